// What an act did: its refusal if it was refused, the events it wrote, every row of the database before and after.
import type { AuditItem, AuditFilter } from '../../../src/usecases/ports-of-the-audit-log';
import { Refusal } from '../../../src/domain/errors';
import type { Ports, TenantRecords } from '../../../src/usecases/ports';
import type { Stage, Town } from './stage';

export type Said = { readonly kind: string; readonly reason: string };

/** What was said to somebody who was refused. Anything but a refusal is thrown on: it would be a bug. */
export async function refusalOf(act: Promise<unknown>): Promise<Said | 'not refused'> {
  try {
    await act;
  } catch (error) {
    return refusalIn(error);
  }
  return 'not refused';
}

export function refusalIn(error: unknown): Said {
  if (error instanceof Refusal) return { kind: error.kind, reason: error.reason };
  throw error;
}

export async function reasonOf(act: Promise<unknown>): Promise<string> {
  const said = await refusalOf(act);
  return said === 'not refused' ? said : said.reason;
}

/** Of acts at the same time: how many went through, and why the others were refused. */
export async function outcomesOf(acts: readonly Promise<unknown>[]) {
  const settled = await Promise.allSettled(acts);
  const refused = settled.flatMap((one) => (one.status === 'rejected' ? [refusalIn(one.reason).reason] : []));
  return { done: settled.length - refused.length, refused };
}

const everything: AuditFilter = { action: null, subject: null, objectId: null, from: null, before: null };

export async function eventsOf({ store }: Pick<Town, 'store'>): Promise<readonly AuditItem[]> {
  const { items } = await store.audit.list(everything, { afterSeq: null, limit: 10_000 });
  return items.toReversed();
}

/** The events that the act added. */
export async function eventsDuring(town: Town, act: () => Promise<unknown>): Promise<readonly AuditItem[]> {
  const before = (await eventsOf(town)).length;
  await act();
  return (await eventsOf(town)).slice(before);
}

type Rows = Readonly<Record<string, string>>;

/** Everything that stands in the database, one text for each table. */
export async function everyRow({ knex }: Pick<Stage, 'knex'>): Promise<Rows> {
  const tables: Record<string, string> = {};
  for (const table of await tablesOf(knex)) {
    const rows: readonly object[] = await knex(table).select();
    const lines = rows.map((row) => JSON.stringify(row));
    tables[table] = lines.toSorted().join('\n');
  }
  return tables;
}

export function changedTables(before: Rows, after: Rows): readonly string[] {
  return Object.keys(after).filter((table) => after[table] !== before[table]);
}

async function tablesOf(knex: Stage['knex']): Promise<readonly string[]> {
  const isPostgres = knex.client.config.client === 'pg';
  return isPostgres
    ? knex('pg_tables').where('schemaname', 'public').orderBy('tablename').pluck<string[]>('tablename')
    : knex('sqlite_master').where('type', 'table').orderBy('name').pluck<string[]>('name');
}

export class AuditBroken extends Error {}

/** The same ports, but no event can be written: whatever an act did before must be undone. */
export function withoutAudit(ports: Ports): Ports {
  const broken = (records: TenantRecords): TenantRecords => ({
    ...records,
    audit: { ...records.audit, append: () => Promise.reject(new AuditBroken('the audit log is full')) },
  });
  const forTenant: Ports['store']['forTenant'] = (id) => {
    const store = ports.store.forTenant(id);
    return {
      ...store,
      ...broken(store),
      transaction: (work) => store.transaction((inside) => work(broken(inside))),
    };
  };
  return { ...ports, store: { ...ports.store, forTenant } };
}
