// Sign-in and sign-out with a tenant's identity provider over SAML 2.0: Express requests in, a checked assertion or a
// refusal out.
import type { NextFunction, Request, Response } from 'express';
import { Refusal } from '../../domain/errors';
import type { SignInAssertion } from '../../domain/identity-attributes';
import { postedXml } from './message-limits';
import { safeReturnPath } from './return-path';
import type { SamlTenant } from './saml-tenant';
import { requireIdentityProvider } from './saml-tenant';
import type { AttemptPorts } from './sign-in-attempt';
import { createAttempt } from './sign-in-attempt';
import type { Authenticate, SignInExchange } from './sign-in-strategy';
import { createAuthenticate } from './sign-in-strategy';
import type { LogoutMessage, SamlSession } from './sign-out';
import { logoutMessage, logoutUrl } from './sign-out';
import { spMetadata } from './sp-metadata';

export type SamlPorts = AttemptPorts & {
  /** By the path, never by anything in the message. */
  readonly loadTenant: (req: Request) => Promise<SamlTenant | null>;
};

export type Saml = {
  /** Redirects to the identity provider; `?return=` is kept on the server. Failures go to `next` as refusals. */
  readonly login: (req: Request, res: Response, next: NextFunction) => void;
  /** For the POST at the ACS, after `express.urlencoded`. The caller still has to consume the request id. */
  readonly acs: (req: Request, res: Response) => Promise<SignInAssertion>;
  /** Where the browser goes to sign out at the identity provider; `null` if that has no logout address. */
  readonly logout: (tenant: SamlTenant, session: SamlSession) => Promise<string | null>;
  readonly readLogout: (req: Request) => Promise<LogoutMessage>;
  readonly metadata: (tenant: SamlTenant) => string;
};

export function createSaml(ports: SamlPorts): Saml {
  const authenticate = createAuthenticate();
  const attemptFor = async (req: Request, returnTo?: string) =>
    createAttempt(ports, requireIdentityProvider(await ports.loadTenant(req)), returnTo);
  return {
    login(req, res, next) {
      if (carriesMessage(req)) {
        next(malformed());
        return;
      }
      attemptFor(req, safeReturnPath(req.query['return']))
        .then((attempt) => {
          res.setHeader('Cache-Control', 'no-store');
          authenticate({ req, res, attempt }, (error) => {
            next(error ?? malformed());
          });
        })
        .catch(next);
    },
    async acs(req, res) {
      requirePlainPost(req);
      return answered(authenticate, { req, res, attempt: await attemptFor(req) });
    },
    async logout(tenant, session) {
      return logoutUrl(createAttempt(ports, requireIdentityProvider(tenant)), session);
    },
    async readLogout(req) {
      const place = { publicUrl: ports.publicUrl, now: ports.clock() };
      return logoutMessage(await attemptFor(req), req.url.slice(req.url.indexOf('?') + 1), place);
    },
    metadata: (tenant) => spMetadata(ports.publicUrl, tenant),
  };
}

/** Waits for the library's verdict on a posted response. */
function answered(authenticate: Authenticate, exchange: SignInExchange): Promise<SignInAssertion> {
  return new Promise((resolve, reject) => {
    authenticate(exchange, (error) => {
      const { assertion } = exchange.attempt;
      if (error) reject(error instanceof Error ? error : malformed());
      else if (assertion) resolve(assertion);
      else reject(malformed());
    });
  });
}

/** The library takes messages from query and body alike, whatever the path; each has just one place here. */
function carriesMessage(req: Request): boolean {
  return ['SAMLRequest', 'SAMLResponse'].some(
    (name) => name in req.query || bodyField(req, name) !== undefined,
  );
}

function requirePlainPost(req: Request): void {
  const response = bodyField(req, 'SAMLResponse');
  const isPlain =
    req.method === 'POST' && !req.url.includes('?') && bodyField(req, 'SAMLRequest') === undefined;
  if (!isPlain || typeof response !== 'string') throw malformed();
  postedXml(response);
}

function bodyField(req: Request, name: string): unknown {
  const body: unknown = req.body;
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? Reflect.get(body, name)
    : undefined;
}

function malformed(): Refusal {
  return new Refusal('unauthenticated', 'saml-malformed');
}
