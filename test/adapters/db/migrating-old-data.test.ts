// A database with data from before there were revocation lists becomes one of today, on both engines: authorities in every
// state, certificates that were handed out, taken back or only intended.
import type { Knex } from 'knex';
import { migrate } from '../../../src/adapters/db/migrate';
import { migrations } from '../../../src/adapters/db/migrations/all';
import { createStore } from '../../../src/adapters/db/store';
import { authorityId, type TenantId } from '../../../src/domain/ids';
import type { Store } from '../../../src/usecases/ports';
import { now } from '../../support/builders';
import { engines, testSecrets, useDatabases } from '../../support/databases';
import { addAccess, newTown } from '../../support/town';

const end = '2031-11-23T09:00:00.000Z';
const before = (name: string) => migrations.filter((one) => one.name < name);

describe.each(engines)('on %s', (engine) => {
  const databases = useDatabases(engine);
  let old: Knex;
  let id: TenantId;

  /** What a town of today has, as far as the database of then has a place for it. */
  async function copyInto(knex: Knex, store: Store): Promise<void> {
    const town = await newTown(store);
    ({ id } = await town.tenant.get());
    for (const state of ['active', 'revoked', 'suspended', 'pending'] as const)
      await addAccess(town, { state, serial: `${state} ${id}`, authorityId: authorityId('client-ca') });
    const tables: readonly [string, string][] = [
      ['tenants', 'id'],
      ['data_keys', 'owner'],
      ...[
        'authorities',
        'gateway_groups',
        'access_profiles',
        'address_pools',
        'identities',
        'persons',
        'access_requests',
        'grants',
        'devices',
        'credentials',
      ].map((table): [string, string] => [table, 'tenant_id']),
    ];
    for (const [table, of] of tables) {
      const wanted = new Set(Object.keys(await old(table).columnInfo()));
      for (const row of await knex(table).where({ [of]: id })) {
        const kept = Object.entries(row).filter(([column]) => wanted.has(column));
        await old(table).insert(Object.fromEntries(kept));
      }
    }
  }

  beforeEach(async () => {
    const { knex, store } = await databases.open();
    old = databases.connect(await databases.emptyUrl());
    await migrate(old, before('0041'));
    await copyInto(knex, store);
  }, 60_000);

  /** As they could be before there were lists: renewed, on their way, interrupted, given up. */
  async function moreAuthorities(): Promise<void> {
    const row = {
      tenant_id: id,
      issuer_id: 'root',
      private_key: '',
      certificate: '',
      requested_at: now.toISOString(),
      prepared_at: null,
      not_after: null,
      serial: null,
    };
    const made = {
      certificate: 'certificate',
      not_after: end,
      prepared_at: now.toISOString(),
    };
    await old('authorities').where({ tenant_id: id, id: 'client-ca' }).update({ state: 'retiring' });
    await old('authorities').insert([
      {
        ...row,
        ...made,
        id: 'client-ca-2',
        kind: 'client-ca',
        generation: 2,
        state: 'issuing',
        key_place: 'sealed',
        serial: `two ${id}`,
      },
      {
        ...row,
        ...made,
        id: 'server-ca-2',
        kind: 'server-ca',
        generation: 2,
        state: 'retired',
        key_place: 'destroyed',
        serial: `three ${id}`,
      },
      {
        ...row,
        id: 'server-ca-3',
        kind: 'server-ca',
        generation: 3,
        state: 'requested',
        key_place: 'sealed',
      },
      {
        ...row,
        id: 'client-ca-3',
        kind: 'client-ca',
        generation: 3,
        state: 'requested',
        key_place: 'sealed',
        serial: `four ${id}`,
        not_after: end,
      },
      {
        ...row,
        id: 'client-ca-4',
        kind: 'client-ca',
        generation: 4,
        state: 'retired',
        key_place: 'destroyed',
      },
    ]);
  }

  it('gives every authority that has a certificate its list, by its own name', async () => {
    await moreAuthorities();
    await old('credentials')
      .where({ serial: `pending ${id}` })
      .update({ not_after: null, authority_id: 'client-ca-2' });
    await old('credentials')
      .where({ serial: `revoked ${id}` })
      .update({ not_after: null });
    await migrate(old);
    const town = createStore(old, testSecrets, () => now).forTenant(id);
    const lists = await town.revocationLists.list();
    expect(lists.map((list) => [list.authorityId, list.published])).toEqual(
      ['client-ca', 'client-ca-2', 'root', 'server-ca', 'server-ca-2'].map((one) => [one, null]),
    );
    const ends = await old('credentials')
      .where({ tenant_id: id })
      .select<{ serial: string; not_after: string | null }[]>(['serial', 'not_after']);
    expect(ends.filter(({ not_after }) => not_after === null)).toEqual([]);
    const listed: string[] = [];
    for await (const piece of town.revocationLists.entries(authorityId('client-ca'), now))
      listed.push(...piece.map(({ serial }) => serial));
    expect(listed.toSorted()).toEqual([`revoked ${id}`, `suspended ${id}`]);
  });

  it('keeps where each key is, and how each waiver stands', async () => {
    await moreAuthorities();
    await old('crypto_waivers').insert({
      tenant_id: id,
      id: 'waiver-1',
      profile: 'TLS12-COMPATIBLE-2026',
      state: 'in-force',
      risk: 'r',
      residual_risk: 'rr',
      reason: 'why',
      owner: 'who',
      until_day: '2027-05-31',
      ends_at: end,
      proposed_by: 'ref',
      proposer_persons: '[]',
      proposed_at: now.toISOString(),
      decided_by: null,
      decided_at: null,
      ended_by: null,
      ended_at: null,
    });
    await migrate(old);
    const town = createStore(old, testSecrets, () => now).forTenant(id);
    expect(
      (await town.authorities.list()).map((one) => `${one.id} ${one.keyPlace} ${one.tokenKey?.id ?? 'null'}`),
    ).toEqual([
      'client-ca sealed null',
      'client-ca-2 sealed null',
      'client-ca-3 sealed null',
      'client-ca-4 destroyed null',
      'root sealed null',
      'server-ca sealed null',
      'server-ca-2 destroyed null',
      'server-ca-3 sealed null',
    ]);
    expect(await town.cryptoWaivers.allInForce()).toMatchObject([{ id: 'waiver-1', state: 'in-force' }]);
    const nowhere = old('authorities').where({ id: 'root' }).update({ key_place: 'nowhere' });
    await expect(nowhere).rejects.toMatchObject({ message: expect.stringMatching(/check/i) });
  });
});
