// Sessions: one cookie, an hour when idle, kept in the store that is passed in.
import type { RequestHandler } from 'express';
import session from 'express-session';
import type { AppServices } from '../kit/services';
import { idleMs } from '../kit/session';

type Needs = Pick<AppServices, 'publicUrl' | 'sessionStore' | 'sessionSecrets'>;

export function sessions({ publicUrl, sessionStore, sessionSecrets }: Needs): RequestHandler {
  const secure = publicUrl.protocol === 'https:';
  const handler = session({
    // The prefix makes browsers refuse the cookie from subdomains and over plain http.
    name: secure ? '__Host-fernamt' : 'fernamt',
    secret: [...sessionSecrets],
    store: sessionStore,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    unset: 'destroy',
    proxy: true,
    cookie: { secure, httpOnly: true, sameSite: 'lax', path: '/', maxAge: idleMs },
  });
  return (request, response, next) => {
    // PUBLIC_URL says how browsers reach us; the library would otherwise ask a header that proxies may omit.
    if (secure) request.headers['x-forwarded-proto'] = 'https';
    return handler(request, response, next);
  };
}
