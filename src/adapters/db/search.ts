// Finds persons and devices by the beginnings of folded words, newest first, at a cost that follows the page, not the hits.
import type { Knex } from 'knex';
import type { PageRequest } from '../../domain/paging';
import { countRows, onePage } from './page';
import { addRows, rowsOf, type Scope } from './scope';

export type Searched = 'person' | 'device';

export type Hit = { readonly created_at: string; readonly item_id: string };

type Prefix = { readonly from: string; readonly to: string };

const tables: Readonly<Record<Searched, string>> = { person: 'persons', device: 'devices' };
/** Up to here all hits of a word are read and sorted. */
const fewHits = 1_000;
/** Up to here the newest hits of each token are read and merged. */
const fewTokens = 32;

/** The new words of an item replace its old ones. */
export async function storeTokens(
  scope: Scope,
  kind: Searched,
  item: { readonly id: string; readonly createdAt: string },
  tokens: readonly string[],
): Promise<void> {
  await rowsOf(scope, 'search_tokens').where({ kind, item_id: item.id }).delete();
  const common = { kind, created_at: item.createdAt, item_id: item.id };
  await addRows(scope, 'search_tokens', tokens.map((token) => ({ ...common, token })));
}

/** One more than the page holds, when there are more. */
export async function search(
  scope: Scope,
  kind: Searched,
  words: readonly string[],
  page: PageRequest,
): Promise<readonly Hit[]> {
  const [rarest, ...others] = await prefixesByRarity(scope, kind, words);
  if (rarest === undefined) return byTime(scope, kind, [], page);
  if (rarest.hits <= fewHits) return sortedHits(scope, kind, [rarest, ...others], page);
  const tokens = await firstTokens(scope, kind, rarest);
  if (tokens.length > fewTokens) return byTime(scope, kind, [rarest, ...others], page);
  return mergedHits(scope, kind, { tokens, others }, page);
}

export async function countHits(
  scope: Scope,
  kind: Searched,
  words: readonly string[],
  limit: number,
): Promise<number> {
  const [rarest, ...others] = await prefixesByRarity(scope, kind, words);
  if (rarest === undefined) return countRows(scope.db, rowsOf(scope, tables[kind]).select('id'), limit + 1);
  const entries = matching(scope, kind, [rarest, ...others]).select('search_tokens.item_id');
  const some = scope.db.from(entries.clone().limit(4 * limit).as('entries'));
  const counted = await countRows(scope.db, some.distinct('item_id'), limit + 1);
  // An item with several words of the same beginning stands there several times; rarely so often that it matters.
  const isExact = counted > limit || (await countRows(scope.db, entries.clone(), 4 * limit)) < 4 * limit;
  return isExact ? counted : countRows(scope.db, entries.distinct('search_tokens.item_id'), limit + 1);
}

type Measured = Prefix & { readonly hits: number };

/** The word with the fewest hits leads, the others are checked on its hits. */
async function prefixesByRarity(scope: Scope, kind: Searched, words: readonly string[]): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const word of words) {
    // The highest character there is: everything that begins with the word sorts before it.
    const prefix = { from: word, to: `${word}\u{10FFFF}` };
    const hits = await countRows(scope.db, inRange(scope, kind, prefix).orderBy('token').select('token'), fewHits + 1);
    measured.push({ ...prefix, hits });
  }
  return measured.sort((a, b) => a.hits - b.hits);
}

function inRange(scope: Scope, kind: Searched, { from, to }: Prefix): Knex.QueryBuilder {
  return rowsOf(scope, 'search_tokens').where({ kind }).where('token', '>=', from).where('token', '<', to);
}

function matching(scope: Scope, kind: Searched, [lead, ...others]: readonly Prefix[]): Knex.QueryBuilder {
  const rows = lead === undefined ? rowsOf(scope, 'search_tokens').where({ kind }) : inRange(scope, kind, lead);
  return withWords(scope, kind, rows, { id: 'search_tokens.item_id', prefixes: others });
}

/**
 * Only items that have a word of each of these beginnings, too. Not as `EXISTS`: PostgreSQL would turn that into a join
 * over every item that has the word, instead of looking once for each row until the page is full.
 */
function withWords(
  scope: Scope,
  kind: Searched,
  rows: Knex.QueryBuilder,
  { id, prefixes }: { readonly id: string; readonly prefixes: readonly Prefix[] },
): Knex.QueryBuilder {
  for (const { from, to } of prefixes) {
    void rows.whereRaw(
      `(SELECT 1 FROM search_tokens AS other WHERE other.tenant_id = ? AND other.kind = ? AND other.item_id = ??
        AND other.token >= ? AND other.token < ? LIMIT 1) IS NOT NULL`,
      [scope.tenantId, kind, id, from, to],
    );
  }
  return rows;
}

const hitKeyset = { at: 'created_at', id: 'item_id', direction: 'desc' } as const;

async function sortedHits(scope: Scope, kind: Searched, prefixes: readonly Prefix[], page: PageRequest) {
  const rows = matching(scope, kind, prefixes).distinct<Hit[]>(['created_at', 'item_id']);
  return onePage(rows, hitKeyset, page);
}

/** Most people have the word: going through them by time meets a page's worth of them soon. */
async function byTime(scope: Scope, kind: Searched, prefixes: readonly Prefix[], page: PageRequest) {
  const table = tables[kind];
  const rows = withWords(scope, kind, rowsOf(scope, table), { id: `${table}.id`, prefixes });
  const keyset = { at: 'created_at', id: 'id', direction: 'desc' } as const;
  return onePage(rows, keyset, page).select<Hit[]>({ created_at: 'created_at', item_id: 'id' });
}

/** Each token's hits lie in order of time: the newest of each, merged, hold the newest of all. */
async function mergedHits(
  scope: Scope,
  kind: Searched,
  { tokens, others }: { readonly tokens: readonly string[]; readonly others: readonly Prefix[] },
  page: PageRequest,
): Promise<readonly Hit[]> {
  const parts = tokens.map((token) => {
    const rows = withWords(scope, kind, rowsOf(scope, 'search_tokens').where({ kind, token }), {
      id: 'search_tokens.item_id',
      prefixes: others,
    });
    const newest = onePage(rows.select(['created_at', 'item_id']), hitKeyset, page);
    return scope.db.from(newest.as('newest')).select(['created_at', 'item_id']);
  });
  const merged = scope.db.from(scope.db.unionAll(parts).as('merged'));
  return onePage(merged.distinct<Hit[]>(['created_at', 'item_id']), hitKeyset, { ...page, after: null });
}

/** The different tokens of a beginning, found by leaping from one to the next; stops when there are too many. */
async function firstTokens(scope: Scope, kind: Searched, { from, to }: Prefix): Promise<readonly string[]> {
  const next = (comparison: string): string =>
    `(SELECT min(token) FROM search_tokens WHERE tenant_id = ? AND kind = ? AND token ${comparison} AND token < ?)`;
  const leap = scope.db.raw(
    `SELECT ${next('>= ?')}, 1 UNION ALL SELECT ${next('> leaps.token')}, leaps.n + 1 FROM leaps
     WHERE leaps.token IS NOT NULL AND leaps.n <= ?`,
    [scope.tenantId, kind, from, to, scope.tenantId, kind, to, fewTokens],
  );
  const rows = scope.db.withRecursive('leaps', ['token', 'n'], leap).from('leaps').whereNotNull('token');
  return await rows.pluck<string[]>('token');
}
