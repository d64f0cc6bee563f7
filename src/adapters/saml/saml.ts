// Sign-in and sign-out with a tenant's identity provider over SAML 2.0: Express requests in, a checked assertion or a
// refusal out.
import type { NextFunction, Request } from 'express';
import type { PresentedAssertion } from '../../domain/identity-attributes';
import { answeredRequest, type BegunRequest } from './answered-request';
import { createBrowserBinding } from './browser-binding';
import { refuse } from './refusing';
import { safeReturnPath } from './return-path';
import { requireIdentityProvider, type SamlTenant } from './saml-tenant';
import { createAttempt, type AttemptPorts } from './sign-in-attempt';
import { createAuthenticate, type Authenticate, type SignInExchange } from './sign-in-strategy';
import { logoutMessage, logoutUrl, type LogoutMessage, type SamlSession } from './sign-out';
import { spMetadata } from './sp-metadata';

type Exchange = Pick<SignInExchange, 'req' | 'res'>;

/** The tenant is always that of the path, never one that a message names. */
export type Saml = {
  /** Redirects to the identity provider; `?return=` is kept on the server, `?fresh=1` asks for a new proof. What it refuses at once is thrown, later failures go to `next`. */
  readonly login: (tenant: SamlTenant, exchange: Exchange, next: NextFunction) => void;
  /** For the POST at the ACS, after `express.urlencoded`. The caller still has to consume request and assertion. */
  readonly acs: (tenant: SamlTenant, exchange: Exchange) => Promise<PresentedAssertion>;
  /** Which of these requests, if any, this browser has begun and now brings the answer to. Says nothing about the answer. */
  readonly answered: <Begun extends BegunRequest>(req: Request, requests: readonly Begun[]) => Begun | null;
  /** Where the browser goes to sign out at the identity provider; `null` if that has no logout address. */
  readonly logout: (tenant: SamlTenant, session: SamlSession) => Promise<string | null>;
  readonly readLogout: (tenant: SamlTenant, req: Request) => Promise<LogoutMessage>;
  readonly metadata: (tenant: SamlTenant) => string;
};

export function createSaml(ports: AttemptPorts): Saml {
  const authenticate = createAuthenticate();
  const browsers = createBrowserBinding(ports.publicUrl);
  const begin = (of: SamlTenant, { req, res }: Exchange): SignInExchange => {
    requireNoMessage(req);
    const tenant = requireIdentityProvider(of);
    const returnTo = safeReturnPath(req.query['return']);
    const fresh = req.query['fresh'] === '1';
    return { req, res, attempt: createAttempt(ports, { req, res, tenant, browsers, returnTo, fresh }) };
  };
  return {
    login: (tenant, exchange, next) => {
      const begun = begin(tenant, exchange);
      exchange.res.setHeader('Cache-Control', 'no-store');
      authenticate(begun, next);
    },
    acs: async (of, { req, res }) => {
      requirePlainPost(req);
      const tenant = requireIdentityProvider(of);
      const attempt = createAttempt(ports, { req, res, tenant, browsers });
      const presented = await answered(authenticate, { req, res, attempt });
      browsers.release(res, { slug: tenant.slug, requestId: presented.inResponseTo });
      return presented;
    },
    answered: (req, requests) =>
      answeredRequest(
        bodyField(req, 'SAMLResponse'),
        requests.filter(({ id, browser }) => browsers.browserOf(req, id) === browser),
      ),
    logout: (tenant, session) => logoutUrl(ports, requireIdentityProvider(tenant), session),
    readLogout: async (tenant, req) =>
      logoutMessage(ports, requireIdentityProvider(tenant), req.url.slice(req.url.indexOf('?') + 1)),
    metadata: (tenant) => spMetadata(ports.publicUrl, tenant),
  };
}

/** Waits for the verdict on a posted response. */
function answered(authenticate: Authenticate, exchange: SignInExchange): Promise<PresentedAssertion> {
  return new Promise((resolve, reject) => {
    authenticate(exchange, (error) => {
      const { presented } = exchange.attempt;
      if (presented !== null && !error) resolve(presented);
      else reject(error instanceof Error ? error : new Error('no verdict on a response', { cause: error }));
    });
  });
}

/** The library takes messages from query and body alike, whatever the path; each has just one place here. */
function requireNoMessage(req: Request): void {
  const isThere = (name: string) => name in req.query || bodyField(req, name) !== undefined;
  if (isThere('SAMLRequest') || isThere('SAMLResponse')) refuse('saml-malformed');
}

function requirePlainPost(req: Request): void {
  const isPlain =
    req.method === 'POST' && !req.url.includes('?') && bodyField(req, 'SAMLRequest') === undefined;
  const response = bodyField(req, 'SAMLResponse');
  if (!isPlain || typeof response !== 'string' || response === '') refuse('saml-malformed');
}

function bodyField(req: Request, name: string): unknown {
  const body: unknown = req.body;
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? Reflect.get(body, name)
    : undefined;
}
