// A list's bytes in pieces: writing or reading four million of them at once would hold up everybody else on SQLite.
import { createHash } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import type { AuthorityId } from '../../domain/ids';
import { addRow, rowsOf, type Scope } from './scope';

const pieceBytes = 128 * 1024;

export type Edition = { readonly authorityId: AuthorityId; readonly edition: string };

/** Returns the SHA-256 of all of them, hex. */
export async function keepPieces(
  scope: Scope,
  { authorityId, edition }: Edition,
  der: Uint8Array,
): Promise<string> {
  const bytes = Buffer.from(der.buffer, der.byteOffset, der.length);
  const hash = createHash('sha256');
  for (let place = 0; place * pieceBytes < bytes.length; place += 1) {
    const content = bytes.subarray(place * pieceBytes, (place + 1) * pieceBytes);
    hash.update(content);
    await addRow(scope, 'revocation_list_pieces', { authority_id: authorityId, edition, place, content });
    await others();
  }
  return hash.digest('hex');
}

/** Null when pieces are missing: another list has taken its place, twice. */
export async function readPieces(
  scope: Pick<Scope, 'db' | 'tenantId'>,
  { authorityId, edition }: Edition,
  length: number,
): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let read = 0;
  while (read < length) {
    const row = await rowsOf(scope, 'revocation_list_pieces')
      .where({ authority_id: authorityId, edition, place: pieces.length })
      .first<{ readonly content: Buffer } | undefined>('content');
    if (row === undefined) return null;
    pieces.push(row.content);
    read += row.content.length;
  }
  return Buffer.concat(pieces, length);
}

/** All but the present list's and those of the one before, which somebody may be reading. */
export async function removeOldPieces(scope: Scope, authorityId: AuthorityId): Promise<void> {
  const isKept = `EXISTS (SELECT 1 FROM revocation_lists AS lists
    WHERE lists.tenant_id = revocation_list_pieces.tenant_id
    AND lists.authority_id = revocation_list_pieces.authority_id
    AND revocation_list_pieces.edition IN (lists.edition, lists.edition_before, lists.lease))`;
  const ofAuthority = () => rowsOf(scope, 'revocation_list_pieces').where('authority_id', authorityId);
  const old = await ofAuthority()
    .whereRaw(`NOT ${isKept}`)
    .select<{ readonly edition: string; readonly place: number }[]>(['edition', 'place']);
  for (const { edition, place } of old) {
    await ofAuthority().where({ edition, place }).delete();
    await others();
  }
}
