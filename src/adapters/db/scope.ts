// The rows of one tenant: every query begins here and carries the tenant, so that none can forget it.
import type { Knex } from 'knex';
import type { AuditEvent } from '../../domain/audit-event';
import { Refusal } from '../../domain/errors';
import type { TenantId } from '../../domain/ids';
import type { Vault } from './vault';

export type PendingEvent = {
  readonly event: AuditEvent;
  readonly at: Date;
  /** In whose log. */
  readonly tenantId: TenantId;
};

export type Scope = {
  /** The transaction, or the connection pool outside of one. */
  readonly db: Knex;
  readonly tenantId: TenantId;
  readonly vault: Vault;
  readonly now: () => Date;
  /** Audit events of a transaction wait here until just before its end; null outside of one. */
  readonly pendingEvents: PendingEvent[] | null;
  /** Does several statements as one: in the present transaction, or in one of its own. */
  readonly atomically: <Result>(work: (scope: Scope) => Promise<Result>) => Promise<Result>;
};

/** The tenant's rows of a table. */
export function rowsOf(scope: Pick<Scope, 'db' | 'tenantId'>, table: string): Knex.QueryBuilder {
  return scope.db(table).where(`${table}.tenant_id`, scope.tenantId);
}

/**
 * The same, and inside a transaction whoever wants to change these rows waits until its end. What is decided upon them
 * (is the grant still active?) therefore still holds when the decision is stored. SQLite has one writer anyway.
 */
export function rowsHeld(scope: Scope, table: string): Knex.QueryBuilder {
  const rows = rowsOf(scope, table);
  return scope.db.isTransaction === true ? rows.forNoKeyUpdate() : rows;
}

export async function addRow(scope: Scope, table: string, row: object): Promise<void> {
  await scope.db(table).insert({ ...row, tenant_id: scope.tenantId });
}

/** SQLite takes 500 rows in a statement; an act for a whole office makes more. */
const rowsAtOnce = 400;

export async function addRows(scope: Scope, table: string, rows: readonly object[]): Promise<void> {
  for (const some of inPieces(scope, rows)) await scope.db(table).insert(some);
}

type Replacement = {
  readonly table: string;
  readonly rows: readonly object[];
  readonly key: readonly string[];
};

/** A row with the same key gives way to the new one. */
export async function replaceRows(scope: Scope, { table, rows, key }: Replacement): Promise<void> {
  for (const some of inPieces(scope, rows))
    await scope
      .db(table)
      .insert(some)
      .onConflict([...key])
      .merge();
}

/** A row that is there already stays as it is. */
export async function addMissingRows(scope: Scope, { table, rows, key }: Replacement): Promise<void> {
  for (const some of inPieces(scope, rows))
    await scope
      .db(table)
      .insert(some)
      .onConflict([...key])
      .ignore();
}

function inPieces(scope: Scope, rows: readonly object[]): readonly object[][] {
  return piecesOf(rows).map((some) => some.map((row) => ({ ...row, tenant_id: scope.tenantId })));
}

/** As many at a time as one statement takes. */
export function piecesOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const pieces: Item[][] = [];
  for (let at = 0; at < items.length; at += rowsAtOnce) pieces.push(items.slice(at, at + rowsAtOnce));
  return pieces;
}

/**
 * False when a uniqueness of the table forbids the row. The conflict is not an error of the database, which on
 * PostgreSQL would end the whole transaction.
 */
export async function addRowUnlessTaken(scope: Scope, table: string, row: object): Promise<boolean> {
  const added: readonly unknown[] = await scope
    .db(table)
    .insert({ ...row, tenant_id: scope.tenantId })
    .onConflict()
    .ignore()
    .returning('tenant_id');
  return added.length > 0;
}

/** The same for many; what is asked for of those that were added. */
export async function addRowsUnlessTaken<Added>(
  scope: Scope,
  table: string,
  { rows, returning }: { readonly rows: readonly object[]; readonly returning: readonly (keyof Added)[] },
): Promise<readonly Added[]> {
  const added: Added[] = [];
  for (const some of inPieces(scope, rows)) {
    const missing = scope.db(table).insert(some).onConflict().ignore();
    const fresh: readonly Added[] = await missing.returning(returning.map(String));
    added.push(...fresh);
  }
  return added;
}

/** Changes rows that must still be as they were; none left means somebody else was quicker. */
export async function changeRow(
  rows: Knex.QueryBuilder,
  change: object,
  refusal = 'changed-meanwhile',
): Promise<void> {
  const changed: number = await rows.update(change);
  if (changed === 0) throw new Refusal('conflict', refusal);
}

type RowChange = { readonly id: string; readonly from: string; readonly change: object };

/** As `changeRow`, for many rows by id and state; what becomes the same from the same takes one statement. */
export async function changeRows(scope: Scope, table: string, changes: readonly RowChange[]): Promise<void> {
  const alike = new Map<string, RowChange[]>();
  for (const one of changes) {
    const key = JSON.stringify([one.from, one.change]);
    const rows = alike.get(key);
    if (rows === undefined) alike.set(key, [one]);
    else rows.push(one);
  }
  for (const rows of alike.values()) for (const some of piecesOf(rows)) await changeAlike(scope, table, some);
}

async function changeAlike(scope: Scope, table: string, rows: readonly RowChange[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const ids = rows.map(({ id }) => id);
  const still = rowsOf(scope, table).where('state', first.from).whereIn('id', ids);
  const changed: number = await still.update(first.change);
  if (changed < ids.length) throw new Refusal('conflict', 'changed-meanwhile');
}

/** For a join with another table of the same tenant: `on` the tenant and these columns. */
export function sameTenant(left: string, right: string, columns: readonly (readonly [string, string])[]) {
  return (join: Knex.JoinClause): void => {
    join.on(`${left}.tenant_id`, `${right}.tenant_id`);
    for (const [mine, other] of columns) join.on(`${left}.${mine}`, `${right}.${other}`);
  };
}
