// What a person of the provider reaches across municipalities: which ones delegate to them, and where requests wait there.
import type { Knex } from 'knex';
import type { DelegableRole } from '../../domain/delegation';
import { accessRequestId, identityRef, personId, tenantId, type TenantId } from '../../domain/ids';
import type { Page, PageRequest } from '../../domain/paging';
import type {
  ActingFor,
  DelegationsOfTheInstallation,
  WaitingRequest,
} from '../../usecases/ports-of-delegations';
import { isOpen } from './access-requests';
import { assuranceColumns, assuranceOf, type AssuranceRow } from './assurance';
import { onePage, pageOf } from './page';
import { rowsOf } from './scope';

export function delegationsOfAll(knex: Knex): DelegationsOfTheInstallation {
  return {
    actingFor: async (operatorPerson, now) => {
      const rows = await knex
        .from('delegations')
        .join('tenants', 'tenants.id', 'delegations.tenant_id')
        .leftJoin('assurance', 'assurance.tenant_id', 'delegations.tenant_id')
        .where('delegations.operator_person_id', operatorPerson)
        .whereNull('delegations.revoked_at')
        .where('delegations.ends_at', '>', now.toISOString())
        .orderBy(['tenants.name', 'delegations.role'])
        .select<ActingRow[]>([...actingColumns, ...assuranceColumns]);
      return rows.map(actingFor);
    },
    waitingRequests: (tenants, page) => waitingRequests(knex, tenants, page),
  };
}

type ActingRow = AssuranceRow & {
  readonly tenant_id: string;
  readonly slug: string;
  readonly name: string;
  readonly role: DelegableRole;
  readonly until_day: string;
  readonly person_id: string;
  readonly ref: string;
};

const actingColumns = [
  'delegations.tenant_id',
  'tenants.slug',
  'tenants.name',
  'delegations.role',
  'delegations.until_day',
  'delegations.person_id',
  'delegations.ref',
] as const;

function actingFor(row: ActingRow): ActingFor {
  return {
    tenantId: tenantId(row.tenant_id),
    slug: row.slug,
    name: row.name,
    role: row.role,
    until: row.until_day,
    personId: personId(row.person_id),
    ref: identityRef(row.ref),
    assurance: assuranceOf(row),
  };
}

type WaitingRow = { readonly tenant_id: string; readonly id: string; readonly submitted_at: string };

const byTime = { at: 'access_requests.submitted_at', id: 'access_requests.id', direction: 'asc' } as const;
/** SQLite joins up to 500 SELECTs into one. */
const tenantsAtOnce = 100;

/**
 * Of each municipality the first few, straight out of its own index, and of those the first: two hundred short looks in
 * two statements, whatever the number of requests that wait.
 */
async function waitingRequests(
  knex: Knex,
  tenants: readonly TenantId[],
  page: PageRequest,
): Promise<Page<WaitingRequest>> {
  const found: WaitingRow[] = [];
  for (let at = 0; at < tenants.length; at += tenantsAtOnce) {
    const parts = tenants.slice(at, at + tenantsAtOnce).map((tenant) => firstOf(knex, tenant, page));
    const rows: readonly WaitingRow[] = await knex.unionAll(parts);
    found.push(...rows);
  }
  const inOrder = found.toSorted((a, b) => order(a.submitted_at, b.submitted_at) || order(a.id, b.id));
  const first = pageOf(inOrder, page.limit, (row) => ({ at: new Date(row.submitted_at), id: row.id }));
  return { items: first.items.map(waitingRequest), next: first.next };
}

function firstOf(knex: Knex, tenant: TenantId, page: PageRequest): Knex.QueryBuilder {
  const waiting = rowsOf({ db: knex, tenantId: tenant }, 'access_requests').whereRaw(isOpen);
  const first = onePage(waiting, byTime, page).select([
    'access_requests.tenant_id',
    'access_requests.id',
    'access_requests.submitted_at',
  ]);
  return knex.from(first.as('some')).select(['tenant_id', 'id', 'submitted_at']);
}

function waitingRequest(row: WaitingRow): WaitingRequest {
  return {
    tenantId: tenantId(row.tenant_id),
    id: accessRequestId(row.id),
    submittedAt: new Date(row.submitted_at),
  };
}

/** By bytes, as both engines compare. */
function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
