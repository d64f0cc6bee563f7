// Revocation lists of all authorities: whose turn it is, which ones end, and the bytes that anybody may fetch.
import type { Knex } from 'knex';
import { authorityId, tenantId } from '../../domain/ids';
import { listLifetimeMs } from '../../domain/revocation-list';
import type {
  FoundList,
  ListOfTenant,
  RevocationListsOfTheInstallation,
} from '../../usecases/ports-of-revocation-lists';
import { onePage, pageOf } from './page';
import { readPieces } from './revocation-list-pieces';
import {
  isDue,
  publishedOf,
  revocationListColumns,
  revocationListOf,
  type RevocationListRow,
} from './revocation-lists';

const firstToEnd = {
  at: 'revocation_lists.next_update',
  id: 'revocation_lists.authority_serial',
  direction: 'asc',
} as const;

export function revocationListsOfAll(knex: Knex): RevocationListsOfTheInstallation {
  return {
    nextRevocationList: (now) => nextRevocationList(knex, now),
    findRevocationList: (serial) => findRevocationList(knex, serial),
    listRevocationLists: async (page) => {
      const rows = await withTenants(onePage(knex('revocation_lists'), firstToEnd, page));
      const found = pageOf(rows, page.limit, (row) => ({
        at: new Date(row.next_update),
        id: row.authority_serial,
      }));
      return { items: found.items.map(listOfTenant), next: found.next };
    },
    revocationListsEndingBefore: async (end, now, limit) => {
      const ending = stillCounting(knex, now).where('next_update', '<', end.toISOString());
      const inOrder = ending.orderBy(['next_update', 'authority_serial']).limit(limit);
      return (await withTenants(inOrder)).map(listOfTenant);
    },
    revocationListEnds: async (now) => {
      const rows = await stillCounting(knex, now)
        .orderBy('authority_serial')
        .select<RevocationListRow[]>([...revocationListColumns]);
      return rows.map((row) => ({
        authoritySerial: row.authority_serial,
        nextUpdate: publishedOf(row)?.nextUpdate ?? null,
      }));
    },
  };
}

/**
 * Goes through all of them, a few for each municipality, and looks up for each whether it is marked. An authority's last
 * lists come after its own end, when its last certificates have ended too.
 */
async function nextRevocationList(knex: Knex, now: Date) {
  const row = await knex('revocation_lists')
    .where('authority_not_after', '>', new Date(now.getTime() - listLifetimeMs).toISOString())
    .whereRaw(isNotRetired)
    .where((rows) => isDue(rows, now))
    .orderBy(['renew_at', 'authority_serial'])
    .first<{ readonly tenant_id: string; readonly authority_id: string } | undefined>([
      'tenant_id',
      'authority_id',
    ]);
  return row === undefined
    ? null
    : { tenantId: tenantId(row.tenant_id), authorityId: authorityId(row.authority_id) };
}

type FoundRow = RevocationListRow & { readonly tenant_id: string; readonly edition: string | null };

async function findRevocationList(knex: Knex, authoritySerial: string): Promise<FoundList | null> {
  const row = await knex('revocation_lists')
    .where('authority_serial', authoritySerial)
    .first<FoundRow | undefined>([...revocationListColumns, 'tenant_id', 'edition']);
  const published = row === undefined ? null : publishedOf(row);
  if (row === undefined || row.edition === null || published === null) return null;
  const { edition } = row;
  const scope = { db: knex, tenantId: tenantId(row.tenant_id) };
  const place = { authorityId: authorityId(row.authority_id), edition };
  return { published, content: () => readPieces(scope, place, published.bytes) };
}

function stillCounting(knex: Knex, now: Date): Knex.QueryBuilder {
  return knex('revocation_lists').where('authority_not_after', '>', now.toISOString()).whereRaw(isNotRetired);
}

/** Its last list was made before its key was destroyed, and nothing hangs on it: nobody waits for another one. */
const isNotRetired = `NOT EXISTS (SELECT 1 FROM authorities
  WHERE authorities.tenant_id = revocation_lists.tenant_id AND authorities.id = revocation_lists.authority_id
    AND authorities.state = 'retired')`;

type RowOfTenant = RevocationListRow & {
  readonly slug: string;
  readonly name: string;
  readonly closed_at: string | null;
};

async function withTenants(lists: Knex.QueryBuilder): Promise<readonly RowOfTenant[]> {
  return await lists
    .join('tenants', 'tenants.id', 'revocation_lists.tenant_id')
    .select<RowOfTenant[]>([
      ...revocationListColumns.map((column) => `revocation_lists.${column}`),
      'tenants.slug',
      'tenants.name',
      'tenants.closed_at',
    ]);
}

function listOfTenant(row: RowOfTenant): ListOfTenant {
  const { slug, name, closed_at } = row;
  return { ...revocationListOf(row), tenant: { slug, name, isClosed: closed_at !== null } };
}

/** Of municipalities that are gone, whose last lists outlive them until their own end: nothing there leads to anybody. */
export async function forgetRevocationLists(knex: Knex, now: Date): Promise<void> {
  const withoutAuthority = `NOT EXISTS (SELECT 1 FROM authorities WHERE authorities.tenant_id = revocation_lists.tenant_id)`;
  const over = knex('revocation_lists').where('next_update', '<=', now.toISOString());
  await over.whereRaw(withoutAuthority).delete();
  const withoutList = `NOT EXISTS (SELECT 1 FROM revocation_lists AS lists
    WHERE lists.tenant_id = revocation_list_pieces.tenant_id
    AND lists.authority_id = revocation_list_pieces.authority_id)`;
  await knex('revocation_list_pieces').whereRaw(withoutList).delete();
}
