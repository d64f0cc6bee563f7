// The two harmless preferences that live in cookies of their own: language and the municipality chosen last.
import type { Request, Response } from 'express';

export const languageCookie = 'fernamt-language';
export const tenantCookie = 'fernamt-tenant';

const yearMs = 365 * 24 * 60 * 60 * 1000;

export function readCookie(request: Request, name: string): string | null {
  const prefix = `${nameOn(request, name)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length) ?? null;
}

export function rememberPreference(response: Response, name: string, value: string): void {
  const secure = isSecure(response);
  const options = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: yearMs, secure } as const;
  response.cookie(nameOn(response, name), value, options);
}

/** The prefix makes browsers refuse the cookie from subdomains and over plain http (RFC 6265bis §4.1.3.2). */
function nameOn(message: Request | Response, name: string): string {
  return isSecure(message) ? `__Host-${name}` : name;
}

function isSecure({ app }: Request | Response): boolean {
  return app.locals['secureCookies'] === true;
}
