// Gateways: enrolment, numbered orders, what an agent reads after an absence, and the proof that orders took effect.
import type { Knex } from 'knex';
import type { GatewayOrder, GatewayOrderKind } from '../../../src/domain/gateway-order';
import type { OrderAtGateway, OrderPage } from '../../../src/usecases/ports-of-unconfirmed-orders';
import type { Credential } from '../../../src/domain/credential';
import { cidr4 } from '../../../src/domain/config-fields';
import { authorityId, credentialId, gatewayGroupId, gatewayId } from '../../../src/domain/ids';
import type { Store, TenantStore } from '../../../src/usecases/ports';
import { now } from '../../support/builders';
import { engines, useDatabases } from '../../support/databases';
import {
  addAccess,
  addEnrolledGateway,
  addGateway,
  enrolGateway,
  gateway,
  group,
  newTown,
} from '../../support/town';

const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000);
const order = (credential: Credential, kind: GatewayOrderKind = 'set'): GatewayOrder => ({
  kind,
  gatewayGroupId: credential.gatewayGroupId,
  credentialId: credential.id,
});

describe.each(engines)('gateways on %s', (engine) => {
  const databases = useDatabases(engine);
  let knex: Knex;
  let store: Store;
  let town: TenantStore;
  beforeAll(async () => {
    ({ knex, store } = await databases.open());
  });
  beforeEach(async () => {
    town = await newTown(store);
  });

  describe('enrolment', () => {
    const keys = {
      agentKey: 'agent key',
      wireguardPublicKey: 'wg',
      openvpnCertificatePem: 'certificate',
      certificateEndsAt: later(1_000),
      authorityId: authorityId('server-ca'),
      agentVersion: '1.2.3',
    };

    it('gives back what was stored, and what enrolment brought along', async () => {
      const { id: tenantId } = await town.tenant.get();
      const added = await addGateway(town);
      expect(await town.gateways.find(added.id)).toEqual({ ...added, tenantId });
      expect(await town.gateways.openvpnCertificate(added.id)).toBeNull();
      await town.gateways.setEnrolmentToken(added.id, 'hash-1', later(60));
      expect(await store.installation.findEnrolment('hash-1', now)).toEqual({
        tenantId,
        gatewayId: added.id,
      });
      expect(await store.installation.findGateway(added.id)).toBeNull();
      await town.gateways.enrol(added.id, { tokenHash: 'hash-1', keys, now: now });
      expect(await town.gateways.find(added.id)).toMatchObject({
        state: 'enrolled',
        wireguardPublicKey: 'wg',
        agentVersion: '1.2.3',
        certificateEndsAt: keys.certificateEndsAt,
        lastContactAt: now,
      });
      expect(await store.installation.findGateway(added.id)).toEqual({
        tenantId,
        gatewayId: added.id,
        agentKey: 'agent key',
        instances: null,
      });
      const renewed = {
        openvpnCertificatePem: 'renewed',
        certificateEndsAt: later(2_000),
        authorityId: authorityId('server-ca-2'),
      };
      await town.gateways.renewCertificate(added.id, renewed);
      await town.gateways.heard(added.id, later(5), '2.0.0');
      await town.gateways.heard(added.id, later(6));
      expect(await town.gateways.openvpnCertificate(added.id)).toEqual(renewed);
      expect(await town.gateways.find(added.id)).toMatchObject({
        agentVersion: '2.0.0',
        lastContactAt: later(6),
      });
    });

    it('notes since when a gateway has another WireGuard key than before, and nothing while it keeps its own', async () => {
      const added = await addGateway(town);
      const enrolAs = async (wireguardPublicKey: string, at: Date) => {
        const tokenHash = `hash-${wireguardPublicKey}-${at.getTime()}`;
        await town.gateways.setEnrolmentToken(added.id, tokenHash, later(600));
        await town.gateways.enrol(added.id, { tokenHash, keys: { ...keys, wireguardPublicKey }, now: at });
        return (await town.gateways.find(added.id))?.wireguardKeySince ?? null;
      };
      expect(await enrolAs('one', now)).toBeNull();
      expect(await enrolAs('one', later(10))).toBeNull();
      expect(await enrolAs('two', later(20))).toEqual(later(20));
      expect(await enrolAs('two', later(30))).toEqual(later(20));
    });

    it('keeps its server over TCP, with the revision that it was ordered with', async () => {
      const tcp = { port: 443, network4: cidr4('10.93.0.0/29'), network6: null };
      const added = await addEnrolledGateway(town);
      await town.gateways.orderSettings([added.id]);
      await town.gateways.setOpenvpnTcp(added.id, tcp);
      const { revision } = (await town.gateways.find(added.id)) ?? gateway();
      expect(await town.gateways.find(added.id)).toMatchObject({
        openvpnTcp: tcp,
        openvpnTcpRevision: revision,
      });
      await enrolGateway(town, added);
      expect(await town.gateways.find(added.id)).toMatchObject({
        openvpnTcp: tcp,
        openvpnTcpRevision: revision + 1,
      });
      await town.gateways.setOpenvpnTcp(added.id, null);
      expect((await town.gateways.find(added.id))?.openvpnTcp).toBeNull();
      const announced = await addGateway(town, { openvpnTcp: tcp });
      expect((await town.gateways.find(announced.id))?.openvpnTcp).toEqual(tcp);
      await town.gateways.update({ ...announced, state: 'removed' }, ['new']);
      await expect(town.gateways.setOpenvpnTcp(announced.id, null)).rejects.toMatchObject({
        kind: 'conflict',
      });
    });

    it('lets one of ten who know the token enrol', async () => {
      const added = await addGateway(town);
      await town.gateways.setEnrolmentToken(added.id, 'hash-2', later(60));
      const results = await Promise.allSettled(
        Array.from({ length: 10 }, () =>
          town.gateways.enrol(added.id, { tokenHash: 'hash-2', keys, now: now }),
        ),
      );
      const refused = results.filter((result) => result.status === 'rejected');
      expect(refused).toHaveLength(9);
      for (const { reason } of refused)
        expect(reason).toMatchObject({ kind: 'conflict', reason: 'token-used' });
      expect(await store.installation.findEnrolment('hash-2', now)).toBeNull();
    });

    it('is refused: a stale token, a wrong one, one of a removed gateway', async () => {
      const added = await addGateway(town);
      const refused = { reason: 'token-used' };
      await town.gateways.setEnrolmentToken(added.id, 'hash-3', later(60));
      expect(await store.installation.findEnrolment('hash-3', later(60))).toBeNull();
      await expect(
        town.gateways.enrol(added.id, { tokenHash: 'hash-3', keys, now: later(60) }),
      ).rejects.toMatchObject(refused);
      await expect(
        town.gateways.enrol(added.id, { tokenHash: 'wrong', keys, now: now }),
      ).rejects.toMatchObject(refused);
      await town.gateways.update({ ...added, state: 'removed' }, ['new', 'enrolled']);
      expect(await store.installation.findEnrolment('hash-3', now)).toBeNull();
      await expect(
        town.gateways.enrol(added.id, { tokenHash: 'hash-3', keys, now: now }),
      ).rejects.toMatchObject(refused);
      await expect(town.gateways.setEnrolmentToken(added.id, 'hash-4', later(60))).rejects.toMatchObject({
        kind: 'conflict',
      });
    });

    it('lets a removed gateway no longer in, and not be removed twice', async () => {
      const added = await addEnrolledGateway(town);
      await town.gateways.update({ ...added, state: 'removed' }, ['new', 'enrolled']);
      expect(await store.installation.findGateway(added.id)).toBeNull();
      const again = town.gateways.update({ ...added, state: 'removed' }, ['new', 'enrolled']);
      await expect(again).rejects.toMatchObject({ reason: 'changed-meanwhile' });
    });

    it('is seen at a glance: how far it was ordered, from where on that is kept, and who speaks for it', async () => {
      const added = await addEnrolledGateway(town);
      const before = await town.gateways.glance(added.id);
      expect(before).toEqual({ state: 'enrolled', revision: 1, logFrom: 1, instances: null });
      const belief = {
        instance: 'one',
        since: now,
        signedSince: now,
        former: [{ instance: 'none', until: now }],
        copied: { since: now, at: now },
        provesFrom: 3,
      };
      await town.gateways.believe(added.id, belief);
      await town.gateways.orderSettings([added.id]);
      expect(await town.gateways.glance(added.id)).toEqual({
        state: 'enrolled',
        revision: 2,
        logFrom: 1,
        instances: belief,
      });
      expect((await store.installation.findGateway(added.id))?.instances).toEqual(belief);
      expect(await (await newTown(store)).gateways.glance(added.id)).toBeNull();
      await town.gateways.update({ ...added, state: 'removed' }, ['enrolled']);
      expect((await town.gateways.glance(added.id))?.state).toBe('removed');
    });

    it('makes an agent that enrols take a snapshot, the first time and after its host was rebuilt', async () => {
      const { credential } = await addAccess(town);
      const added = await addEnrolledGateway(town);
      expect(await town.gateways.changesAfter(added.id, 0, 10)).toBeNull();
      await town.gateways.order([order(credential)], now);
      const { revision } = (await town.gateways.find(added.id)) ?? gateway();
      expect(await town.gateways.changesAfter(added.id, revision - 1, 10)).toHaveLength(1);
      await enrolGateway(town, added);
      expect(await town.gateways.changesAfter(added.id, revision, 10)).toBeNull();
      expect(await town.gateways.changesAfter(added.id, revision + 1, 10)).toEqual([]);
    });
  });

  describe('orders', () => {
    it('are numbered in the log of every enrolled gateway of the group and wake it', async () => {
      const { credential } = await addAccess(town, { protocol: 'wireguard' });
      const one = await addEnrolledGateway(town, { name: 'one' });
      const two = await addEnrolledGateway(town, { name: 'two' });
      const removed = await addEnrolledGateway(town, { name: 'gone' });
      const waiting = await addGateway(town, { name: 'new' });
      await town.gateways.update({ ...removed, state: 'removed' }, ['enrolled']);
      await town.groups.insert({ ...group, id: gatewayGroupId('other') }, 'key');
      const other = await addEnrolledGateway(town, { gatewayGroupId: gatewayGroupId('other') });
      const woken = await town.gateways.order([order(credential)], now);
      expect([...woken].sort()).toEqual([one.id, two.id].sort());
      for (const { id } of [one, two]) {
        expect(await town.gateways.changesAfter(id, 1, 10)).toMatchObject([
          {
            revision: 2,
            kind: 'set',
            credential: { credential: { id: credential.id }, presharedKey: 'psk' },
          },
        ]);
      }
      expect(await town.gateways.changesAfter(removed.id, 1, 10)).toEqual([]);
      expect(await town.gateways.changesAfter(other.id, 1, 10)).toEqual([]);
      const proofs = await town.credentials.enforcementsOf([credential.id]);
      expect(proofs.map(({ gatewayId: id }) => id)).not.toContain(waiting.id);
      expect(proofs).toHaveLength(2);
    });

    it('of nothing change nothing', async () => {
      await addEnrolledGateway(town);
      expect(await town.gateways.order([], now)).toEqual([]);
    });

    it('of settings are for the gateway alone', async () => {
      const one = await addEnrolledGateway(town);
      await town.gateways.orderSettings([one.id]);
      expect(await town.gateways.changesAfter(one.id, 1, 10)).toEqual([
        { revision: 2, kind: 'settings', credential: null },
      ]);
    });

    it('appear without gap however many transactions give them at once', async () => {
      const { credential } = await addAccess(town);
      const one = await addEnrolledGateway(town, { name: 'one' });
      const two = await addEnrolledGateway(town, { name: 'two' });
      await Promise.all(
        Array.from({ length: 25 }, () =>
          town.transaction((records) => records.gateways.order([order(credential)], now)),
        ),
      );
      for (const { id } of [one, two]) {
        const changes = (await town.gateways.changesAfter(id, 1, 100)) ?? [];
        expect(changes.map(({ revision }) => revision)).toEqual(
          Array.from({ length: 25 }, (_, index) => index + 2),
        );
      }
    });

    it('are in the log in the order of commits: none appears below one already read', async () => {
      const { credential } = await addAccess(town);
      const one = await addEnrolledGateway(town);
      let read = 1;
      const reading = { isDone: false };
      const reader = (async () => {
        while (!reading.isDone) {
          const changes = (await town.gateways.changesAfter(one.id, read, 100)) ?? [];
          for (const { revision } of changes) expect(revision).toBe((read += 1));
          await new Promise((resolve) => setImmediate(resolve));
        }
      })();
      const writer = () =>
        town.transaction(async (records) => {
          await records.gateways.order([order(credential)], now);
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
        });
      await Promise.all(Array.from({ length: 20 }, writer));
      reading.isDone = true;
      await reader;
      expect(await town.gateways.changesAfter(one.id, 21, 10)).toEqual([]);
    });

    it('are gone with the transaction that failed', async () => {
      const { credential } = await addAccess(town);
      const one = await addEnrolledGateway(town);
      const failing = town.transaction(async (records) => {
        await records.gateways.order([order(credential)], now);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await town.gateways.changesAfter(one.id, 1, 10)).toEqual([]);
      expect(await town.credentials.enforcementsOf([credential.id])).toEqual([]);
      expect(await town.gateways.find(one.id)).toMatchObject({ revision: 1 });
    });

    it('of a whole office fit into one act', async () => {
      const { credential } = await addAccess(town);
      const one = await addEnrolledGateway(town);
      await town.gateways.order(
        Array.from({ length: 2_500 }, () => order(credential)),
        now,
      );
      expect(await town.gateways.find(one.id)).toMatchObject({ revision: 2_501 });
      expect(await town.gateways.changesAfter(one.id, 1, 5_000)).toHaveLength(2_500);
    });
  });

  describe('what an agent reads', () => {
    it('is the credential as it is now, not as it was at the order', async () => {
      const { credential } = await addAccess(town, { protocol: 'wireguard' });
      const one = await addEnrolledGateway(town);
      await town.gateways.order([order(credential)], now);
      await town.credentials.updateAll([{ credential: { ...credential, state: 'revoked' }, from: 'active' }]);
      await town.gateways.order([order(credential, 'revocation')], now);
      const changes = (await town.gateways.changesAfter(one.id, 1, 10)) ?? [];
      expect(
        changes.map((change) => [
          change.kind,
          change.credential?.credential.state,
          change.credential?.presharedKey,
        ]),
      ).toEqual([
        ['set', 'revoked', null],
        ['revocation', 'revoked', null],
      ]);
      expect(await town.gateways.changesAfter(one.id, 1, 1)).toHaveLength(1);
    });

    it('as a snapshot is what may connect and what was revoked, in pieces', async () => {
      const add = async (id: string, change: Partial<Credential>) =>
        addAccess(town, {
          id: credentialId(id),
          keyHash: `${id} ${Math.random()}`,
          serial: `${Math.random()}`,
          ...change,
        });
      await add('a-active', {});
      await add('b-pending', { state: 'pending' });
      await add('c-suspended', { state: 'suspended' });
      await add('d-revoked-certificate', { state: 'revoked', notAfter: later(1) });
      await add('e-revoked-certificate-over', { state: 'revoked', notAfter: now });
      await add('f-revoked-peer', {
        state: 'revoked',
        protocol: 'wireguard',
        notAfter: null,
        until: new Date(0),
      });
      await add('g-expired', { state: 'expired' });
      await add('h-void', { state: 'void' });
      await add('i-over', { until: now });
      await add('j-peer', { protocol: 'wireguard', notAfter: null });
      const all = await town.gateways.snapshotAfter(group.id, { after: null, limit: 100, now: now });
      expect(all.map(({ credential, presharedKey }) => [credential.id, presharedKey])).toEqual([
        ['a-active', null],
        ['d-revoked-certificate', null],
        ['f-revoked-peer', 'psk'],
        ['j-peer', 'psk'],
      ]);
      const piece = await town.gateways.snapshotAfter(group.id, {
        after: credentialId('d-revoked-certificate'),
        limit: 1,
        now: now,
      });
      expect(piece.map(({ credential }) => credential.id)).toEqual(['f-revoked-peer']);
      expect(
        await town.gateways.snapshotAfter(gatewayGroupId('other'), { after: null, limit: 100, now: now }),
      ).toEqual([]);
    });
  });

  describe('the proof', () => {
    const proofOf = async (credential: Credential) =>
      (await town.credentials.enforcementsOf([credential.id]))[0];

    it('is open until the gateway confirms, and says when it did', async () => {
      const { credential } = await addAccess(town);
      const one = await addEnrolledGateway(town);
      await town.gateways.order([order(credential, 'revocation')], now);
      const open = {
        credentialId: credential.id,
        gatewayId: one.id,
        gatewayName: 'gw1',
        kind: 'revocation',
        orderedAt: now,
      };
      expect(await proofOf(credential)).toEqual({
        ...open,
        appliedAt: null,
        effectiveAt: null,
        isVerified: false,
        failure: null,
      });
      await town.gateways.acknowledge(one.id, {
        upTo: 1,
        verified: null,
        failed: [],
        isWhole: true,
        now: later(1),
      });
      expect(await proofOf(credential)).toMatchObject({ effectiveAt: null });
      await town.gateways.acknowledge(one.id, {
        upTo: 2,
        verified: null,
        failed: [],
        isWhole: true,
        now: later(2),
      });
      await town.gateways.acknowledge(one.id, {
        upTo: 2,
        verified: null,
        failed: [],
        isWhole: true,
        now: later(3),
      });
      expect(await proofOf(credential)).toEqual({
        ...open,
        appliedAt: later(2),
        effectiveAt: later(2),
        isVerified: false,
        failure: null,
      });
      expect(await town.gateways.find(one.id)).toMatchObject({ revision: 2, acknowledged: 2 });
    });

    it('is of the newest order: a later one opens it again', async () => {
      const { credential } = await addAccess(town);
      const one = await addEnrolledGateway(town);
      await town.gateways.order([order(credential)], now);
      await town.gateways.acknowledge(one.id, {
        upTo: 2,
        verified: null,
        failed: [],
        isWhole: true,
        now: later(1),
      });
      await town.gateways.order([order(credential, 'suspension')], later(2));
      expect(await proofOf(credential)).toMatchObject({
        kind: 'suspension',
        orderedAt: later(2),
        effectiveAt: null,
      });
      await town.gateways.acknowledge(one.id, {
        upTo: 2,
        verified: null,
        failed: [],
        isWhole: true,
        now: later(3),
      });
      expect(await proofOf(credential)).toMatchObject({ effectiveAt: null });
    });

    it('shows what failed, and closes when it later succeeds', async () => {
      const first = await addAccess(town);
      const second = await addAccess(town);
      const one = await addEnrolledGateway(town);
      await town.gateways.order(
        [order(first.credential, 'revocation'), order(second.credential, 'revocation')],
        now,
      );
      await town.gateways.acknowledge(one.id, {
        upTo: 3,
        verified: null,
        failed: [{ id: first.credential.id, reason: 'wg-failed' }],
        isWhole: true,
        now: later(1),
      });
      expect(await proofOf(first.credential)).toMatchObject({ effectiveAt: null, failure: 'wg-failed' });
      expect(await proofOf(second.credential)).toMatchObject({ effectiveAt: later(1), failure: null });
      await town.gateways.acknowledge(one.id, {
        upTo: 3,
        verified: null,
        failed: [],
        isWhole: true,
        now: later(2),
      });
      expect(await proofOf(first.credential)).toMatchObject({ effectiveAt: later(2), failure: null });
    });

    it('drops what was confirmed from the log; an agent behind that needs a snapshot', async () => {
      const { credential } = await addAccess(town);
      const one = await addEnrolledGateway(town);
      for (let index = 0; index < 3; index += 1) await town.gateways.order([order(credential)], now);
      await town.gateways.acknowledge(one.id, {
        upTo: 3,
        verified: null,
        failed: [],
        isWhole: true,
        now: now,
      });
      expect(await knex('gateway_changes').where({ gateway_id: one.id }).pluck('revision')).toEqual([4]);
      expect(await town.gateways.changesAfter(one.id, 2, 10)).toBeNull();
      expect(await town.gateways.changesAfter(one.id, 3, 10)).toHaveLength(1);
      await town.gateways.acknowledge(one.id, {
        upTo: 2,
        verified: null,
        failed: [],
        isWhole: true,
        now: now,
      });
      expect(await town.gateways.find(one.id)).toMatchObject({ acknowledged: 3 });
    });

    it('lists take-backs that nobody has confirmed, oldest first', async () => {
      const one = await addEnrolledGateway(town, { name: 'one' });
      const gone = await addEnrolledGateway(town, { name: 'gone' });
      const [first, second, third] = [await addAccess(town), await addAccess(town), await addAccess(town)];
      await town.gateways.order([order(second.credential, 'revocation')], later(1));
      await town.gateways.order([order(first.credential, 'suspension')], now);
      await town.gateways.order([order(third.credential)], now);
      await town.gateways.update({ ...gone, state: 'removed' }, ['enrolled']);
      const first10 = { after: null, limit: 10 };
      const open = await town.unconfirmedOrders.list(first10, null);
      expect(open.items).toMatchObject([
        {
          credentialId: first.credential.id,
          gatewayId: one.id,
          kind: 'suspension',
          deviceName: 'Notebook Bauamt',
          personName: 'Anna Müller',
        },
        {
          credentialId: second.credential.id,
          gatewayId: one.id,
          kind: 'revocation',
          deviceId: second.device.id,
        },
      ]);
      expect((await town.unconfirmedOrders.list(first10, one.id)).items).toHaveLength(2);
      expect((await town.unconfirmedOrders.list(first10, gone.id)).items).toEqual([]);
      await town.gateways.acknowledge(one.id, {
        upTo: 4,
        verified: null,
        failed: [],
        isWhole: true,
        now: later(9),
      });
      expect((await town.unconfirmedOrders.list(first10, null)).items).toEqual([]);
    });

    it('is carried out and verified at two moments, by what the agent says of each', async () => {
      const { credential } = await addAccess(town);
      const one = await addEnrolledGateway(town);
      await town.gateways.order([order(credential, 'revocation')], now);
      const ack = (upTo: number, verified: number, at: Date, failed: readonly string[] = []) =>
        town.gateways.acknowledge(one.id, {
          upTo,
          verified,
          failed: failed.map((reason) => ({ id: credential.id, reason })),
          isWhole: true,
          now: at,
        });
      await ack(2, 1, later(1));
      expect(await proofOf(credential)).toMatchObject({ appliedAt: later(1), effectiveAt: null });
      await ack(2, 2, later(2));
      const verified = { appliedAt: later(1), effectiveAt: later(2), isVerified: true };
      expect(await proofOf(credential)).toMatchObject(verified);
      await ack(2, 0, later(3));
      await ack(2, 2, later(4));
      expect(await proofOf(credential)).toMatchObject(verified);
      await ack(2, 2, later(5), ['peer-still-there']);
      expect(await proofOf(credential)).toMatchObject({
        appliedAt: null,
        effectiveAt: null,
        isVerified: false,
        failure: 'peer-still-there',
      });
      await ack(2, 0, later(6));
      expect(await proofOf(credential)).toMatchObject({
        appliedAt: later(6),
        effectiveAt: null,
        failure: null,
      });
    });

    it('of an earlier end is waited for like any taking back; gateways are told a new end', async () => {
      const { credential } = await addAccess(town);
      const one = await addEnrolledGateway(town);
      await town.gateways.order([order(credential, 'reduction')], now);
      expect(await proofOf(credential)).toMatchObject({ kind: 'reduction' });
      expect(await town.gateways.changesAfter(one.id, 1, 10)).toMatchObject([{ kind: 'set' }]);
      expect(await town.unconfirmedOrders.countUpTo(10, null)).toBe(1);
      await town.gateways.order([order(credential)], later(1));
      expect(await proofOf(credential)).toMatchObject({ kind: 'set' });
      expect(await town.unconfirmedOrders.countUpTo(10, null)).toBe(0);
    });

    it('lists those of one act in pages, none twice and none left out', async () => {
      const one = await addEnrolledGateway(town, { name: 'one' });
      await addEnrolledGateway(town, { name: 'two' });
      const accesses = [await addAccess(town), await addAccess(town), await addAccess(town)];
      await town.gateways.order(
        accesses.map(({ credential }) => order(credential, 'revocation')),
        now,
      );
      const seen: string[] = [];
      let after: OrderAtGateway | null = null;
      do {
        const page: OrderPage = await town.unconfirmedOrders.list({ after, limit: 2 }, null);
        seen.push(...page.items.map(({ credentialId: id, gatewayId: gateway }) => `${id} ${gateway}`));
        after = page.next;
      } while (after !== null);
      expect(seen).toHaveLength(6);
      expect(new Set(seen).size).toBe(6);
      expect(await town.unconfirmedOrders.countUpTo(10, one.id)).toBe(3);
      expect(await town.unconfirmedOrders.countUpTo(2, one.id)).toBe(3);
      expect(await town.unconfirmedOrders.countUpTo(1, one.id)).toBe(2);
    });

    it('that is late is told of once, and counted by gateway', async () => {
      const one = await addEnrolledGateway(town, { name: 'one' });
      const { credential } = await addAccess(town);
      const second = await addAccess(town);
      await town.gateways.order([order(credential, 'revocation')], now);
      await town.gateways.order([order(second.credential, 'suspension')], later(5));
      const { unconfirmedOrders } = town;
      expect(await unconfirmedOrders.isAnyUntold(now)).toBe(false);
      expect(await unconfirmedOrders.isAnyUntold(later(1))).toBe(true);
      expect(await unconfirmedOrders.lastTold()).toBeNull();
      expect(await unconfirmedOrders.tell(later(1), later(2))).toBe(1);
      expect(await unconfirmedOrders.tell(later(1), later(3))).toBe(0);
      expect(await unconfirmedOrders.lastTold()).toEqual(later(2));
      expect(await unconfirmedOrders.countOrderedBeforeUpTo(later(1), 10)).toBe(1);
      expect(await unconfirmedOrders.overdueByGateway(later(9))).toEqual([
        { gatewayId: one.id, count: 2, oldest: now },
      ]);
      await town.gateways.acknowledge(one.id, {
        upTo: 3,
        verified: 3,
        failed: [],
        isWhole: true,
        now: later(9),
      });
      expect(await unconfirmedOrders.lastTold()).toBeNull();
      expect(await unconfirmedOrders.overdueByGateway(later(99))).toEqual([]);
    });
  });

  describe('the installation', () => {
    it('has one epoch, whoever asks first', async () => {
      const epochs = await Promise.all(Array.from({ length: 5 }, () => store.installation.epoch()));
      expect(new Set(epochs).size).toBe(1);
      expect(epochs[0]).toMatch(/^[0-9a-f]{32}$/);
    });

    it('makes the portal key once, sealed, also when five ask at the same time', async () => {
      const create = (index: number) => () => ({
        privateKeyPem: `private ${index}`,
        publicKey: `public ${index}`,
      });
      const made = await Promise.all(
        [0, 1, 2, 3, 4].map((index) => store.installation.portalKeys(create(index))),
      );
      expect(new Set(made.map(({ privateKeyPem }) => privateKeyPem)).size).toBe(1);
      expect(await store.installation.portalKeys(create(9))).toEqual(made[0]);
      const [row] = await knex('installation').select(['portal_private_key', 'portal_public_key']);
      expect(row.portal_private_key).toMatch(/^v1\./);
      expect(row.portal_public_key).toBe(made[0]?.publicKey);
    });

    it('takes each nonce of a gateway once', async () => {
      const [one, two] = [await addGateway(town), await addGateway(town)];
      const used = await Promise.all(
        Array.from({ length: 5 }, () => store.installation.useNonce(one.id, 'n', later(1))),
      );
      expect(used.filter(Boolean)).toHaveLength(1);
      expect(await store.installation.useNonce(two.id, 'n', later(1))).toBe(true);
      await store.installation.sweep(later(1));
      expect(await store.installation.useNonce(one.id, 'n', later(2))).toBe(true);
    });

    it('sweeps what is stale and nothing else', async () => {
      const added = await addGateway(town);
      await town.gateways.setEnrolmentToken(added.id, `token-${added.id}`, later(10));
      await store.installation.sweep(later(9));
      expect(await store.installation.findEnrolment(`token-${added.id}`, now)).not.toBeNull();
      await store.installation.sweep(later(10));
      expect(await store.installation.findEnrolment(`token-${added.id}`, now)).toBeNull();
      await expect(store.installation.ready()).resolves.toBeUndefined();
    });

    it('knows no gateway that does not exist', async () => {
      expect(await store.installation.findGateway(gatewayId('nothing'))).toBeNull();
      expect(await store.installation.findEnrolment('nothing', now)).toBeNull();
    });
  });
});
