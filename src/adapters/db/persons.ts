// People of a tenant: found by the key of their identity provider, by name, or all of them by time.
import type { HoldingState } from '../../domain/grant';
import { identityRef, grantId, personId, type IdentityRef, type PersonId } from '../../domain/ids';
import type { Person, PersonKey } from '../../domain/person';
import type { Page, PageRequest } from '../../domain/paging';
import type { PersonOverview, PersonRecords } from '../../usecases/ports-of-a-tenant';
import { pageOf } from './page';
import { personColumns, personOf, type PersonRow } from './person-rows';
import { addRowUnlessTaken, changeRow, rowsOf, type Scope } from './scope';
import { countHits, search } from './search';
import { refreshDeviceTokens, storePersonTokens } from './search-tokens';
import { QuickerElsewhere } from './transaction';

export function personRecords(scope: Scope): PersonRecords {
  return {
    find: (id) => findPerson(scope, { id }),
    findByKey: (key) => findPerson(scope, keyRow(key)),
    insert: (person, key) => scope.atomically((inside) => insertPerson(inside, person, key)),
    update: (person) => scope.atomically((inside) => updatePerson(inside, person)),
    keyOf: (id) => keyOf(scope, id),
    changeKey: (id, key) => changeRow(rowsOf(scope, 'persons').where({ id }), keyRow(key)),
    search: (words, page) => searchPersons(scope, words, page),
    countUpTo: (words, limit) => countHits({ scope, kind: 'person' }, words, limit),
    namesOf: (refs) => namesOf(scope, refs),
  };
}

async function findPerson(scope: Scope, key: object): Promise<Person | null> {
  const row = await rowsOf(scope, 'persons')
    .where(key)
    .first<PersonRow | undefined>([...personColumns]);
  return row === undefined ? null : personOf(scope, row);
}

async function insertPerson(scope: Scope, person: Person, key: PersonKey): Promise<void> {
  const added = await addRowUnlessTaken(scope, 'persons', {
    id: person.id,
    ref: person.ref,
    ...described(person),
    ...keyRow(key),
    created_at: person.createdAt.toISOString(),
  });
  if (!added) throw new QuickerElsewhere('person-registered-meanwhile');
  await storeName(scope, person);
}

function keyRow({ issuer, keyName, keyValue }: PersonKey) {
  return { issuer, key_name: keyName, key_value: keyValue };
}

async function keyOf(scope: Scope, id: PersonId): Promise<PersonKey | null> {
  const row = await rowsOf(scope, 'persons')
    .where({ id })
    .first<ReturnType<typeof keyRow> | undefined>(['issuer', 'key_name', 'key_value']);
  return row === undefined ? null : { issuer: row.issuer, keyName: row.key_name, keyValue: row.key_value };
}

async function updatePerson(scope: Scope, person: Person): Promise<void> {
  await changeRow(rowsOf(scope, 'persons').where('id', person.id), described(person));
  await storeName(scope, person);
  await refreshDeviceTokens(scope, person);
}

function described({ displayName, mail, department, supervisor }: Person) {
  return { display_name: displayName, mail, department, supervisor };
}

async function storeName(scope: Scope, person: Person): Promise<void> {
  await scope
    .db('identities')
    .insert({ tenant_id: scope.tenantId, ref: person.ref, name: person.displayName })
    .onConflict(['tenant_id', 'ref'])
    .merge();
  await storePersonTokens(scope, person);
}

async function searchPersons(
  scope: Scope,
  words: readonly string[],
  page: PageRequest,
): Promise<Page<PersonOverview>> {
  const hits = await search({ scope, kind: 'person' }, words, page);
  const found = pageOf(hits, page.limit, (hit) => ({ at: new Date(hit.created_at), id: hit.item_id }));
  const ids = found.items.map((hit) => personId(hit.item_id));
  const persons = await rowsOf(scope, 'persons')
    .whereIn('id', ids)
    .select<PersonRow[]>([...personColumns]);
  const grants = await newestGrants(scope, ids);
  const devices = await deviceCounts(scope, ids);
  const items = ids.flatMap((id) => {
    const row = persons.find((person) => person.id === id);
    if (row === undefined) return [];
    return [{ person: personOf(scope, row), grant: grants.get(id) ?? null, devices: devices.get(id) ?? 0 }];
  });
  return { items, next: found.next };
}

type GrantRow = {
  readonly person_id: PersonId;
  readonly id: string;
  readonly state: HoldingState;
  readonly until_day: string;
};

/**
 * Of each person the newest grant that is neither revoked nor over. The state is looked at here: asked for it, SQLite
 * goes through all active grants instead of those of these persons.
 */
async function newestGrants(scope: Scope, persons: readonly PersonId[]) {
  const rows = await rowsOf(scope, 'grants')
    .whereIn('person_id', persons)
    .orderBy(['created_at', 'id'])
    .select<GrantRow[]>(['person_id', 'id', 'state', 'until_day']);
  const counting = rows.filter(({ state }) => state === 'active' || state === 'suspended');
  return new Map(
    counting.map((row) => [row.person_id, { id: grantId(row.id), state: row.state, until: row.until_day }]),
  );
}

async function deviceCounts(
  scope: Scope,
  persons: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, number>> {
  const rows = await rowsOf(scope, 'devices')
    .whereIn('person_id', persons)
    .whereIn('state', ['active', 'suspended'])
    .groupBy('person_id')
    .select<{ person_id: PersonId; n: number }[]>(['person_id', scope.db.raw('count(*) AS n')]);
  return new Map(rows.map((row) => [row.person_id, row.n]));
}

async function namesOf(
  scope: Scope,
  refs: readonly IdentityRef[],
): Promise<ReadonlyMap<IdentityRef, string>> {
  const rows = await rowsOf(scope, 'identities')
    .whereIn('ref', [...new Set(refs)])
    .select<{ ref: string; name: string }[]>(['ref', 'name']);
  return new Map(rows.map((row) => [identityRef(row.ref), row.name]));
}
