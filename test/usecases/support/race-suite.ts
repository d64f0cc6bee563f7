// Acts that meet: two decisions about one application, taking back while giving out, fifty people at one small pool.
// Nobody ever sees the database's own words, and what stands afterwards is consistent.
import { addDevice } from '../../../src/usecases/add-device';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { denyAccessRequest } from '../../../src/usecases/deny-access-request';
import { issueCredential } from '../../../src/usecases/issue-credential';
import { queryAccessRequest } from '../../../src/usecases/query-access-request';
import { reportDeviceLost } from '../../../src/usecases/report-device-lost';
import { resumeDevice } from '../../../src/usecases/resume-device';
import { resumeGrant } from '../../../src/usecases/resume-grant';
import { revokeDevice } from '../../../src/usecases/revoke-device';
import { revokeGrant } from '../../../src/usecases/revoke-grant';
import { suspendDevice } from '../../../src/usecases/suspend-device';
import { suspendGrant } from '../../../src/usecases/suspend-grant';
import { withdrawAccessRequest } from '../../../src/usecases/withdraw-access-request';
import { useDatabases, type Engine } from '../../support/databases';
import { applied, connected, granted, notebook, type Connected } from './holdings';
import { outcomesOf } from './observed';
import { enrolledGateway, openStage, person, the, type Stage } from './stage';

const rounds = 6;
const reason = 'Ausgeschieden';

