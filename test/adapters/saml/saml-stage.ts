// A tiny portal with two tenants and the demo identity provider in one process, for the SAML tests.
import type { NextFunction, Request, Response } from 'express';
import express from 'express';
import supertest from 'supertest';
import type { Saml } from '../../../src/adapters/saml/saml';
import { createSaml } from '../../../src/adapters/saml/saml';
import type { SamlRequestStore, SamlTenant } from '../../../src/adapters/saml/saml-tenant';
import { samlAddresses } from '../../../src/adapters/saml/saml-tenant';
import { verifyResponse, type VerificationJob } from '../../../src/adapters/saml/verify-response';
import type { DemoAccount } from '../../../src/demo/identity-provider/demo-account';
import type { DemoIdentityProvider } from '../../../src/demo/identity-provider/demo-identity-provider';
import { createDemoIdentityProvider } from '../../../src/demo/identity-provider/demo-identity-provider';
import { responseFields } from '../../../src/demo/identity-provider/sign-in-response';
import { Refusal } from '../../../src/domain/errors';
import type { SignInAssertion } from '../../../src/domain/identity-attributes';
import { tenantId } from '../../../src/domain/ids';
import type { SamlRequest } from '../../../src/usecases/ports-of-sign-ins';
import type { Forgery } from '../../support/saml-signer';
import { postedResponse, testKey } from '../../support/saml-signer';

export const publicUrl = 'http://localhost:8080';

export const anna: DemoAccount = {
  login: 'anna.müller',
  displayName: 'Anna Müller-Groß',
  givenName: 'Anna',
  surname: 'Müller-Groß',
  mail: 'anna.mueller@musterstadt.example',
  department: 'Bürgeramt & Meldewesen',
  groups: ['vpn-admins', 'alle'],
};

type SavedRequest = SamlRequest & { readonly tenant: string };

export type Stage = {
  readonly http: ReturnType<typeof supertest>;
  readonly saml: Saml;
  readonly idp: DemoIdentityProvider;
  readonly tenant: (slug: string) => SamlTenant;
  readonly requests: Map<string, SavedRequest>;
  readonly store: SamlRequestStore;
  readonly signIn: (slug?: string) => Promise<string>;
  /** As the browser that began every sign-in here, or with other cookies. */
  readonly post: (slug: string, samlResponse: string, cookies?: readonly string[]) => supertest.Test;
  readonly cookies: readonly string[];
  /** Of our requests to sign out. */
  readonly logouts: Set<string>;
  readonly response: (requestId: string, forgery?: Forgery) => string;
};

const musterstadt = samlAddresses(publicUrl, 'musterstadt');

export function createStage(
  changes: Partial<SamlTenant> = {},
  storeChanges: Partial<SamlRequestStore> = {},
): Stage {
  const requests = new Map<string, SavedRequest>();
  const logouts = new Set<string>();
  const cookies: string[] = [];
  const store: SamlRequestStore = {
    async save(tenant, request) {
      requests.set(request.id, { ...request, tenant });
    },
    async countAttempt(tenant, { id, browser }, now) {
      const request = requests.get(id);
      if (request?.tenant !== tenant || request.expiresAt <= now) return 'unknown';
      return request.browser === browser ? 'live' : 'wrong-browser';
    },
    async saveLogout(_tenant, requestId) {
      logouts.add(requestId);
    },
    awaitsLogout: async (_tenant, requestId) => logouts.has(requestId),
    ...storeChanges,
  };
  const serviceProvider = {
    entityId: musterstadt.entityId,
    acsUrl: musterstadt.acs,
    sloUrl: musterstadt.slo,
    certificatePem: testKey('portal').certificatePem,
  };
  const idpOptions = {
    demoMode: true,
    baseUrl: `${publicUrl}/demo/idp`,
    entityId: `${publicUrl}/demo/idp/metadata`,
    key: testKey('idp'),
    serviceProvider,
    people: [anna],
    clock: () => new Date(),
    stylesheets: ['/assets/kern.css'],
  };
  const idp = createDemoIdentityProvider(idpOptions);
  const tenant = (slug: string): SamlTenant => ({
    tenantId: tenantId(slug),
    slug,
    spPrivateKeyPem: testKey('portal').privateKeyPem,
    spCertificatePem: testKey('portal').certificatePem,
    keyRotation: null,
    idp: idp.metadata(),
    wantAssertionsSigned: true,
    wantResponseSigned: true,
    maxAuthenticationHours: 12,
    ...changes,
  });
  const verifier = { verify: (_lane: string, job: VerificationJob) => verified(job) };
  const saml = createSaml({ publicUrl, requests: store, verifier, clock: () => new Date() });
  const http = supertest(appOf(saml, idp, (req) => tenant(String(req.params['slug']))));
  return {
    http,
    saml,
    idp,
    tenant,
    requests,
    store,
    async signIn(slug = 'musterstadt') {
      const answer = await http.get(`/saml/${slug}/login`).expect(302);
      cookies.push(...cookiesIn(answer));
      return [...requests.keys()].at(-1) ?? '';
    },
    cookies,
    logouts,
    post: (slug, samlResponse, its = cookies) =>
      http
        .post(`/saml/${slug}/acs`)
        .set('Cookie', [...its])
        .type('form')
        .send({ SAMLResponse: samlResponse, RelayState: 'x' }),
    response: (requestId, forgery = {}) =>
      postedResponse(responseFields(anna, requestId, idpOptions), testKey('idp'), forgery),
  };
}

/** On this thread; the threads have tests of their own. */
async function verified(job: VerificationJob): Promise<SignInAssertion> {
  const verdict = await verifyResponse(job);
  if ('assertion' in verdict) return verdict.assertion;
  throw new Refusal(verdict.refused.kind, verdict.refused.reason);
}

/** As the browser sends them back. */
export function cookiesIn({ headers }: supertest.Response): readonly string[] {
  const lines: unknown = headers['set-cookie'];
  return Array.isArray(lines) ? lines.map((line) => String(line).split(';')[0] ?? '') : [];
}

function appOf(saml: Saml, idp: DemoIdentityProvider, tenantOf: (req: Request) => SamlTenant) {
  const app = express();
  app.use('/demo/idp', idp.router);
  app.use(express.urlencoded({ extended: false, limit: '512kb' }));
  app.get('/saml/:slug/login', (req, res, next) => saml.login(tenantOf(req), { req, res }, next));
  app.post('/saml/:slug/acs', async (req, res) => {
    res.json(await saml.acs(tenantOf(req), { req, res }));
  });
  app.get('/saml/:slug/slo', async (req, res) => {
    const message = await saml.readLogout(tenantOf(req), req);
    if (message.kind === 'response') res.json(message);
    else res.json({ ...message, answer: await message.answerUrl(true) });
  });
  app.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) next(error);
    else if (error instanceof Refusal) res.status(403).json({ kind: error.kind, reason: error.reason });
    else res.status(500).json({ message: String(error) });
  });
  return app;
}
