// The number of a request, short enough to be read out on the telephone: eight characters that nobody confuses.
import { randomBytes } from 'node:crypto';

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export function newRequestId(): string {
  const characters = [...randomBytes(8)].map((byte) => alphabet.charAt(byte % alphabet.length));
  return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`;
}
