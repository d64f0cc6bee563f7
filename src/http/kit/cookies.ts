// The two harmless preferences that live in cookies of their own: language and the municipality chosen last.
import type { Request, Response } from 'express';

export const languageCookie = 'fernamt-language';
export const tenantCookie = 'fernamt-tenant';

const yearMs = 365 * 24 * 60 * 60 * 1000;

export function readCookie(request: Request, name: string): string | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? null : found.slice(name.length + 1);
}

export function rememberPreference(response: Response, name: string, value: string): void {
  const secure = response.app.locals['secureCookies'] === true;
  response.cookie(name, value, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: yearMs, secure });
}
