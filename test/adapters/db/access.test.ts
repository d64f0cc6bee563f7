// Requests, grants, devices, credentials and addresses: what is unique, what changes only from the state it was in.
import type { Knex } from 'knex';
import {
  accessProfileId,
  accessRequestId,
  addressPoolId,
  credentialId,
  deviceId,
  grantId,
} from '../../../src/domain/ids';
import type { CredentialState } from '../../../src/domain/credential';
import { dnsName, ipAddress } from '../../../src/domain/config-fields';
import { readRule } from '../../../src/domain/network-rule';
import { openReach, type ProfileReach } from '../../../src/domain/profile-reach';
import { checkedPool } from '../../../src/domain/address-pool';
import type { Cursor } from '../../../src/domain/paging';
import type { Store, TenantStore } from '../../../src/usecases/ports';
import { accessRequest, device, now, profile } from '../../support/builders';
import { engines, useDatabases } from '../../support/databases';
import {
  addAccess,
  addCredential,
  addDevice,
  addGrant,
  addPerson,
  credentialFor,
  group,
  newTown,
  pool,
  uuid,
} from '../../support/town';

describe.each(engines)('accesses on %s', (engine) => {
  const databases = useDatabases(engine);
  let knex: Knex;
  let store: Store;
  let town: TenantStore;
  beforeAll(async () => {
    ({ knex, store } = await databases.open());
    town = await newTown(store);
  });

  describe('profiles', () => {
    it('gives back what was stored, by name', async () => {
      const { id: tenantId } = await town.tenant.get();
      const other = profile({
        id: accessProfileId('a'),
        name: 'Bereitschaft',
        state: 'retired',
        protocols: [],
      });
      await town.profiles.insert(other);
      expect(await town.profiles.list()).toEqual([
        { ...other, tenantId },
        { ...profile(), tenantId },
      ]);
      expect(await town.profiles.find(accessProfileId('profile-1'))).toEqual({ ...profile(), tenantId });
      expect(await town.profiles.find(accessProfileId('nothing'))).toBeNull();
    });

    it('keep what they reach, changed only by whoever saw the last', async () => {
      const id = accessProfileId('profile-1');
      const reach: ProfileReach = {
        networks: [readRule('10.77.0.10 tcp 443'), readRule('fd77::/64')],
        dns: [ipAddress('10.77.0.53')],
        domains: [dnsName('stadt.example')],
        splitTunnel: { decidedBy: 'IT', reason: 'Ä', reviewOn: '2027-01-01', decidedOn: '2026-11-26' },
        times: { days: [1, 5], from: '22:00', to: '06:00' },
      };
      await town.profiles.setReach(id, reach, 0);
      expect(await town.profiles.find(id)).toMatchObject({ reach, reachRevision: 1 });
      await expect(town.profiles.setReach(id, openReach, 0)).rejects.toThrow('changed-meanwhile');
      expect(await town.profiles.find(id)).toMatchObject({ reach, reachRevision: 1 });
      await town.profiles.setReach(id, openReach, 1);
      await expect(town.profiles.setReach(accessProfileId('nothing'), reach, 0)).rejects.toThrow(
        'changed-meanwhile',
      );
    });
  });

  describe('profiles in offer', () => {
    it('change but for their reach, and only for whoever saw the last', async () => {
      const other = await newTown(store);
      const id = accessProfileId('profile-1');
      const changed = profile({ name: 'Neu', maxDays: 7, systems: ['ios'], state: 'retired', revision: 9 });
      await other.profiles.update({ ...changed, reach: { ...openReach, dns: [ipAddress('10.1.0.1')] } }, 0);
      const { id: tenantId } = await other.tenant.get();
      expect(await other.profiles.find(id)).toEqual({ ...changed, revision: 1, tenantId });
      await expect(other.profiles.update(profile(), 0)).rejects.toThrow('changed-meanwhile');
      const nothing = profile({ id: accessProfileId('nothing') });
      await expect(other.profiles.update(nothing, 0)).rejects.toThrow('changed-meanwhile');
    });

    it('have names of their own, whichever are not on offer', async () => {
      const other = await newTown(store);
      const [one, two] = ['b', 'c'].map((id) => profile({ id: accessProfileId(id) }));
      await expect(other.profiles.insert(one ?? profile())).rejects.toMatchObject({
        kind: 'conflict',
        reason: 'profile-name-taken',
      });
      await other.profiles.insert({ ...(two ?? profile()), state: 'retired' });
      expect(await other.profiles.list()).toHaveLength(2);
    });

    it('know how many hold an access under them, up to a limit', async () => {
      const other = await newTown(store);
      const id = accessProfileId('profile-1');
      for (const state of ['active', 'suspended', 'revoked', 'expired', 'active'] as const)
        await addGrant(other, await addPerson(other), { state });
      expect(await other.grants.countHeldUpTo(id, 10)).toBe(3);
      expect(await other.grants.countHeldUpTo(id, 1)).toBe(2);
      expect(await other.grants.countHeldUpTo(accessProfileId('nothing'), 10)).toBe(0);
    });
  });

  describe('requests', () => {
    const newRequest = async (change: Parameters<typeof accessRequest>[0] = {}) => {
      const person = await addPerson(town);
      const id = accessRequestId(uuid());
      return accessRequest({ id, caseNumber: id, personId: person.id, personRef: person.ref, ...change });
    };

    it('gives back what was stored', async () => {
      const decided = { decidedAt: now, decisionReason: 'Grund', state: 'denied' } as const;
      const request = await newRequest({ ...decided, leafletDocument: 2 });
      await town.requests.insert(request);
      const { id: tenantId } = await town.tenant.get();
      expect(await town.requests.find(request.id)).toEqual({ ...request, tenantId });
      expect(await town.requests.ofPerson(request.personId)).toEqual([{ ...request, tenantId }]);
      expect(await town.requests.find(accessRequestId('nothing'))).toBeNull();
    });

    it('lets one of twenty simultaneous requests of a person for a profile be open', async () => {
      const request = await newRequest();
      const submit = (index: number) => {
        const id = accessRequestId(`${request.id}-${index}`);
        return town.transaction((records) => records.requests.insert({ ...request, id, caseNumber: id }));
      };
      const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => submit(index)));
      const refused = results.filter((result) => result.status === 'rejected');
      expect(refused).toHaveLength(19);
      for (const { reason } of refused)
        expect(reason).toMatchObject({ kind: 'conflict', reason: 'request-already-open' });
    });

    it('lets a person ask again after a decision, or for another profile', async () => {
      const request = await newRequest({ state: 'denied' });
      const again = (state: 'submitted' | 'query', profileId: string) => {
        const id = accessRequestId(uuid());
        return town.requests.insert({
          ...request,
          id,
          caseNumber: id,
          state,
          profileId: accessProfileId(profileId),
        });
      };
      await town.requests.insert(request);
      await again('submitted', 'profile-1');
      await again('query', 'a');
      await expect(again('query', 'profile-1')).rejects.toMatchObject({ reason: 'request-already-open' });
    });

    it('lets one of ten simultaneous decisions win', async () => {
      const request = await newRequest();
      await town.requests.insert(request);
      const decide = (index: number) =>
        town.transaction(async (records) => {
          const stored = await records.requests.find(request.id);
          if (stored === null) throw new Error('expected');
          const decided = { ...stored, state: 'denied' as const, decidedAt: now, decisionReason: `${index}` };
          await records.requests.update(decided, ['submitted', 'in-review', 'query']);
          return index;
        });
      const results = await Promise.allSettled(Array.from({ length: 10 }, (_, index) => decide(index)));
      const winners = results.filter((result) => result.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      expect(await town.requests.find(request.id)).toMatchObject({ decisionReason: `${winners[0]?.value}` });
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ reason: 'already-decided' });
      }
    });

    it('lists the queue oldest first, with names, page by page, and counts up to a limit', async () => {
      const queueTown = await newTown(store);
      const other = profile({ id: accessProfileId('other'), name: 'Andere' });
      await queueTown.profiles.insert(other);
      const submitted: string[] = [];
      for (let index = 0; index < 7; index += 1) {
        const person = await addPerson(queueTown, {
          displayName: `Person ${index}`,
          department: `Amt ${index}`,
        });
        const id = accessRequestId(uuid());
        const of = {
          personId: person.id,
          personRef: person.ref,
          submittedAt: new Date(now.getTime() + index),
        };
        const profileId = index % 2 === 0 ? other.id : accessProfileId('profile-1');
        const state = index === 3 ? 'approved' : index === 4 ? 'query' : 'submitted';
        await queueTown.requests.insert(accessRequest({ id, caseNumber: id, ...of, profileId, state }));
        if (state !== 'approved') submitted.push(id);
      }
      const seen: string[] = [];
      let after: Cursor | null = null;
      do {
        const page: Awaited<ReturnType<typeof queueTown.requests.listOpen>> =
          await queueTown.requests.listOpen({ profileId: null }, { after, limit: 2 });
        seen.push(...page.items.map(({ request }) => request.id));
        after = page.next;
      } while (after !== null);
      expect(seen).toEqual(submitted);
      const { items } = await queueTown.requests.listOpen({ profileId: other.id }, { after: null, limit: 2 });
      expect(
        items.map(({ personName, department, profileName }) => [personName, department, profileName]),
      ).toEqual([
        ['Person 0', 'Amt 0', 'Andere'],
        ['Person 2', 'Amt 2', 'Andere'],
      ]);
      expect(await queueTown.requests.countOpenUpTo({ profileId: null }, 1_000)).toBe(6);
      expect(await queueTown.requests.countOpenUpTo({ profileId: other.id }, 1_000)).toBe(4);
      expect(await queueTown.requests.countOpenUpTo({ profileId: null }, 3)).toBe(4);
    });
  });

  describe('grants', () => {
    it('gives back what was stored, newest first', async () => {
      const { id: tenantId } = await town.tenant.get();
      const person = await addPerson(town);
      const first = await addGrant(town, person);
      const second = await addGrant(town, person, { createdAt: new Date(now.getTime() + 1) });
      expect(await town.grants.find(first.id)).toEqual({ ...first, tenantId });
      expect((await town.grants.ofPerson(person.id)).map(({ id }) => id)).toEqual([second.id, first.id]);
      expect(await town.grants.find(grantId('nothing'))).toBeNull();
    });

    it('is refused: a second grant from one request', async () => {
      const person = await addPerson(town);
      const granted = await addGrant(town, person);
      const second = town.grants.insert({ ...granted, id: grantId(uuid()) });
      await expect(second).rejects.toMatchObject({ code: expect.stringMatching(/UNIQUE|23505/) });
    });

    it('changes only from the state that was read', async () => {
      const granted = await addGrant(town, await addPerson(town));
      await town.grants.update({ ...granted, state: 'suspended' }, 'active');
      const late = town.grants.update({ ...granted, state: 'revoked' }, 'active');
      await expect(late).rejects.toMatchObject({ kind: 'conflict', reason: 'changed-meanwhile' });
      expect(await town.grants.find(granted.id)).toMatchObject({ state: 'suspended' });
    });

    it('gives as many device places as there are to twenty who want one at once', async () => {
      const granted = await addGrant(town, await addPerson(town), { maxDevices: 3 });
      const taken = await Promise.all(
        Array.from({ length: 20 }, () =>
          town.transaction((records) => records.grants.takeDevicePlace(granted.id)),
        ),
      );
      expect(taken.filter(Boolean)).toHaveLength(3);
      await town.grants.freeDevicePlace(granted.id);
      expect([
        await town.grants.takeDevicePlace(granted.id),
        await town.grants.takeDevicePlace(granted.id),
      ]).toEqual([true, false]);
      expect(await town.grants.takeDevicePlace(grantId('nothing'))).toBe(false);
    });

    it('does not count places below none', async () => {
      const granted = await addGrant(town, await addPerson(town), { maxDevices: 1 });
      await town.grants.freeDevicePlace(granted.id);
      expect([
        await town.grants.takeDevicePlace(granted.id),
        await town.grants.takeDevicePlace(granted.id),
      ]).toEqual([true, false]);
    });

    it('finds those that have ended, and counts those that are about to', async () => {
      const endTown = await newTown(store);
      const ends = (endsAt: string, state: 'active' | 'suspended' | 'revoked') => ({
        endsAt: new Date(endsAt),
        state,
      });
      const add = async (change: ReturnType<typeof ends>) =>
        (await addGrant(endTown, await addPerson(endTown), change)).id;
      const b = await add(ends('2026-11-02T23:00:00.000Z', 'active'));
      const a = await add(ends('2026-11-01T23:00:00.000Z', 'suspended'));
      await add(ends('2026-11-01T23:00:00.000Z', 'revoked'));
      const c = await add(ends('2026-11-03T23:00:00.000Z', 'active'));
      await add(ends('2026-11-30T23:00:00.000Z', 'active'));
      const at = new Date('2026-11-03T23:00:00.000Z');
      expect((await endTown.grants.ended(at, 10)).map(({ id }) => id)).toEqual([a, b, c]);
      expect((await endTown.grants.ended(new Date(at.getTime() - 1), 10)).map(({ id }) => id)).toEqual([
        a,
        b,
      ]);
      expect((await endTown.grants.ended(at, 1)).map(({ id }) => id)).toEqual([a]);
      const monthEnd = new Date('2026-12-01T00:00:00.000Z');
      expect(await endTown.grants.countEndingUpTo(at, monthEnd, 100)).toBe(1);
      expect(await endTown.grants.countEndingUpTo(new Date(at.getTime() - 1), monthEnd, 100)).toBe(2);
    });

    it('holds still what a transaction has read until it ends', async () => {
      const granted = await addGrant(town, await addPerson(town));
      const order: string[] = [];
      let hasRead = (): void => undefined;
      let goOn = (): void => undefined;
      const reading = new Promise<void>((resolve) => (hasRead = resolve));
      const pause = new Promise<void>((resolve) => (goOn = resolve));
      const issuing = town.transaction(async (records) => {
        const read = await records.grants.find(granted.id);
        hasRead();
        await pause;
        order.push(`issued under ${read?.state}`);
      });
      await reading;
      const revoking = town.grants
        .update({ ...granted, state: 'revoked' }, 'active')
        .then(() => order.push('revoked'));
      setTimeout(goOn, 50);
      await Promise.all([issuing, revoking]);
      expect(order).toEqual(['issued under active', 'revoked']);
    });
  });

  describe('devices', () => {
    it('gives back what was stored', async () => {
      const { id: tenantId } = await town.tenant.get();
      const person = await addPerson(town);
      const granted = await addGrant(town, person);
      const first = await addDevice(town, granted, {
        inventoryNumber: 'INV 1',
        lost: true,
        state: 'suspended',
      });
      const second = await addDevice(town, granted, { createdAt: new Date(now.getTime() + 1) });
      const expected = [first, second].map((added) => ({ ...added, tenantId }));
      expect(await town.devices.find(first.id)).toEqual(expected[0]);
      expect(await town.devices.ofGrant(granted.id)).toEqual(expected);
      expect(await town.devices.ofPerson(person.id)).toEqual(expected);
      expect(await town.devices.find(deviceId('nothing'))).toBeNull();
    });

    it('changes only from the state that was read', async () => {
      const added = await addDevice(town, await addGrant(town, await addPerson(town)));
      await town.devices.update({ ...added, state: 'suspended', lost: true }, 'active');
      await expect(town.devices.update({ ...added, state: 'revoked' }, 'active')).rejects.toMatchObject({
        reason: 'changed-meanwhile',
      });
      expect(await town.devices.find(added.id)).toMatchObject({ state: 'suspended', lost: true });
    });

    it('is refused: a device for a person who is not there', async () => {
      const granted = await addGrant(town, await addPerson(town));
      const lost = device({ id: deviceId(uuid()), grantId: granted.id });
      await expect(town.devices.insert(lost)).rejects.toMatchObject({ kind: 'not-found' });
    });
  });

  describe('credentials', () => {
    it('gives back what was stored', async () => {
      const { id: tenantId } = await town.tenant.get();
      const access = await addAccess(town, {
        address6: 'fd00::7',
        protocol: 'wireguard',
        publicKey: 'pk',
        serial: null,
        notAfter: null,
      });
      expect(await town.credentials.find(access.credential.id)).toEqual({ ...access.credential, tenantId });
      expect(await town.credentials.ofDevice(access.device.id)).toEqual([{ ...access.credential, tenantId }]);
      expect(await town.credentials.ofGrant(access.grant.id)).toEqual([{ ...access.credential, tenantId }]);
      const ids = [access.device.id, deviceId('nothing')];
      expect(await town.credentials.ofDevices(ids)).toEqual([{ ...access.credential, tenantId }]);
      expect(await town.credentials.ofDevices([])).toEqual([]);
      expect(await town.credentials.find(credentialId('nothing'))).toBeNull();
    });

    it('is found by the token of a page that waits, in its own municipality only, until that is over', async () => {
      const { credential } = await addAccess(town, { state: 'pending' });
      const elsewhere = await newTown(store);
      await town.credentials.complete({ ...credential, state: 'active' }, { tokenHash: 'hash' });
      expect(await town.credentials.idOfHandOut('hash')).toBe(credential.id);
      expect(await town.credentials.idOfHandOut('other')).toBeNull();
      expect(await elsewhere.credentials.idOfHandOut('hash')).toBeNull();
      await town.credentials.endHandOut(credential.id);
      expect(await town.credentials.idOfHandOut('hash')).toBeNull();
    });

    it('is refused: a key or a serial that was seen anywhere in the installation', async () => {
      const { credential } = await addAccess(town);
      const elsewhere = await newTown(store);
      const { device: other } = await addAccess(elsewhere);
      const refused = { kind: 'conflict', reason: 'key-seen-before' };
      await expect(addCredential(elsewhere, other, { keyHash: credential.keyHash })).rejects.toMatchObject(
        refused,
      );
      await expect(addCredential(elsewhere, other, { serial: credential.serial })).rejects.toMatchObject(
        refused,
      );
      await expect(addCredential(elsewhere, other, { serial: null })).resolves.toBeDefined();
      await expect(addCredential(elsewhere, other, { serial: null })).resolves.toBeDefined();
    });

    it('leaves the transaction usable after such a refusal', async () => {
      const { credential, device: held } = await addAccess(town);
      const kept = await town.transaction(async (records) => {
        const repeated = { ...credentialFor(held), keyHash: credential.keyHash };
        await expect(records.credentials.insert(repeated, { presharedKey: null })).rejects.toMatchObject({
          kind: 'conflict',
        });
        return addCredential(records, held);
      });
      expect(await town.credentials.find(kept.id)).not.toBeNull();
    });

    it.each(['revoked', 'expired', 'void'] as const)(
      'forgets the preshared key of a %s one',
      async (state) => {
        const { credential } = await addAccess(town, { protocol: 'wireguard' });
        const stored = async () =>
          (await knex('credentials').where({ id: credential.id }).pluck('preshared_key'))[0];
        await town.credentials.updateAll([
          { credential: { ...credential, state: 'suspended' }, from: 'active' },
        ]);
        expect(await stored()).toMatch(/^v1\./);
        await town.credentials.updateAll([{ credential: { ...credential, state }, from: 'suspended' }]);
        expect(await stored()).toBeNull();
      },
    );

    it('changes only from the state that was read', async () => {
      const { credential } = await addAccess(town, { state: 'pending' });
      await town.credentials.updateAll([{ credential: { ...credential, state: 'active' }, from: 'pending' }]);
      const late = town.credentials.updateAll([
        { credential: { ...credential, state: 'void' }, from: 'pending' },
      ]);
      await expect(late).rejects.toMatchObject({ reason: 'changed-meanwhile' });
      expect(await town.credentials.find(credential.id)).toMatchObject({
        id: credential.id,
        state: 'active',
      });
    });

    it('changes many together, or none when one has changed meanwhile', async () => {
      const one = (await addAccess(town)).credential;
      const other = (await addAccess(town, { protocol: 'wireguard', state: 'suspended' })).credential;
      const revoked = (from: readonly [CredentialState, CredentialState]) =>
        town.credentials.updateAll([
          { credential: { ...one, state: 'revoked' }, from: from[0] },
          { credential: { ...other, state: 'revoked' }, from: from[1] },
        ]);
      const states = async () =>
        Promise.all([one, other].map(async ({ id }) => (await town.credentials.find(id))?.state));
      await expect(revoked(['active', 'active'])).rejects.toMatchObject({ reason: 'changed-meanwhile' });
      expect(await states()).toEqual(['active', 'suspended']);
      await revoked(['active', 'suspended']);
      expect(await states()).toEqual(['revoked', 'revoked']);
      await town.credentials.updateAll([]);
    });

    it('is completed once, and keeps an end that came meanwhile', async () => {
      const { credential } = await addAccess(town, { state: 'pending' });
      const later = new Date(credential.until.getTime() + 1_000);
      await town.credentials.updateAll([{ credential: { ...credential, until: later }, from: 'pending' }]);
      const file = { profile: null, template: 3, sha256: 'ab' };
      await town.credentials.complete({ ...credential, state: 'active', file }, null);
      const stored = { state: 'active', until: later, file };
      expect(await town.credentials.find(credential.id)).toMatchObject(stored);
      await expect(town.credentials.complete({ ...credential, state: 'active' }, null)).rejects.toMatchObject(
        { reason: 'changed-meanwhile' },
      );
    });

    it('turns "connected" on for the group that says so, and never off again', async () => {
      const { credential } = await addAccess(town);
      await town.credentials.markConnected(group.id, [credential.id]);
      await town.credentials.updateAll([
        { credential: { ...credential, state: 'suspended', connected: false }, from: 'active' },
      ]);
      expect(await town.credentials.find(credential.id)).toMatchObject({ connected: true });
    });

    it('finds what was begun and never completed', async () => {
      const { credential } = await addAccess(town, {
        state: 'pending',
        createdAt: new Date(now.getTime() - 60_000),
      });
      await addAccess(town, { state: 'pending' });
      await addAccess(town, { createdAt: new Date(0) });
      expect((await town.credentials.pendingSince(now, 10)).map(({ id }) => id)).toEqual([credential.id]);
    });
  });

  describe('addresses', () => {
    const longAgo = new Date('2026-11-01T00:00:00.000Z');
    const take = (from: TenantStore, restedBefore = longAgo, poolId = 'pool-1') =>
      from.addresses.take(addressPoolId(poolId), credentialId(uuid()), restedBefore);

    it('gives fifty simultaneous callers fifty different places', async () => {
      const many = await newTown(store);
      const big = pool({ id: addressPoolId('big'), cidr: checkedPool('10.93.0.0/24'), capacity: 253 });
      await many.addresses.insertPool(big);
      const places = await Promise.all(
        Array.from({ length: 50 }, () =>
          many.transaction((records) => records.addresses.take(big.id, credentialId(uuid()), longAgo)),
        ),
      );
      expect([...places].sort((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: 50 }, (_, index) => index),
      );
    });

    it('gives the next unused places of several pools at once, and none of one that has run out', async () => {
      const many = await newTown(store);
      const six = pool({
        id: addressPoolId('six'),
        family: 6,
        cidr: checkedPool('fd00:93::/64'),
        capacity: 20,
      });
      await many.addresses.insertPool(six);
      const both = () => {
        const credential = credentialId(uuid());
        return [addressPoolId('pool-1'), six.id].map((one) => ({ pool: one, credential }));
      };
      const taken = await Promise.all(
        Array.from({ length: 12 }, () => many.transaction(({ addresses }) => addresses.takeUnused(both()))),
      );
      const placesIn = (id: string) =>
        taken.flatMap((places) => places.get(addressPoolId(id)) ?? []).toSorted((a, b) => a - b);
      expect(placesIn('pool-1')).toEqual([0, 1, 2, 3, 4]);
      expect(placesIn('six')).toEqual(Array.from({ length: 12 }, (_, index) => index));
      const used = (await many.addresses.allPools()).map(({ id, allocated }) => [id, allocated]);
      expect(used).toEqual([
        ['pool-1', 5],
        ['six', 12],
      ]);
      const foreign = await newTown(store);
      expect(await foreign.addresses.takeUnused(both().slice(1))).toEqual(new Map());
      expect(await many.addresses.takeUnused([])).toEqual(new Map());
    });

    it('gives the last places to as many as there are, and nothing to the others', async () => {
      const small = await newTown(store);
      const places = await Promise.all(Array.from({ length: 12 }, () => take(small)));
      expect(places.filter((place) => place !== null).sort()).toEqual([0, 1, 2, 3, 4]);
      expect(await small.addresses.allPools()).toMatchObject([{ allocated: 5, capacity: 5 }]);
      expect(await take(small, longAgo, 'nothing')).toBeNull();
    });

    it('reuses a freed place only after its rest, the longest rested first', async () => {
      const small = await newTown(store);
      const ids = ['a', 'b', 'c', 'd', 'e'].map(credentialId);
      for (const id of ids) await small.addresses.take(addressPoolId('pool-1'), id, longAgo);
      await small.addresses.releaseAll([credentialId('d')], new Date('2026-11-10T00:00:00.000Z'));
      await small.addresses.releaseAll([credentialId('b')], new Date('2026-11-11T00:00:00.000Z'));
      await small.addresses.releaseAll([credentialId('nobody')], now);
      expect(await take(small, new Date('2026-11-09T23:59:59.999Z'))).toBeNull();
      expect(await take(small, new Date('2026-11-12T00:00:00.000Z'))).toBe(3);
      expect(await take(small, new Date('2026-11-10T12:00:00.000Z'))).toBeNull();
      expect(await take(small, new Date('2026-11-12T00:00:00.000Z'))).toBe(1);
      expect(await take(small, now)).toBeNull();
    });

    it('frees the places of many at once, each in its own pool', async () => {
      const small = await newTown(store);
      const second = addressPoolId('pool-2');
      await small.addresses.insertPool(pool({ id: second, cidr: checkedPool('10.93.0.0/29') }));
      for (const id of ['a', 'b', 'c'])
        await small.addresses.take(addressPoolId('pool-1'), credentialId(id), longAgo);
      await small.addresses.take(second, credentialId('a'), longAgo);
      await small.addresses.releaseAll(['a', 'b', 'nobody'].map(credentialId), longAgo);
      await small.addresses.releaseAll([], now);
      const counted = (await small.addresses.allPools()).map(({ id, allocated }) => [id, allocated]);
      expect(counted).toEqual([
        ['pool-1', 1],
        ['pool-2', 0],
      ]);
    });

    it('counts what is in use and what rests', async () => {
      const small = await newTown(store);
      for (const id of ['a', 'b', 'c'])
        await small.addresses.take(addressPoolId('pool-1'), credentialId(id), longAgo);
      await small.addresses.releaseAll([credentialId('a')], now);
      await small.addresses.releaseAll([credentialId('b')], longAgo);
      expect(await small.addresses.allPools()).toMatchObject([{ allocated: 2, capacity: 5 }]);
    });

    it('gives nothing away when the transaction fails', async () => {
      const small = await newTown(store);
      const failing = small.transaction(async (records) => {
        await records.addresses.take(addressPoolId('pool-1'), credentialId('a'), longAgo);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await small.addresses.allPools()).toMatchObject([{ allocated: 0 }]);
      expect(await take(small)).toBe(0);
    });

    it('lists the pools of a group and protocol, IPv4 first', async () => {
      const both = await newTown(store);
      const six = pool({
        id: addressPoolId('a'),
        family: 6,
        cidr: checkedPool('fd00:92::/64'),
        capacity: 2 ** 31,
      });
      const wireguard = pool({
        id: addressPoolId('w'),
        protocol: 'wireguard',
        cidr: checkedPool('10.90.0.0/20'),
      });
      await both.addresses.insertPool(six);
      await both.addresses.insertPool(wireguard);
      const { id: tenantId } = await both.tenant.get();
      expect(await both.addresses.pools(group.id, ['openvpn'])).toEqual([
        { ...pool(), tenantId },
        { ...six, tenantId },
      ]);
      expect(await both.addresses.allPools()).toHaveLength(3);
    });
  });
});
