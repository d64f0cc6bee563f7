// Seals one text for one place: AES-256-GCM (NIST SP 800-38D), as `v1.<keyId>.<nonce>.<ciphertext+tag>` in base64url.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export type Key = { readonly id: string; readonly bytes: Uint8Array };

/** Where a secret lies. It is authenticated with it, so a sealed text moved to another row or tenant does not open. */
export type Place = {
  readonly owner: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
};

/** Wrong key, wrong place or altered: GCM does not tell which, and nobody should be told. */
export class CannotOpen extends Error {
  constructor(place: Place, cause?: unknown) {
    super(`The secret ${place.table}.${place.column} of ${place.owner} cannot be opened.`, { cause });
    this.name = 'CannotOpen';
  }
}

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;
const form = /^v1\.([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{22,})$/;

export function sealText(key: Key, place: Place, text: string): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key.bytes, nonce, { authTagLength: tagLength });
  cipher.setAAD(associatedData(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return ['v1', key.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
}

export function openText(key: Key, place: Place, sealed: string): string {
  const [, , nonce, body] = form.exec(sealed) ?? [];
  if (nonce === undefined || body === undefined) throw new CannotOpen(place);
  const bytes = Buffer.from(body, 'base64url');
  try {
    const decipher = createDecipheriv(algorithm, key.bytes, Buffer.from(nonce, 'base64url'), {
      authTagLength: tagLength,
    });
    decipher.setAAD(associatedData(place)).setAuthTag(bytes.subarray(-tagLength));
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagLength)), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new CannotOpen(place, error);
  }
}

/** The id of the key that a text was sealed with; null when it is no sealed text. */
export function keyIdOf(sealed: string): string | null {
  return form.exec(sealed)?.[1] ?? null;
}

/** JSON keeps the four parts apart, whatever characters they hold. */
function associatedData({ owner, table, row, column }: Place): Buffer {
  return Buffer.from(JSON.stringify(['fernamt', owner, table, row, column]), 'utf8');
}
