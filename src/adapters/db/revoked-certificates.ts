// What an authority no longer stands for, piece by piece, so that nobody waits for a hundred thousand rows.
import { setImmediate as others } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { CredentialState } from '../../domain/credential';
import type { AuthorityId } from '../../domain/ids';
import { reasonOf, type RevocationReason, type RevokedCertificate } from '../../domain/revocation-list';
import type { OtherRevoked } from '../../usecases/ports-of-revocation-lists';
import { markRevocationList } from './revocation-list-marks';
import { addRowsUnlessTaken, rowsOf, type Scope } from './scope';

const rowsAtOnce = 1_000;

type Place = { readonly not_after: string; readonly serial: string };

/** Each row as it is when it is read: what changes meanwhile asks for another list anyway. */
export async function* revokedCertificates(
  scope: Scope,
  authorityId: AuthorityId,
  validAt: Date,
): AsyncGenerator<readonly RevokedCertificate[]> {
  const lost = await lostDevices(scope);
  for (const piece of [ofDevices(lost), ofOthers]) {
    let after: Place | null = { not_after: validAt.toISOString(), serial: '' };
    while (after !== null) {
      const { last, revoked }: Piece = await piece(scope, authorityId, after);
      if (revoked.length > 0) yield revoked;
      after = revoked.length < rowsAtOnce ? null : last;
      await others();
    }
  }
}

type Piece = { readonly last: Place | null; readonly revoked: readonly RevokedCertificate[] };

type CredentialRow = Place & {
  readonly state: CredentialState;
  readonly taken_back_at: string | null;
  readonly device_id?: string;
  readonly renewed_by: string | null;
};

/** Few among many: cheaper than looking up the device of each certificate. */
async function lostDevices(scope: Scope): Promise<ReadonlySet<string>> {
  return new Set(await rowsOf(scope, 'devices').whereRaw('devices.lost = 1').pluck<string[]>('id'));
}

/** Word for word the condition of the partial index. */
const isOnList = `credentials.state IN ('suspended', 'revoked', 'expired', 'void') AND credentials.serial IS NOT NULL`;

/** Nothing that is not in the index, and the device only where it matters: each column costs as much as writing its entry. */
function ofDevices(lost: ReadonlySet<string>) {
  const columns = ['serial', 'not_after', 'state', 'taken_back_at', 'renewed_by'];
  const wanted = lost.size === 0 ? columns : [...columns, 'device_id'];
  return async (scope: Scope, authorityId: AuthorityId, after: Place): Promise<Piece> => {
    const rows = await inOrder(rowsOf(scope, 'credentials').whereRaw(isOnList), 'credentials', after)
      .where('authority_id', authorityId)
      .select<CredentialRow[]>(wanted);
    return { last: rows.at(-1) ?? null, revoked: rows.map((row) => revokedOf(row, lost)) };
  };
}

function revokedOf(row: CredentialRow, lost: ReadonlySet<string>): RevokedCertificate {
  const { serial, state, taken_back_at, device_id, renewed_by } = row;
  return {
    serial,
    revokedAt: new Date(taken_back_at ?? 0),
    reason: reasonOf({
      state,
      lost: device_id !== undefined && lost.has(device_id),
      renewed: renewed_by !== null,
    }),
  };
}

type OtherRow = Place & { readonly revoked_at: string; readonly reason: RevocationReason | null };

async function ofOthers(scope: Scope, authorityId: AuthorityId, after: Place): Promise<Piece> {
  const rows = await inOrder(rowsOf(scope, 'revoked_certificates'), 'revoked_certificates', after)
    .where('authority_id', authorityId)
    .select<OtherRow[]>(['serial', 'not_after', 'revoked_at', 'reason']);
  return {
    last: rows.at(-1) ?? null,
    revoked: rows.map(({ serial, revoked_at, reason }) => ({
      serial,
      revokedAt: new Date(revoked_at),
      reason,
    })),
  };
}

function inOrder(rows: Knex.QueryBuilder, table: string, after: Place): Knex.QueryBuilder {
  return rows
    .whereRaw(`(${table}.not_after, ${table}.serial) > (?, ?)`, [after.not_after, after.serial])
    .orderBy([`${table}.not_after`, `${table}.serial`])
    .limit(rowsAtOnce);
}

export async function revoke(
  scope: Scope,
  authorityId: AuthorityId,
  certificates: readonly OtherRevoked[],
): Promise<void> {
  const rows = certificates.map(({ serial, notAfter, revokedAt, reason }) => ({
    authority_id: authorityId,
    serial,
    not_after: notAfter.toISOString(),
    revoked_at: revokedAt.toISOString(),
    reason,
  }));
  const added = await addRowsUnlessTaken<Place>(scope, 'revoked_certificates', {
    rows,
    returning: ['serial'],
  });
  if (added.length > 0) await markRevocationList(scope, authorityId);
}
