// What a tenant is made of, kept whole on both engines, and out of every other tenant's reach.
import type { Knex } from 'knex';
import { createStore } from '../../../src/adapters/db/store';
import { authorityId, credentialId, tenantId } from '../../../src/domain/ids';
import type { Store, TenantStore } from '../../../src/usecases/ports';
import { pemOf } from '../../../src/domain/authority-key';
import { noQuotas } from '../../../src/domain/quota';
import { now, tenant } from '../../support/builders';
import { engines, testSecrets, useDatabases } from '../../support/databases';
import {
  addAccess,
  addDevice,
  addGateway,
  addGrant,
  addPerson,
  gateway,
  group,
  keyOf,
  newTenant,
  newTown,
  pool,
  samlSettings,
} from '../../support/town';

describe.each(engines)('tenants on %s', (engine) => {
  const databases = useDatabases(engine);
  let knex: Knex;
  let store: Store;
  let url: string;
  beforeAll(async () => {
    ({ knex, store, url } = await databases.open());
  });

  it('gives back what was stored', async () => {
    const id = tenantId('tenant-whole');
    const whole = tenant({
      id,
      slug: 'ganzstadt',
      federalState: 'DE-SH',
      closeAfterHours: 24,
      hotline: { phone: '0123', hours: 'Mo–Fr', mail: 'it@ganzstadt.example' },
      wireguard: { decidedBy: 'Kim', reason: 'Tablets', decidedOn: '2026-11-01', reviewOn: '2027-11-01' },
      serverKeys: { decidedBy: 'Jo', reason: 'Kiosk', decidedOn: '2026-11-02', reviewOn: '2027-11-02' },
    });
    const idp = { entityId: 'idp', ssoUrl: 'https://idp/sso', sloUrl: null, signingCertificates: ['a', 'b'] };
    await store.installation.insertTenant({
      tenant: whole,
      saml: { ...samlSettings, idp },
      roleRules: [],
      authorities: [],
    });
    const town = store.forTenant(id);
    expect(await town.tenant.get()).toEqual(whole);
    expect(await store.installation.findTenant('ganzstadt')).toEqual(whole);
    expect(await town.tenant.samlSettings()).toEqual({ ...samlSettings, idp });
    expect(await store.installation.tenants()).toContainEqual({
      id,
      kind: 'municipality',
      slug: 'ganzstadt',
      name: whole.name,
    });
  });

  it('keeps what the provider notes, for each tenant apart', async () => {
    const [town, other] = [await newTenant(store), await newTenant(store)];
    expect([await town.facts.get(), await town.quotas.get()]).toEqual([null, noQuotas]);
    await town.facts.set({ body: 'county', shortName: null });
    await town.facts.set({ body: 'city', shortName: 'Musterstadt' });
    await town.quotas.set({ people: 0, devices: 7, gateways: null });
    expect(await town.facts.get()).toEqual({ body: 'city', shortName: 'Musterstadt' });
    expect(await town.quotas.get()).toEqual({ people: 0, devices: 7, gateways: null });
    expect([await other.facts.get(), await other.quotas.get()]).toEqual([null, noQuotas]);
  });

  it('counts what is in use, each person once, and stops at the limit', async () => {
    const town = await newTown(store);
    const { person, grant } = await addAccess(town);
    await addGrant(town, person, { state: 'suspended' });
    await addGrant(town, await addPerson(town), { state: 'revoked' });
    await addDevice(town, grant, { state: 'expired' });
    await addDevice(town, grant, { state: 'suspended' });
    const counts = (limit: number) =>
      Promise.all(
        (['people', 'devices', 'gateways'] as const).map((kind) => town.quotas.countUpTo(kind, limit)),
      );
    expect(await counts(10)).toEqual([1, 2, 0]);
    expect(await counts(1)).toEqual([1, 1, 0]);
  });

  it('has one provider, also when two are made at once', async () => {
    const made = await Promise.allSettled([
      newTenant(store, { kind: 'operator' }),
      newTenant(store, { kind: 'operator' }),
    ]);
    expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await store.installation.findOperator())?.kind).toBe('operator');
  });

  it('changes settings but never slug and kind', async () => {
    const town = await newTenant(store);
    const before = await town.tenant.get();
    await town.tenant.update({ ...before, name: 'Neu', slug: 'anders', kind: 'operator', maxGrantDays: 30 });
    expect(await town.tenant.get()).toEqual({ ...before, name: 'Neu', maxGrantDays: 30 });
    const settings = { ...samlSettings, spPrivateKeyPem: 'new key', wantResponseSigned: true };
    await town.tenant.updateSamlSettings(settings);
    expect(await town.tenant.samlSettings()).toEqual(settings);
    await town.tenant.replaceRoleRules([{ attribute: 'a', value: 'b', role: 'dpo' }]);
    expect(await town.tenant.roleRules()).toEqual([{ attribute: 'a', value: 'b', role: 'dpo' }]);
  });

  it('is refused: a slug that is taken, leaving nothing behind', async () => {
    await newTenant(store, { slug: 'doppelt' });
    await expect(newTenant(store, { slug: 'doppelt' })).rejects.toMatchObject({
      kind: 'conflict',
      reason: 'slug-taken',
    });
    const named = (await store.installation.tenants()).filter(({ slug }) => slug === 'doppelt');
    expect(named).toHaveLength(1);
  });

  it('is refused: settings of a tenant that is not there', async () => {
    const nowhere = store.forTenant(tenantId('nowhere'));
    await expect(nowhere.tenant.get()).rejects.toMatchObject({ kind: 'not-found' });
    await expect(nowhere.tenant.samlSettings()).rejects.toMatchObject({ kind: 'not-found' });
    await expect(nowhere.authorities.toSign(authorityId('root'))).rejects.toMatchObject({
      reason: 'authority-missing',
    });
    expect(await store.installation.findTenant('nowhere')).toBeNull();
  });

  it('counts cases without gap or repetition, fifty at once', async () => {
    const town = await newTenant(store);
    const counts = await Promise.all(Array.from({ length: 50 }, () => town.tenant.nextCaseCount()));
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('keeps every secret sealed, under a key of the tenant alone', async () => {
    const town = await newTown(store);
    const { id } = await town.tenant.get();
    expect(await town.groups.tlsCryptV2ServerKey(group.id)).toBe('tls-crypt-v2 server key');
    expect(pemOf((await town.authorities.toSign(authorityId('client-ca'))).key)).toBe(
      `client-ca key of ${id}`,
    );
    const { credential } = await addAccess(town, { protocol: 'wireguard' });
    const sealed = [
      ...(await knex('authorities').where({ tenant_id: id }).pluck('private_key')),
      ...(await knex('saml_settings').where({ tenant_id: id }).pluck('sp_private_key')),
      ...(await knex('gateway_groups').where({ tenant_id: id }).pluck('tls_crypt_v2_server_key')),
      ...(await knex('credentials').where({ id: credential.id }).pluck('preshared_key')),
    ];
    expect(sealed).toHaveLength(6);
    for (const text of sealed) expect(text).toMatch(/^v1\.[\w-]+\.[\w-]{16}\.[\w-]+$/);
    await knex('data_keys').where({ owner: id }).delete();
    const fresh = createStore(databases.connect(url), testSecrets, () => now);
    await expect(fresh.forTenant(id).authorities.toSign(authorityId('client-ca'))).rejects.toThrow(
      'cannot be opened',
    );
  });

  it('does not open a secret that was copied to another tenant', async () => {
    const [one, other] = [await newTown(store), await newTown(store)];
    const [from, to] = [await one.tenant.get(), await other.tenant.get()];
    const [copied] = await knex('authorities')
      .where({ tenant_id: from.id, kind: 'root' })
      .pluck('private_key');
    await knex('authorities').where({ tenant_id: to.id, kind: 'root' }).update({ private_key: copied });
    await expect(other.authorities.toSign(authorityId('root'))).rejects.toThrow('cannot be opened');
  });

  describe('another tenant', () => {
    let town: TenantStore;
    let foreign: TenantStore;
    let access: Awaited<ReturnType<typeof addAccess>>;
    beforeAll(async () => {
      [town, foreign] = [await newTown(store), await newTenant(store)];
      access = await addAccess(town);
    });

    it('finds nothing of this one, by whatever id', async () => {
      const { person, grant, device, credential } = access;
      const gateway = await addGateway(town);
      expect(await foreign.persons.find(person.id)).toBeNull();
      expect(await foreign.persons.findByKey(keyOf(person))).toBeNull();
      expect(await foreign.grants.find(grant.id)).toBeNull();
      expect(await foreign.requests.find(grant.requestId)).toBeNull();
      expect(await foreign.devices.find(device.id)).toBeNull();
      expect(await foreign.credentials.find(credential.id)).toBeNull();
      expect(await foreign.gateways.find(gateway.id)).toBeNull();
      expect(await foreign.groups.find(group.id)).toBeNull();
      expect(await foreign.profiles.find(grant.profileId)).toBeNull();
      expect((await foreign.persons.namesOf([person.ref])).size).toBe(0);
    });

    it('lists and counts nothing of this one', async () => {
      const page = { after: null, limit: 10 };
      const { person, grant, device, credential } = access;
      const lists = [
        (await foreign.persons.search(['anna'], page)).items,
        (await foreign.persons.search([], page)).items,
        (await foreign.devices.list([], page)).items,
        (await foreign.requests.listOpen({ profileId: null }, page)).items,
        (
          await foreign.audit.list(
            { action: null, subject: null, objectId: null, from: null, before: null },
            { afterSeq: null, limit: 9 },
          )
        ).items,
        await foreign.grants.ofPerson(person.id),
        await foreign.devices.ofGrant(grant.id),
        await foreign.credentials.ofDevice(device.id),
        await foreign.credentials.ofDevices([device.id]),
        await foreign.credentials.enforcementsOf([credential.id]),
        await foreign.gateways.ofGroup(group.id),
        await foreign.gateways.snapshotAfter(group.id, { after: null, limit: 10, now: new Date(0) }),
        await foreign.addresses.allPools(),
        await foreign.profiles.list(),
        await foreign.groups.list(),
      ];
      expect(lists.flat()).toEqual([]);
      expect(await foreign.persons.countUpTo(['anna'], 10)).toBe(0);
      expect(await foreign.persons.countUpTo([], 10)).toBe(0);
    });

    it('changes nothing of this one', async () => {
      const { person, grant, device, credential } = access;
      const refused = { kind: 'conflict' };
      await expect(foreign.persons.update({ ...person, displayName: 'x' })).rejects.toMatchObject(refused);
      await expect(foreign.grants.update({ ...grant, state: 'revoked' }, 'active')).rejects.toMatchObject(
        refused,
      );
      await expect(foreign.devices.update({ ...device, state: 'revoked' }, 'active')).rejects.toMatchObject(
        refused,
      );
      await expect(
        foreign.credentials.updateAll([{ credential: { ...credential, state: 'revoked' }, from: 'active' }]),
      ).rejects.toMatchObject(refused);
      expect(await foreign.grants.takeDevicePlace(grant.id)).toBe(false);
      expect(await foreign.addresses.take(pool().id, credential.id, new Date())).toBeNull();
      await foreign.credentials.markConnected(group.id, [credential.id]);
      expect(await town.credentials.find(credential.id)).toMatchObject({ state: 'active', connected: false });
    });

    it('cannot attach its rows to rows of this one', async () => {
      const noSuchParent = { code: expect.stringMatching(/FOREIGNKEY|23503/) };
      const person = await addPerson(foreign);
      const request = { personId: person.id, personRef: person.ref };
      const ours = await town.requests.find(access.grant.requestId);
      if (ours === null) throw new Error('request expected');
      await expect(foreign.requests.insert({ ...ours, ...request })).rejects.toMatchObject(noSuchParent);
      await expect(foreign.gateways.insert(gateway())).rejects.toMatchObject(noSuchParent);
      const credential = {
        ...access.credential,
        id: credentialId('other'),
        keyHash: 'other',
        serial: 'other',
      };
      await expect(foreign.credentials.insert(credential, { presharedKey: null })).rejects.toMatchObject(
        noSuchParent,
      );
    });
  });
});
