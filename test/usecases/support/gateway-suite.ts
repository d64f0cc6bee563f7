// The gateways' side: what they are told after each act, what their confirmations prove, what they teach a portal that
// was restored, and that none of them reaches beyond its own group.
import { newServerKey } from '../../../src/agent/identity/agent-crypto';
import { certificateRequest } from '../../../src/agent/identity/certificate-request';
import type { Credential } from '../../../src/domain/credential';
import { maxReported } from '../../../src/domain/gateway-protocol';
import { gatewayGroupId } from '../../../src/domain/ids';
import { enrolGateway } from '../../../src/usecases/enrol-gateway';
import { removeGateway } from '../../../src/usecases/remove-gateway';
import { renewEnrolmentToken } from '../../../src/usecases/renew-enrolment-token';
import { resumeDevice } from '../../../src/usecases/resume-device';
import { revokeDevice } from '../../../src/usecases/revoke-device';
import { revokeGrant } from '../../../src/usecases/revoke-grant';
import { suspendDevice } from '../../../src/usecases/suspend-device';
import { suspendGrant } from '../../../src/usecases/suspend-grant';
import { useDatabases, type Engine } from '../../support/databases';
import { gateway as newGateway } from '../../support/town';
import { agentOf, saidOf, type TestAgent } from './asking';
import { connected, type Connected } from './holdings';
import { AuditBroken, changedTables, eventsDuring, everyRow, reasonOf, withoutAudit } from './observed';
import { enrolledGateway, enrolmentWith, openStage, person, type Stage } from './stage';

const reason = 'Ausgeschieden';

