// Keyset paging by (time, id): goes on after the last row shown, so that every page costs the same.
import type { Knex } from 'knex';
import type { Cursor, Page, PageRequest } from '../../domain/paging';

export type Keyset = {
  readonly at: string;
  readonly id: string;
  readonly direction: 'asc' | 'desc';
  /** Few rows: find them first and sort them then. Otherwise SQLite goes through everything in the order of an index. */
  readonly fewRows?: true;
};

/** One row more than a page, so that it is known whether there is a next one. */
export function onePage(rows: Knex.QueryBuilder, keyset: Keyset, page: PageRequest): Knex.QueryBuilder {
  const { at, id, direction, fewRows = false } = keyset;
  // An expression is in no index.
  const column = fewRows ? `(?? || '')` : '??';
  const ordered = rows.orderByRaw(`${column} ${direction}, ${column} ${direction}`, [at, id]);
  if (page.after !== null) {
    const comparison = direction === 'asc' ? '>' : '<';
    void ordered.whereRaw(`(${column}, ${column}) ${comparison} (?, ?)`, [
      at,
      id,
      page.after.at.toISOString(),
      page.after.id,
    ]);
  }
  return ordered.limit(page.limit + 1);
}

export function pageOf<Item>(
  found: readonly Item[],
  limit: number,
  cursorOf: (item: Item) => Cursor,
): Page<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? cursorOf(last) : null };
}

/** Counts rows, but stops soon after `limit`: an exact count of 100,000 costs many times what the page does. */
export async function countRows(db: Knex, rows: Knex.QueryBuilder, limit: number): Promise<number> {
  const some = rows.limit(limit).as('some');
  const [counted]: { readonly n: number | string }[] = await db.from(some).count({ n: '*' });
  return Number(counted?.n ?? 0);
}
