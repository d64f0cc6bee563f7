// The revocation lists of a tenant's authorities. Of several processes one makes a list, by a lease, so that no number comes
// twice; what asks for a new one is rows of their own, since acts that meet would wait for each other at the list.
import type { Knex } from 'knex';
import { authorityId, type AuthorityId } from '../../domain/ids';
import { listRenewedAfterMs, longestListRestMs, listLeaseMs } from '../../domain/revocation-list';
import type {
  ClaimedList,
  MadeList,
  PublishedList,
  RevocationList,
  RevocationListRecords,
} from '../../usecases/ports-of-revocation-lists';
import { keepFirstPieces, keepPiece, removeOldPieces } from './revocation-list-pieces';
import { revoke, revokedCertificates } from './revoked-certificates';
import { timeOrNull } from './rows';
import { addRow, rowsOf, type Scope } from './scope';

export type RevocationListRow = {
  readonly authority_id: string;
  readonly authority_serial: string;
  readonly authority_not_after: string;
  readonly number: number;
  readonly this_update: string | null;
  readonly next_update: string;
  readonly entries: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly failure: string | null;
  readonly failing_since: string | null;
};

export const revocationListColumns = [
  'authority_id',
  'authority_serial',
  'authority_not_after',
  'number',
  'this_update',
  'next_update',
  'entries',
  'bytes',
  'sha256',
  'failure',
  'failing_since',
] as const satisfies readonly (keyof RevocationListRow)[];

export function revocationListRecords(scope: Scope): RevocationListRecords {
  return {
    list: async () => {
      const lists = rowsOf(scope, 'revocation_lists').orderBy('authority_id');
      return (await lists.select<RevocationListRow[]>([...revocationListColumns])).map(revocationListOf);
    },
    claim: (authorityId, terms) => scope.atomically((inside) => claim(inside, authorityId, terms)),
    entries: (authorityId, validAt) => revokedCertificates(scope, authorityId, validAt),
    publish: (claimed, made) => publish(scope, claimed, made),
    fail: (claimed, failure) => fail(scope, claimed, failure),
    revoke: (authorityId, certificates) =>
      scope.atomically((inside) => revoke(inside, authorityId, certificates)),
  };
}

export type ListedAuthority = { readonly id: AuthorityId; readonly serial: string; readonly notAfter: Date };

/** Every authority has its list, if only to say that nothing is revoked. */
export async function beginRevocationList(
  scope: Scope,
  { id, serial, notAfter }: ListedAuthority,
): Promise<void> {
  const longAgo = new Date(0).toISOString();
  await addRow(scope, 'revocation_lists', {
    authority_id: id,
    authority_serial: serial,
    authority_not_after: notAfter.toISOString(),
    number: 0,
    next_update: longAgo,
    entries: 0,
    bytes: 0,
    sha256: '',
    renew_at: longAgo,
  });
}

const isMarked = `EXISTS (SELECT 1 FROM revocation_list_marks AS marks
  WHERE marks.tenant_id = revocation_lists.tenant_id AND marks.authority_id = revocation_lists.authority_id)`;

/** Nobody is at it, it does not rest, and it is time or something has changed. */
export function isDue(rows: Knex.QueryBuilder, now: Date): void {
  void rows
    .where((lists) => isFree(lists, now))
    .whereNot((lists) => isAhead(lists, 'rests_until', { now, withinMs: longestListRestMs }))
    .where((lists) =>
      lists
        .whereNot((row) => isAhead(row, 'renew_at', { now, withinMs: listRenewedAfterMs }))
        .orWhereRaw(isMarked),
    );
}

function isFree(rows: Knex.QueryBuilder, now: Date): void {
  void rows.whereNot((lists) => isAhead(lists, 'leased_until', { now, withinMs: listLeaseMs }));
}