export function testGateways(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let one: TestAgent;
  let two: TestAgent;
  beforeAll(async () => {
    stage = await openStage(databases);
    one = agentOf(stage, stage.town, await enrolledGateway(stage, stage.town, 'gw1'));
    two = agentOf(stage, stage.town, await enrolledGateway(stage, stage.town, 'gw2'));
  }, 60_000);

  const proofsOf = async ({ credential }: Pick<Connected, 'credential'>) =>
    (await stage.town.store.credentials.enforcementsOf([credential.id]))
      .toSorted((a, b) => a.gatewayName.localeCompare(b.gatewayName))
      .map(
        ({ kind, effectiveAt, failure }) =>
          failure ?? (effectiveAt === null ? `${kind} ordered` : `${kind} effective`),
      );

  describe('a change', () => {
    it.each(['openvpn', 'wireguard'] as const)('says what becomes of a file for %s', async (protocol) => {
      const [set, remove] =
        protocol === 'openvpn' ? ['client.set', 'client.remove'] : ['peer.set', 'peer.remove'];
      let at = await one.catchUp();
      const next = async () => {
        const told = await one.changes(at);
        at = told.position;
        return told.changes;
      };
      const { holder, admin, device, grant, credential } = await connected(stage, stage.town, protocol);
      const { ports } = stage;
      expect(saidOf(await next(), credential.id)).toBe(set);
      await suspendDevice(ports, admin, { id: device.id, reason });
      expect(saidOf(await next(), credential.id)).toBe(remove);
      await resumeDevice(ports, admin, device.id);
      expect(saidOf(await next(), credential.id)).toBe(set);
      await suspendGrant(ports, admin, { id: grant.id, reason });
      await revokeDevice(ports, holder, { id: device.id, reason: '' });
      expect(saidOf(await next(), credential.id)).toBe(`${remove} for good`);
      expect(await next()).toEqual([]);
    });

    it('is told as things are now: nobody is let in who was taken back meanwhile', async () => {
      const at = await one.catchUp();
      const { admin, device, credential } = await connected(stage, stage.town);
      await revokeDevice(stage.ports, admin, { id: device.id, reason });
      const { changes } = await one.changes(at);
      expect(changes.map(({ change }) => change.kind)).toEqual(['client.remove', 'client.remove']);
      expect(saidOf(changes, credential.id)).toBe('client.remove for good');
    });

    it('of its settings is told again to an agent of another version, which may have passed over what it takes in now', async () => {
      const at = await one.catchUp();
      await one.report({ agentVersion: '1.0.0' });
      expect((await one.changes(at)).changes).toEqual([]);
      await one.report({ agentVersion: '1.2.0' });
      const { changes } = await one.changes(at);
      expect(changes.map(({ change }) => change.kind)).toEqual(['gateway.settings']);
      await one.report({ agentVersion: '1.0.0' });
      await one.catchUp();
    });

    it('of another municipality is told to nobody here', async () => {
      const at = await one.catchUp();
      await enrolledGateway(stage, stage.otherTown, `gw-${stage.ports.ids.random()}`);
      const { credential } = await connected(stage, stage.otherTown);
      expect((await one.changes(at)).changes).toEqual([]);
      expect(saidOf((await one.snapshot()).changes, credential.id)).toBeUndefined();
    });
  });

  describe('a position', () => {
    it('of another life of the database, or ahead of it, needs a snapshot', async () => {
      const { epoch, revision } = await one.catchUp();
      expect(await reasonOf(one.changes({ epoch: 'f'.repeat(32), revision }))).toBe('snapshot-needed');
      expect(await reasonOf(one.changes({ epoch, revision: revision + 1 }))).toBe('snapshot-needed');
      expect(await reasonOf(one.ack({ epoch: 'f'.repeat(32), revision }))).toBe('snapshot-needed');
      expect(await reasonOf(one.ack({ epoch, revision: revision + 1 }))).toBe('ack-from-the-future');
    });

    it('from before what was confirmed needs a snapshot', async () => {
      const before = await one.catchUp();
      await connected(stage, stage.town);
      await one.catchUp();
      expect(await reasonOf(one.changes(before))).toBe('snapshot-needed');
    });

    it('of the host before it was built anew needs a snapshot', async () => {
      const gateway = await enrolledGateway(stage, stage.town, 'gw-rebuilt');
      const agent = agentOf(stage, stage.town, gateway);
      const { position } = await agent.snapshot();
      const admin = await person(stage, stage.town, 'it-admin');
      const { token } = await renewEnrolmentToken(stage.ports, admin, gateway.id);
      await enrolGateway(stage.ports, enrolmentWith(token), 'AAAAAAAAAAAAAAAAAAAAAA');
      expect(await reasonOf(agent.changes(position))).toBe('snapshot-needed');
      await removeGateway(stage.ports, admin, gateway.id);
    });
  });

  describe('a confirmation', () => {
    it('proves everything up to it, for its own gateway', async () => {
      await two.catchUp();
      await one.catchUp();
      const given = await connected(stage, stage.town);
      await suspendDevice(stage.ports, given.admin, { id: given.device.id, reason });
      expect(await proofsOf(given)).toEqual(['suspension ordered', 'suspension ordered']);
      await one.catchUp();
      expect(await proofsOf(given)).toEqual(['suspension effective', 'suspension ordered']);
      await two.catchUp();
      expect(await proofsOf(given)).toEqual(['suspension effective', 'suspension effective']);
    });

    it('that it was carried out proves nothing yet, where the agent looks afterwards', async () => {
      const position = await one.catchUp();
      const given = await connected(stage, stage.town);
      await revokeDevice(stage.ports, given.admin, { id: given.device.id, reason });
      const carriedOut = { ...position, revision: position.revision + 2 };
      await one.ack(carriedOut, [], position.revision);
      expect((await proofsOf(given))[0]).toBe('revocation ordered');
      await one.ack(carriedOut, [], 0);
      expect((await proofsOf(given))[0]).toBe('revocation ordered');
      await one.ack(carriedOut);
      expect((await proofsOf(given))[0]).toBe('revocation effective');
    });

    it('of an agent that does not look counts, and is labelled', async () => {
      const position = await one.catchUp();
      const given = await connected(stage, stage.town);
      await one.ack({ ...position, revision: position.revision + 1 }, [], null);
      expect((await proofsOf(given))[0]).toBe('set effective');
      const proofs = await stage.town.store.credentials.enforcementsOf([given.credential.id]);
      expect(proofs.filter(({ isVerified }) => isVerified)).toEqual([]);
    });

    it('of an order that failed proves nothing, until one comes without it', async () => {
      const given = await connected(stage, stage.town);
      await two.catchUp();
      const position = await one.catchUp();
      await revokeDevice(stage.ports, given.admin, { id: given.device.id, reason });
      await two.catchUp();
      const revision = position.revision + 1;
      const failed = [{ revision, id: given.credential.id, reason: 'session-still-open' }];
      await one.ack({ ...position, revision }, failed);
      expect(await proofsOf(given)).toEqual(['session-still-open', 'revocation effective']);
      const later = await connected(stage, stage.town);
      await one.ack({ ...position, revision: revision + 1 }, failed);
      expect(await proofsOf(given)).toEqual(['session-still-open', 'revocation effective']);
      expect((await proofsOf(later))[0]).toBe('set effective');
      await one.ack({ ...position, revision: revision + 1 });
      expect(await proofsOf(given)).toEqual(['revocation effective', 'revocation effective']);
    });

    it('of what had worked before, and works no more, takes the proof back', async () => {
      const given = await connected(stage, stage.town);
      await revokeDevice(stage.ports, given.admin, { id: given.device.id, reason });
      const position = await one.catchUp();
      expect((await proofsOf(given))[0]).toBe('revocation effective');
      const { revision } = position;
      await one.ack(position, [{ revision, id: given.credential.id, reason: 'directory-unreadable' }]);
      expect((await proofsOf(given))[0]).toBe('directory-unreadable');
      await one.ack(position);
      expect((await proofsOf(given))[0]).toBe('revocation effective');
    });

    it('that cannot name all that failed proves nothing of what it does not name', async () => {
      const given = await connected(stage, stage.town);
      await revokeDevice(stage.ports, given.admin, { id: given.device.id, reason });
      const { position } = await one.snapshot();
      const failed = Array.from({ length: maxReported }, () => ({
        revision: position.revision,
        id: stage.ports.ids.random(),
        reason: 'directory-unreadable',
      }));
      await one.ack(position, failed);
      expect((await proofsOf(given))[0]).toBe('revocation ordered');
      await one.ack(position, failed.slice(1));
      expect((await proofsOf(given))[0]).toBe('revocation effective');
    });

    it('that comes late changes nothing', async () => {
      const given = await connected(stage, stage.town);
      const position = await one.catchUp();
      await revokeDevice(stage.ports, given.admin, { id: given.device.id, reason });
      await connected(stage, stage.town);
      const revision = position.revision + 2;
      await one.ack({ ...position, revision }, [
        { revision, id: given.credential.id, reason: 'service-down' },
      ]);
      await one.ack({ ...position, revision: position.revision + 1 });
      expect((await proofsOf(given))[0]).toBe('service-down');
    });

    it('is taken from no gateway that has left', async () => {
      const gateway = await enrolledGateway(stage, stage.town, 'gw-leaving');
      const agent = agentOf(stage, stage.town, gateway);
      const position = await agent.catchUp();
      const admin = await person(stage, stage.town, 'it-admin');
      await removeGateway(stage.ports, admin, gateway.id);
      const asked = [agent.ack(position), agent.changes(position), agent.snapshot(), agent.report({})];
      for (const each of asked) expect(await reasonOf(each)).toBe('unknown-gateway');
      const given = await connected(stage, stage.town);
      expect(await proofsOf(given)).toHaveLength(2);
    });
  });

  describe('a report', () => {
    const tombstoneOf = ({ id, protocol, publicKey, serial }: Credential) =>
      protocol === 'wireguard'
        ? ({ credential: id, kind: 'peer', key: publicKey ?? '' } as const)
        : ({ credential: id, kind: 'client', key: serial ?? '' } as const);

    /** As a database restored from before the revocation stands there: it believes in all of it again. */
    const forget = async ({ credential, device, grant }: Connected) => {
      const { knex } = stage;
      await knex('credentials').where({ id: credential.id }).update({ state: 'active', preshared_key: null });
      await knex('devices').where({ id: device.id }).update({ state: 'active' });
      await knex('grants').where({ id: grant.id }).update({ state: 'active' });
    };
    const statesOf = async ({ credential, device }: Connected) => [
      (await stage.town.store.credentials.find(credential.id))?.state,
      (await stage.town.store.devices.find(device.id))?.state,
    ];

    it.each(['openvpn', 'wireguard'] as const)(
      'teaches a restored portal what it forgot of %s',
      async (protocol) => {
        const given = await connected(stage, stage.town, protocol);
        await revokeGrant(stage.ports, given.admin, { id: given.grant.id, reason });
        await forget(given);
        expect(await statesOf(given)).toEqual(['active', 'active']);
        const at = await two.catchUp();
        stage.woken.length = 0;
        const tombstones = [tombstoneOf(given.credential), tombstoneOf(given.credential)];
        const written = await eventsDuring(stage.town, () => one.report({ tombstones }));
        expect(written).toMatchObject([
          { action: 'device.suspended', actor: null, subject: given.holder.ref },
          { action: 'gateway.reported-revocation', actor: null, object: { id: given.credential.id } },
        ]);
        expect(await statesOf(given)).toEqual(['revoked', 'suspended']);
        expect(saidOf((await two.changes(at)).changes, given.credential.id)).toMatch(/remove for good$/);
        expect(stage.woken).toHaveLength(2);
        expect(stage.woken).not.toContain('too early');
      },
    );

    it('of the same by two gateways at once is written down once', async () => {
      const given = await connected(stage, stage.town);
      const tombstones = [tombstoneOf(given.credential)];
      const written = await eventsDuring(stage.town, () =>
        Promise.all([one.report({ tombstones }), two.report({ tombstones })]),
      );
      expect(written).toHaveLength(2);
      expect(await statesOf(given)).toEqual(['revoked', 'suspended']);
    });

    it('of what the portal knows already writes nothing', async () => {
      const given = await connected(stage, stage.town);
      await revokeDevice(stage.ports, given.admin, { id: given.device.id, reason });
      const tombstones = [tombstoneOf(given.credential)];
      const before = await everyRow(stage);
      await one.report({ tombstones });
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
    });

    it('takes back nothing of another key, group or municipality', async () => {
      const given = await connected(stage, stage.town);
      const elsewhere = await connected(stage, stage.otherTown);
      const group = { ...stage.town.group, id: gatewayGroupId(stage.ports.ids.uuid()), name: 'Bauhof' };
      await stage.town.store.groups.insert(group, 'key');
      const foreign = newGateway({ gatewayGroupId: group.id, state: 'enrolled', name: 'gw-bauhof' });
      await stage.town.store.gateways.insert(foreign);
      const before = (await everyRow(stage)).credentials;
      const mine = tombstoneOf(given.credential);
      await one.report({ tombstones: [{ ...mine, key: '1' }, tombstoneOf(elsewhere.credential)] });
      await one.report({ firstConnected: [elsewhere.credential.id] });
      const stranger = agentOf(stage, stage.town, foreign);
      await stranger.report({ tombstones: [mine], firstConnected: [given.credential.id] });
      expect((await everyRow(stage)).credentials).toBe(before);
    });

    it('is taken whole or not at all', async () => {
      const given = await connected(stage, stage.town);
      const report = { tombstones: [tombstoneOf(given.credential)], firstConnected: [given.credential.id] };
      const before = await everyRow(stage);
      stage.woken.length = 0;
      await expect(one.report(report, withoutAudit(stage.ports))).rejects.toBeInstanceOf(AuditBroken);
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
      expect(stage.woken).toEqual([]);
    });

    it('says once that a file has been used, without a time and without an event', async () => {
      const { credential } = await connected(stage, stage.town);
      const written = await eventsDuring(stage.town, () => one.report({ firstConnected: [credential.id] }));
      expect(written).toEqual([]);
      expect((await stage.town.store.credentials.find(credential.id))?.connected).toBe(true);
    });

    it('with a request for a certificate brings a new one into the settings', async () => {
      const at = await one.catchUp();
      await one.report({ openvpnCsr: certificateRequest(newServerKey()) });
      const { changes } = await one.changes(at);
      expect(changes.map(({ change }) => change.kind)).toEqual(['gateway.settings']);
    });

    it('with a request that is none is refused, and nothing of it is taken', async () => {
      const given = await connected(stage, stage.town);
      const before = await everyRow(stage);
      const report = { tombstones: [tombstoneOf(given.credential)], openvpnCsr: 'nothing' };
      expect(await reasonOf(one.report(report))).toMatch(/^csr-/);
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
    });
  });
}