export function testRaces(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(databases);
    await enrolledGateway(stage, stage.town, 'gw1');
    await enrolledGateway(stage, stage.town, 'gw2');
  }, 60_000);

  describe('decisions about one application', () => {
    it('end in one of them', async () => {
      const { town, ports } = stage;
      for (let round = 0; round < rounds; round += 1) {
        const { holder, admin, request } = await applied(stage, town);
        const other = await person(stage, town, 'it-admin');
        const { done, refused } = await outcomesOf([
          approveAccessRequest(ports, admin, request.id),
          denyAccessRequest(ports, other, { id: request.id, reason }),
          withdrawAccessRequest(ports, holder, request.id),
          approveAccessRequest(ports, other, request.id),
        ]);
        expect({ done, refused }).toEqual({ done: 1, refused: Array(3).fill('already-decided') });
        const state = (await town.store.requests.find(request.id))?.state;
        const grants = await town.store.grants.ofPerson(holder.personId);
        expect(grants).toHaveLength(state === 'approved' ? 1 : 0);
      }
    });
  });

  describe('a question and a decision at once', () => {
    const question = 'Mit welchem Gerät möchten Sie arbeiten?';

    it.each(['approve', 'deny'] as const)('end in one of them: %s', async (decision) => {
      const { town, ports } = stage;
      for (let round = 0; round < rounds; round += 1) {
        const { admin, request } = await applied(stage, town);
        const other = await person(stage, town, 'it-admin');
        const ask = () => queryAccessRequest(ports, admin, { id: request.id, question });
        const decide = () =>
          decision === 'approve'
            ? approveAccessRequest(ports, other, request.id)
            : denyAccessRequest(ports, other, { id: request.id, reason });
        const acts = round % 2 === 0 ? [ask, decide] : [decide, ask];
        const { done, refused } = await outcomesOf(acts.map((act) => act()));
        const state = (await town.store.requests.find(request.id))?.state;
        const queries = await town.store.requestQueries.ofRequest(request.id);
        expect({ done, refused }).toEqual({
          done: 1,
          refused: [state === 'query' ? 'query-open' : 'already-decided'],
        });
        expect(queries).toHaveLength(state === 'query' ? 1 : 0);
      }
    });

    it('two questions at once are one', async () => {
      const { town, ports } = stage;
      const { admin, request } = await applied(stage, town);
      const ask = () => queryAccessRequest(ports, admin, { id: request.id, question });
      expect(await outcomesOf([ask(), ask(), ask()])).toEqual({
        done: 1,
        refused: ['query-open', 'query-open'],
      });
      expect(await town.store.requestQueries.ofRequest(request.id)).toHaveLength(1);
    });
  });

  describe('acts on one access', () => {
    /** Orders of acts in which each comes first, last and in between. */
    const actsOn = ({ holder, admin, device, grant, credential }: Connected) => {
      const { ports } = stage;
      const issuing = { deviceId: device.id, protocol: 'openvpn', replaces: credential.id } as const;
      return [
        () => issueCredential(ports, holder, issuing),
        () => suspendDevice(ports, admin, { id: device.id, reason }),
        () => suspendGrant(ports, admin, { id: grant.id, reason }),
        () => reportDeviceLost(ports, holder, device.id),
        () => addDevice(ports, holder, { grantId: grant.id, ...notebook, name: 'Tablet' }),
        () => resumeDevice(ports, admin, device.id),
        () => resumeGrant(ports, admin, grant.id),
        () => issueCredential(ports, holder, { ...issuing, protocol: 'wireguard' }),
      ];
    };

    it('leave devices, files and orders in one mind', async () => {
      for (let round = 0; round < rounds; round += 1) {
        const given = await connected(stage, stage.town);
        const acts = actsOn(given);
        const turned = [...acts.slice(round), ...acts.slice(0, round)];
        await outcomesOf(turned.map((act) => act()));
        await expectOneMind(stage, given);
      }
    });

    it('never undo a revocation', async () => {
      for (let round = 0; round < rounds; round += 1) {
        const given = await connected(stage, stage.town);
        const { ports } = stage;
        const revoke = () => revokeDevice(ports, given.admin, { id: given.device.id, reason });
        const revokeAll = () => revokeGrant(ports, given.admin, { id: given.grant.id, reason });
        const acts = [...actsOn(given), revoke, revokeAll];
        const turned = [...acts.slice(round), ...acts.slice(0, round)];
        await outcomesOf(turned.map((act) => act()));
        await expectOneMind(stage, given);
        const credentials = await stage.town.store.credentials.ofGrant(given.grant.id);
        expect((await stage.town.store.grants.find(given.grant.id))?.state).toBe('revoked');
        expect(credentials.filter(({ state }) => state !== 'revoked' && state !== 'void')).toEqual([]);
      }
    });
  });

  describe('places for devices', () => {
    it('are never taken twice, and free again after a revocation', async () => {
      const { ports, town } = stage;
      const { holder, grant } = await granted(stage, town);
      const names = ['a', 'b', 'c', 'd', 'e'];
      const adding = () =>
        names.map((name) => addDevice(ports, holder, { grantId: grant.id, ...notebook, name }));
      const { done, refused } = await outcomesOf(adding());
      expect({ done, refused }).toEqual({ done: 2, refused: Array(3).fill('no-device-place-left') });
      const [first] = await town.store.devices.ofGrant(grant.id);
      await outcomesOf(
        [1, 2].map(() => revokeDevice(ports, holder, { id: first?.id ?? the([]), reason: '' })),
      );
      const again = await outcomesOf(adding().slice(0, 5));
      expect(again.done).toBe(1);
    });
  });
}

/** An active file only under an active device and grant; the newest order says what the file's state says. */
async function expectOneMind({ town }: Stage, { grant }: Connected): Promise<void> {
  const { store } = town;
  const held = await store.grants.find(grant.id);
  const devices = await store.devices.ofGrant(grant.id);
  for (const credential of await store.credentials.ofGrant(grant.id)) {
    const device = devices.find(({ id }) => id === credential.deviceId);
    if (credential.state === 'active') {
      expect({ grant: held?.state, device: device?.state }).toEqual({ grant: 'active', device: 'active' });
    }
    if (credential.state === 'suspended') expect([held?.state, device?.state]).toContain('suspended');
    const orders = await store.credentials.enforcementsOf([credential.id]);
    const expected = {
      active: 'set',
      suspended: 'suspension',
      revoked: 'revocation',
      expired: 'expiry',
    } as const;
    const { state } = credential;
    const kind = state === 'pending' || state === 'void' ? null : expected[state];
    expect(orders.map((order) => order.kind)).toEqual(kind === null ? [] : [kind, kind]);
  }
  for (const device of devices) {
    const live = (await store.credentials.ofDevice(device.id)).filter(({ state }) =>
      ['active', 'suspended', 'pending'].includes(state),
    );
    expect(live.length).toBeLessThanOrEqual(1);
  }
}
