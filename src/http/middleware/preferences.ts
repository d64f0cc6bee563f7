// Remembers two choices that people make by following a link: the language, and their municipality.
import type { RequestHandler } from 'express';
import { isLanguage } from '../../texts/translate';
import { languageCookie, rememberPreference, tenantCookie } from '../kit/cookies';

/** `?lang=en` sets the language and goes on to the same address without it, so that addresses stay shareable. */
export function languageChoice(): RequestHandler {
  return (request, response, next) => {
    const [path = '/', queryText = ''] = request.originalUrl.split('?');
    const query = new URLSearchParams(queryText);
    const chosen = query.get('lang');
    if (request.method !== 'GET' || chosen === null || !isLanguage(chosen)) {
      next();
      return;
    }
    query.delete('lang');
    rememberPreference(response, languageCookie, chosen);
    const rest = query.toString();
    response.redirect(303, `/${path.replace(/^\/+/, '')}${rest === '' ? '' : `?${rest}`}`);
  };
}

export function tenantChoice(): RequestHandler {
  return (request, response, next) => {
    const slug = /^\/t\/([a-z][a-z0-9-]{1,30})\/?$/.exec(request.path)?.[1];
    if (slug !== undefined) rememberPreference(response, tenantCookie, slug);
    next();
  };
}
