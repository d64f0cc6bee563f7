// Ties a sign-in to the browser that began it, by a cookie of its own: the answer counts only where the request was
// made, so that nobody can be signed in as somebody else by a form that a stranger lets them send.
import { createHash, randomBytes } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';
import { samlAddresses } from './saml-tenant';

/** As long as the request itself. */
export const requestLifetimeMs = 600_000;

export type BrowserBinding = {
  /** Gives the browser the cookie for this request; returns what the store remembers of it. */
  readonly bind: (res: Response, request: BoundRequest) => string;
  /** What the store should know of the browser that answers; empty when it brings no such cookie. */
  readonly browserOf: (req: Request, requestId: string) => string;
  readonly release: (res: Response, request: BoundRequest) => void;
};

export type BoundRequest = { readonly slug: string; readonly requestId: string };

/**
 * The answer is posted from a foreign site, where browsers leave out Lax cookies; None needs Secure. Over http, which
 * is for localhost only, the demo's identity provider is the same site.
 */
export function createBrowserBinding(publicUrl: string): BrowserBinding {
  const secure = publicUrl.startsWith('https:');
  const nameOf = (requestId: string): string =>
    `${secure ? '__Secure-saml-' : 'saml-'}${shortHash(requestId)}`;
  const optionsFor = (slug: string): CookieOptions => ({
    httpOnly: true,
    secure,
    sameSite: secure ? 'none' : 'lax',
    path: new URL(samlAddresses(publicUrl, slug).acs).pathname,
  });
  return {
    bind: (res, { slug, requestId }) => {
      const value = randomBytes(16).toString('base64url');
      res.cookie(nameOf(requestId), value, { ...optionsFor(slug), maxAge: requestLifetimeMs });
      return hashOf(value);
    },
    browserOf: (req, requestId) => {
      const value = cookieIn(req, nameOf(requestId));
      return value === null ? '' : hashOf(value);
    },
    release: (res, { slug, requestId }) => {
      res.clearCookie(nameOf(requestId), optionsFor(slug));
    },
  };
}

/** One cookie a request, so that several tabs can sign in at once; short, because many must fit into a header. */
function shortHash(requestId: string): string {
  return hashOf(requestId).slice(0, 12);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function cookieIn({ headers }: Request, name: string): string | null {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? null : found.slice(name.length + 1);
}
