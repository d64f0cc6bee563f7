// Authorities in their table: one issuing of each kind whatever happens, no key left behind, and rows from before generations.
import type { Knex } from 'knex';
import { migrate } from '../../../src/adapters/db/migrate';
import { migrations } from '../../../src/adapters/db/migrations/all';
import { createStore } from '../../../src/adapters/db/store';
import type { CertificateAuthority } from '../../../src/domain/authority';
import { pemOf } from '../../../src/domain/authority-key';
import { authorityId, gatewayId } from '../../../src/domain/ids';
import type { Store, TenantStore } from '../../../src/usecases/ports';
import type { ServerCertificate } from '../../../src/usecases/ports-of-authorities';
import { now } from '../../support/builders';
import { engines, testSecrets, useDatabases } from '../../support/databases';
import { addAccess, addEnrolledGateway, newTown } from '../../support/town';

const later = (ms: number): Date => new Date(now.getTime() + ms);

describe.each(engines)('authorities on %s', (engine) => {
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

  const second: CertificateAuthority = {
    id: authorityId('client-ca-2'),
    kind: 'client-ca',
    generation: 2,
    state: 'requested',
    issuerId: null,
    keyPlace: 'sealed',
    tokenKey: null,
    serial: null,
    notAfter: null,
    requestedAt: now,
    preparedAt: null,
  };
  const key = { place: 'sealed', privateKeyPem: 'second key' } as const;
  const material = { certificatePem: null, key };
  const certificateOf = async () => {
    const { id } = await town.tenant.get();
    return {
      issuerId: authorityId('root'),
      serial: `second of ${id}`,
      notAfter: later(1000),
      preparedAt: later(1),
    };
  };

  it('gives back what was stored, and has no face before its certificate', async () => {
    await town.authorities.insert(second, material);
    expect(await town.authorities.list()).toEqual(
      expect.arrayContaining([
        second,
        expect.objectContaining({ id: 'root', generation: 1, state: 'issuing' }),
      ]),
    );
    expect(await town.authorities.keyOf(second.id)).toEqual(key);
    await expect(town.authorities.face(second.id)).rejects.toMatchObject({ reason: 'authority-missing' });
    await expect(town.authorities.toSign(second.id)).rejects.toMatchObject({ reason: 'authority-missing' });
    const prepared: CertificateAuthority = { ...second, ...(await certificateOf()), state: 'prepared' };
    await town.authorities.update(prepared, 'requested', 'second certificate');
    expect(await town.authorities.list()).toContainEqual(prepared);
    expect((await town.authorities.trusted('client-ca')).map(({ id }) => id)).toEqual([
      'client-ca',
      'client-ca-2',
    ]);
    expect(await town.authorities.toSign(second.id)).toEqual({
      certificatePem: 'second certificate',
      key,
      notAfter: prepared.notAfter,
    });
    await expect(town.authorities.update(prepared, 'requested')).rejects.toMatchObject({
      reason: 'changed-meanwhile',
    });
  });

  it('has one issuing of a kind, by the database’s own word', async () => {
    await town.authorities.insert(second, material);
    const issuing: CertificateAuthority = { ...second, ...(await certificateOf()), state: 'issuing' };
    await expect(town.authorities.update(issuing, 'requested', 'second')).rejects.toMatchObject({
      message: expect.stringMatching(/unique/i),
    });
    expect(await town.authorities.issuing('client-ca')).toMatchObject({ id: 'client-ca' });
  });

  it('keeps no key of what is retired or offline, and says where it is', async () => {
    const [root] = (await town.authorities.list()).filter(({ kind }) => kind === 'root');
    if (root === undefined) throw new Error('no root');
    await town.authorities.update({ ...root, keyPlace: 'offline' }, 'issuing');
    await expect(town.authorities.toSign(root.id)).rejects.toMatchObject({ reason: 'authority-offline' });
    const { id } = await town.tenant.get();
    expect(await knex('authorities').where({ tenant_id: id, id: 'root' }).pluck('private_key')).toEqual(['']);
    await town.authorities.close();
    await expect(town.authorities.toSign(authorityId('client-ca'))).rejects.toMatchObject({
      reason: 'authority-closed',
    });
  });

  it('counts what still hangs on each', async () => {
    const [clientCa, root, serverCa] = await town.authorities.list();
    if (clientCa === undefined || root === undefined || serverCa === undefined) throw new Error('not three');
    const counts = () =>
      Promise.all([clientCa, root, serverCa].map((one) => town.authorities.dependents(one, now)));
    expect(await counts()).toEqual([0, 2, 0]);
    const of = { authorityId: clientCa.id };
    await addAccess(town, { ...of, notAfter: later(1000) });
    await addAccess(town, { ...of, notAfter: later(-1000) });
    await addAccess(town, { ...of, state: 'revoked', notAfter: later(1000) });
    await addEnrolledGateway(town);
    expect(await counts()).toEqual([1, 2, 1]);
    expect(await town.authorities.filesMadeBefore(later(1))).toBe(2);
    expect(await town.authorities.filesMadeBefore(later(-1))).toBe(0);
  });

  it('records what is signed for gateways, each serial once', async () => {
    const { id } = await addEnrolledGateway(town);
    const one: ServerCertificate = {
      serial: `4711${id}`,
      gatewayId: gatewayId(id),
      authorityId: authorityId('server-ca'),
      keyAlgorithm: 'P-384',
      keyHash: 'abc',
      notBefore: now,
      notAfter: later(1000),
      state: 'intended',
      createdAt: now,
    };
    const other = { ...one, serial: `4712${id}`, createdAt: later(1) };
    await town.serverCertificates.insert(one);
    await expect(town.serverCertificates.insert(one)).rejects.toMatchObject({
      message: expect.stringMatching(/unique/i),
    });
    await town.serverCertificates.settle(id, one.serial);
    await town.serverCertificates.insert(other);
    await town.serverCertificates.settle(id, other.serial);
    expect(await town.serverCertificates.ofGateway(id)).toEqual([
      { ...one, state: 'superseded' },
      { ...other, state: 'issued' },
    ]);
    await expect(town.serverCertificates.settle(id, one.serial)).rejects.toMatchObject({
      reason: 'changed-meanwhile',
    });
  });

  it('makes a first generation of what was there before, whose key still opens', async () => {
    const url = await databases.emptyUrl();
    const old = databases.connect(url);
    await migrate(
      old,
      migrations.filter(({ name }) => name < '0039'),
    );
    const { id } = await town.tenant.get();
    const copy = async (table: string, where: object) => {
      const wanted = new Set(Object.keys(await old(table).columnInfo()));
      for (const row of await knex(table).where(where)) {
        const kept = Object.entries(row).filter(([column]) => wanted.has(column));
        await old(table).insert(Object.fromEntries(kept));
      }
    };
    await copy('tenants', { id });
    await copy('data_keys', { owner: id });
    await copy('authorities', { tenant_id: id });
    await migrate(old);
    const moved = createStore(old, testSecrets, () => now).forTenant(id);
    expect(await moved.authorities.list()).toMatchObject(
      ['client-ca', 'root', 'server-ca'].map((kind) => ({
        id: kind,
        kind,
        generation: 1,
        state: 'issuing',
        keyPlace: 'sealed',
        issuerId: kind === 'root' ? null : 'root',
      })),
    );
    expect(pemOf((await moved.authorities.toSign(authorityId('client-ca'))).key)).toBe(
      `client-ca key of ${id}`,
    );
  });
});
