// How far the closing of a municipality is; at most one counts at a time.
import type { Knex } from 'knex';
import type { Closing, ClosingState } from '../../domain/closing';
import { Refusal } from '../../domain/errors';
import { closingId, gatewayId, identityRef, tenantId, type TenantId } from '../../domain/ids';
import { checkedLocalDay } from '../../domain/local-day';
import type { ClosingRecords, ListedClosing, UnconfirmedGateway } from '../../usecases/ports-of-leaving';
import { textOfTime, timeOrNull } from './rows';
import { isOpenTakeBack } from './unconfirmed-orders';
import { addRowUnlessTaken, changeRow, rowsHeld, rowsOf, sameTenant, type Scope } from './scope';

type ClosingRow = {
  readonly id: string;
  readonly state: ClosingState;
  readonly reason: string;
  readonly on_day: string;
  readonly due_at: string;
  readonly announced_by: string | null;
  readonly announced_at: string;
  readonly first_operator: string | null;
  readonly first_operator_at: string | null;
  readonly confirmed_by: string | null;
  readonly confirmed_at: string | null;
  readonly route: Closing['route'];
  readonly state_since: string;
  readonly forced_by: string | null;
  readonly grants_revoked: number;
  readonly rows_erased: number;
};

const columns = [
  'id',
  'state',
  'reason',
  'on_day',
  'due_at',
  'announced_by',
  'announced_at',
  'first_operator',
  'first_operator_at',
  'confirmed_by',
  'confirmed_at',
  'route',
  'state_since',
  'forced_by',
  'grants_revoked',
  'rows_erased',
] as const satisfies readonly (keyof ClosingRow)[];

export function closingRecords(scope: Scope): ClosingRecords {
  return {
    standing: async () => {
      const row = await rowsHeld(scope, 'closings')
        .whereRaw(`state <> 'withdrawn'`)
        .first<ClosingRow | undefined>([...columns]);
      return row === undefined ? null : closingOf(scope.tenantId, row);
    },
    insert: async (closing) => {
      if (!(await addRowUnlessTaken(scope, 'closings', rowOf(closing))))
        throw new Refusal('conflict', 'closing-exists');
    },
    update: (closing, from) =>
      changeRow(rowsOf(scope, 'closings').where({ id: closing.id, state: from }), rowOf(closing)),
    unconfirmed: () => unconfirmedGateways(scope),
  };
}

/** Only gateways that were set up: one that never was knows of nobody. */
async function unconfirmedGateways(scope: Scope): Promise<readonly UnconfirmedGateway[]> {
  const rows = await rowsOf(scope, 'enforcements')
    .whereRaw(isOpenTakeBack)
    .join('gateways', sameTenant('gateways', 'enforcements', [['id', 'gateway_id']]))
    .where('gateways.state', 'enrolled')
    .groupBy('gateways.id', 'gateways.name', 'gateways.last_contact_at')
    .orderBy('gateways.name')
    .select<{ id: string; name: string; last_contact_at: string | null; open: number }[]>([
      'gateways.id',
      'gateways.name',
      'gateways.last_contact_at',
      scope.db.raw('COUNT(*) AS open'),
    ]);
  return rows.map((row) => ({
    id: gatewayId(row.id),
    name: row.name,
    lastContactAt: timeOrNull(row.last_contact_at),
    open: row.open,
  }));
}

const underWay = `state IN ('confirmed', 'revoking', 'waiting', 'erasing')`;

export async function closingsDue(knex: Knex, now: Date): Promise<readonly TenantId[]> {
  const due = knex('closings').whereRaw(underWay).where('due_at', '<=', now.toISOString());
  return (await due.orderBy('due_at').pluck<string[]>('tenant_id')).map(tenantId);
}

export async function newestClosings(knex: Knex, limit: number): Promise<readonly ListedClosing[]> {
  const rows = await knex('closings')
    .join('tenants', 'tenants.id', 'closings.tenant_id')
    .orderBy([
      { column: 'announced_at', order: 'desc' },
      { column: 'closings.id', order: 'desc' },
    ])
    .limit(limit)
    .select<(ClosingRow & { tenant_id: string; slug: string; name: string })[]>([
      ...columns.map((column) => `closings.${column}`),
      'closings.tenant_id',
      'tenants.slug',
      'tenants.name',
    ]);
  return rows.map((row) => ({
    slug: row.slug,
    name: row.name,
    closing: closingOf(tenantId(row.tenant_id), row),
  }));
}

function rowOf(closing: Closing): ClosingRow {
  return {
    id: closing.id,
    state: closing.state,
    reason: closing.reason,
    on_day: closing.onDay,
    due_at: closing.dueAt.toISOString(),
    announced_by: closing.announcedBy,
    announced_at: closing.announcedAt.toISOString(),
    first_operator: closing.firstOperator?.ref ?? null,
    first_operator_at: textOfTime(closing.firstOperator?.at ?? null),
    confirmed_by: closing.confirmedBy,
    confirmed_at: textOfTime(closing.confirmedAt),
    route: closing.route,
    state_since: closing.stateSince.toISOString(),
    forced_by: closing.forcedBy,
    grants_revoked: closing.grantsRevoked,
    rows_erased: closing.rowsErased,
  };
}

const refOrNull = (text: string | null) => (text === null ? null : identityRef(text));

function closingOf(tenant: TenantId, row: ClosingRow): Closing {
  const firstAt = timeOrNull(row.first_operator_at);
  const first = refOrNull(row.first_operator);
  return {
    id: closingId(row.id),
    tenantId: tenant,
    state: row.state,
    reason: row.reason,
    onDay: checkedLocalDay(row.on_day),
    dueAt: new Date(row.due_at),
    announcedBy: refOrNull(row.announced_by),
    announcedAt: new Date(row.announced_at),
    firstOperator: first === null || firstAt === null ? null : { ref: first, at: firstAt },
    confirmedBy: refOrNull(row.confirmed_by),
    confirmedAt: timeOrNull(row.confirmed_at),
    route: row.route,
    stateSince: new Date(row.state_since),
    forcedBy: refOrNull(row.forced_by),
    grantsRevoked: row.grants_revoked,
    rowsErased: row.rows_erased,
  };
}
