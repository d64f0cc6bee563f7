// Finds persons and devices by the beginnings of folded words, newest first, at a cost that follows the page, not the hits.
import type { Knex } from 'knex';
import type { PageRequest } from '../../domain/paging';
import { countRows, onePage } from './page';
import { rowsOf, type Scope } from './scope';

export type Searched = 'person' | 'device';

/** What is searched: the persons or the devices of a tenant. */
export type SearchIndex = { readonly scope: Scope; readonly kind: Searched };

export type Hit = { readonly created_at: string; readonly item_id: string };

type Prefix = { readonly from: string; readonly to: string };

const tables: Readonly<Record<Searched, string>> = { person: 'persons', device: 'devices' };
/** Up to here all hits of a word are read and sorted. */
const fewHits = 1_000;
/** Up to here the newest hits of each token are read and merged. */
const fewTokens = 32;

/** One more than the page holds, when there are more. */
export async function search(
  index: SearchIndex,
  words: readonly string[],
  page: PageRequest,
): Promise<readonly Hit[]> {
  const [rarest, ...others] = await prefixesByRarity(index, words);
  if (rarest === undefined) return await byTime(index, [], page);
  if (rarest.hits <= fewHits) return await sortedHits(index, [rarest, ...others], page);
  for (const lead of [rarest, ...others]) {
    const tokens = await firstTokens(index, lead);
    const rest = [rarest, ...others].filter((prefix) => prefix !== lead);
    if (tokens.length <= fewTokens) return await mergedHits(index, { tokens, others: rest }, page);
  }
  return await byTime(index, [rarest, ...others], page);
}

export async function countHits(
  index: SearchIndex,
  words: readonly string[],
  limit: number,
): Promise<number> {
  const { scope, kind } = index;
  const [rarest, ...others] = await prefixesByRarity(index, words);
  if (rarest === undefined) return countRows(scope.db, rowsOf(scope, tables[kind]).select('id'), limit + 1);
  const entries = matching(index, [rarest, ...others]).select('search_tokens.item_id');
  const some = scope.db.from(
    entries
      .clone()
      .limit(4 * limit)
      .as('entries'),
  );
  const counted = await countRows(scope.db, some.distinct('item_id'), limit + 1);
  // An item with several words of the same beginning stands there several times; rarely so often that it matters.
  const isExact = counted > limit || (await countRows(scope.db, entries.clone(), 4 * limit)) < 4 * limit;
  return isExact ? counted : countRows(scope.db, entries.distinct('search_tokens.item_id'), limit + 1);
}

/** All items that have the words, when they are few; null when they are many. Costs what the rarest word does. */
export async function fewItemsWith(
  index: SearchIndex,
  words: readonly string[],
): Promise<ReadonlySet<string> | null> {
  const [rarest, ...others] = await prefixesByRarity(index, words);
  if (rarest === undefined) return null;
  const entries = matching(index, [rarest, ...others]).limit(2 * fewHits);
  const found = await entries.pluck<string[]>('search_tokens.item_id');
  const items = new Set(found);
  return found.length === 2 * fewHits || items.size > fewHits ? null : items;
}

/** Narrows rows that name an item down to those whose item has the words; the rows' own order leads. */
export function withEachWord(
  index: SearchIndex,
  rows: Knex.QueryBuilder,
  { id, words }: { readonly id: string; readonly words: readonly string[] },
): Knex.QueryBuilder {
  return withWords(index, rows, { id, prefixes: words.map(prefixOf) });
}

type Measured = Prefix & { readonly hits: number };

/** The word with the fewest hits leads, the others are checked on its hits. */
async function prefixesByRarity(index: SearchIndex, words: readonly string[]): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const prefix of words.map(prefixOf)) {
    const entries = inRange(index, prefix).orderBy('token').select('token');
    measured.push({ ...prefix, hits: await countRows(index.scope.db, entries, fewHits + 1) });
  }
  return measured.sort((a, b) => a.hits - b.hits);
}

/** The highest character there is: everything that begins with the word sorts before it. */
function prefixOf(word: string): Prefix {
  return { from: word, to: `${word}\u{10FFFF}` };
}

function inRange({ scope, kind }: SearchIndex, { from, to }: Prefix): Knex.QueryBuilder {
  return rowsOf(scope, 'search_tokens').where({ kind }).where('token', '>=', from).where('token', '<', to);
}

function matching(index: SearchIndex, [lead, ...others]: readonly [Prefix, ...Prefix[]]): Knex.QueryBuilder {
  return withWords(index, inRange(index, lead), { id: 'search_tokens.item_id', prefixes: others });
}

/**
 * Only items that have a word of each of these beginnings, too. Not as `EXISTS`: PostgreSQL would turn that into a join
 * over every item that has the word, instead of looking once for each row until the page is full.
 */
function withWords(
  { scope, kind }: SearchIndex,
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

function sortedHits(index: SearchIndex, prefixes: readonly [Prefix, ...Prefix[]], page: PageRequest) {
  const rows = matching(index, prefixes).distinct(['created_at', 'item_id']);
  return hits(onePage(rows, hitKeyset, page));
}

/** Most people have the word: going through them by time meets a page's worth of them soon. */
function byTime(index: SearchIndex, prefixes: readonly Prefix[], page: PageRequest) {
  const table = tables[index.kind];
  const rows = withWords(index, rowsOf(index.scope, table), { id: `${table}.id`, prefixes });
  const keyset = { at: 'created_at', id: 'id', direction: 'desc' } as const;
  return hits(onePage(rows, keyset, page).select({ created_at: 'created_at', item_id: 'id' }));
}

/** Each token's hits lie in order of time: the newest of each, merged, hold the newest of all. */
function mergedHits(
  index: SearchIndex,
  { tokens, others }: { readonly tokens: readonly string[]; readonly others: readonly Prefix[] },
  page: PageRequest,
) {
  const { scope, kind } = index;
  const parts = tokens.map((token) => {
    const ofToken = rowsOf(scope, 'search_tokens').where({ kind, token });
    const rows = withWords(index, ofToken, { id: 'search_tokens.item_id', prefixes: others });
    const newest = onePage(rows.select(['created_at', 'item_id']), hitKeyset, page);
    return scope.db.from(newest.as('newest')).select(['created_at', 'item_id']);
  });
  const merged = scope.db.from(scope.db.unionAll(parts).as('merged')).distinct(['created_at', 'item_id']);
  return hits(onePage(merged, hitKeyset, { ...page, after: null }));
}

async function hits(rows: Knex.QueryBuilder): Promise<readonly Hit[]> {
  return (await rows) as readonly Hit[];
}

/** The different tokens of a beginning, found by leaping from one to the next; stops when there are too many. */
async function firstTokens({ scope, kind }: SearchIndex, { from, to }: Prefix): Promise<readonly string[]> {
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
