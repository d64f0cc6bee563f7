// The number of a request, short enough to be read out on the telephone: eight characters that nobody confuses.
import { randomBytes } from 'node:crypto';
import type { Request } from 'express';

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export function newRequestId(): string {
  const characters = [...randomBytes(8)].map((byte) => alphabet.charAt(byte % alphabet.length));
  return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`;
}

/** The one that logging gave it; a fresh one for a request that was never logged. */
export function idOf(request: Request): string {
  return typeof request.id === 'string' ? request.id : newRequestId();
}
