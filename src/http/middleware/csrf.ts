// The token that a form carries and the session knows: proof that our own page sent it.
import { csrfSync } from 'csrf-sync';
import type { Request } from 'express';
import { Refusal } from '../../domain/errors';

const tokens = csrfSync({
  size: 32,
  getTokenFromRequest: (request) => {
    const body: unknown = request.body;
    const sent = typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : undefined;
    return typeof sent === 'string' ? sent : undefined;
  },
});

/** For signed-in people only: a page for anybody has no form that does anything. */
export function csrfTokenOf(request: Request): string {
  return tokens.generateToken(request);
}

export function requireCsrfToken(request: Request): void {
  if (!tokens.isRequestValid(request)) throw new Refusal('forbidden', 'csrf-token-missing');
}