/** Later than anybody would have set it means that a clock was ahead then: such a time does not count. */
function isAhead(
  rows: Knex.QueryBuilder,
  column: string,
  { now, withinMs }: { readonly now: Date; readonly withinMs: number },
): void {
  const latest = new Date(now.getTime() + withinMs).toISOString();
  void rows
    .whereNotNull(`revocation_lists.${column}`)
    .where(`revocation_lists.${column}`, '>', now.toISOString())
    .where(`revocation_lists.${column}`, '<=', latest);
}

type Terms = Parameters<RevocationListRecords['claim']>[1];

/** From here on it is due until it is published, so that a process that dies leaves it to the next one. */
async function claim(scope: Scope, authorityId: AuthorityId, terms: Terms): Promise<ClaimedList | null> {
  const { now, until, lease, always } = terms;
  const mine = () => rowsOf(scope, 'revocation_lists').where('authority_id', authorityId);
  const claimed: number = await mine()
    .where((rows) => (always ? isFree(rows, now) : isDue(rows, now)))
    .update({ lease, leased_until: until.toISOString(), renew_at: now.toISOString() });
  if (claimed === 0) return null;
  await rowsOf(scope, 'revocation_list_marks').where('authority_id', authorityId).delete();
  const row = await mine().first<RevocationListRow | undefined>(['number', 'this_update']);
  if (row === undefined) return null;
  return { authorityId, lease, number: row.number, thisUpdate: timeOrNull(row.this_update) };
}

const mineStill = (scope: Scope, { authorityId, lease }: ClaimedList): Knex.QueryBuilder =>
  rowsOf(scope, 'revocation_lists').where({ authority_id: authorityId, lease });

/** As few transactions as may be: on SQLite each waits for the disk, and everybody with it. */
async function publish(scope: Scope, claimed: ClaimedList, made: MadeList): Promise<boolean> {
  const edition = { authorityId: claimed.authorityId, edition: claimed.lease };
  const { sha256, last } = await keepFirstPieces(scope, edition, made.der);
  return scope.atomically(async (inside) => {
    const published: number = await mineStill(inside, claimed).update({
      ...publishedRow(made, sha256),
      edition: claimed.lease,
      edition_before: inside.db.ref('edition'),
    });
    if (published > 0) await keepPiece(inside, edition, last);
    await removeOldPieces(inside, claimed.authorityId);
    return published > 0;
  });
}

function publishedRow(made: MadeList, sha256: string): object {
  return {
    number: made.number,
    this_update: made.thisUpdate.toISOString(),
    next_update: made.nextUpdate.toISOString(),
    entries: made.entries,
    bytes: made.der.length,
    sha256,
    renew_at: made.renewAt.toISOString(),
    rests_until: made.restsUntil.toISOString(),
    lease: null,
    leased_until: null,
    failure: null,
    failing_since: null,
  };
}

type Failure = Parameters<RevocationListRecords['fail']>[1];

async function fail(scope: Scope, claimed: ClaimedList, { reason, now, restsUntil }: Failure): Promise<void> {
  await mineStill(scope, claimed).update({
    lease: null,
    leased_until: null,
    rests_until: restsUntil.toISOString(),
    failure: reason,
    failing_since: scope.db.raw('COALESCE(failing_since, ?)', [now.toISOString()]),
  });
  await removeOldPieces(scope, claimed.authorityId);
}

export function revocationListOf(row: RevocationListRow): RevocationList {
  const since = timeOrNull(row.failing_since);
  return {
    authorityId: authorityId(row.authority_id),
    authoritySerial: row.authority_serial,
    authorityNotAfter: new Date(row.authority_not_after),
    published: publishedOf(row),
    failure: row.failure === null || since === null ? null : { reason: row.failure, since },
  };
}

export function publishedOf(row: RevocationListRow): PublishedList | null {
  const { number, entries, bytes, sha256 } = row;
  if (row.this_update === null) return null;
  return {
    number,
    thisUpdate: new Date(row.this_update),
    nextUpdate: new Date(row.next_update),
    entries,
    bytes,
    sha256,
  };
}
