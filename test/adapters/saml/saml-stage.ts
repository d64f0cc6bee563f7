// A tiny portal with two tenants and the demo identity provider in one process, for the SAML tests.
import type { NextFunction, Request, Response } from 'express';
import express from 'express';
import supertest from 'supertest';
import type { Saml } from '../../../src/adapters/saml/saml';
import { createSaml } from '../../../src/adapters/saml/saml';
import type { SamlRequestStore, SamlTenant } from '../../../src/adapters/saml/saml-tenant';
import { samlAddresses } from '../../../src/adapters/saml/saml-tenant';
import type { DemoAccount } from '../../../src/demo/identity-provider/demo-account';
import type { DemoIdentityProvider } from '../../../src/demo/identity-provider/demo-identity-provider';
import { createDemoIdentityProvider } from '../../../src/demo/identity-provider/demo-identity-provider';
import { responseFields } from '../../../src/demo/identity-provider/sign-in-response';
import { Refusal } from '../../../src/domain/errors';
import { tenantId } from '../../../src/domain/ids';
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

type SavedRequest = { readonly tenant: string; readonly returnTo: string; readonly expiresAt: Date };

export type Stage = {
  readonly http: ReturnType<typeof supertest>;
  readonly saml: Saml;
  readonly idp: DemoIdentityProvider;
  readonly tenant: (slug: string) => SamlTenant;
  readonly requests: Map<string, SavedRequest>;
  readonly store: SamlRequestStore;
  readonly signIn: (slug?: string) => Promise<string>;
  readonly post: (slug: string, samlResponse: string) => supertest.Test;
  readonly response: (requestId: string, forgery?: Forgery) => string;
};

const musterstadt = samlAddresses(publicUrl, 'musterstadt');

export function createStage(
  changes: Partial<SamlTenant> = {},
  storeChanges: Partial<SamlRequestStore> = {},
): Stage {
  const requests = new Map<string, SavedRequest>();
  const store: SamlRequestStore = {
    async save(tenant, requestId, returnTo, expiresAt) {
      requests.set(requestId, { tenant, returnTo, expiresAt });
    },
    async find(tenant, requestId, now) {
      const request = requests.get(requestId);
      return request?.tenant === tenant && request.expiresAt > now;
    },
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
    idp: idp.metadata(),
    wantAssertionsSigned: true,
    wantResponseSigned: true,
    ...changes,
  });
  const loadTenant = async (req: Request) => {
    const slug = String(req.params['slug']);
    return slug === 'musterstadt' || slug === 'nachbardorf' ? tenant(slug) : null;
  };
  const saml = createSaml({ publicUrl, requests: store, clock: () => new Date(), loadTenant });
  const http = supertest(appOf(saml, idp));
  return {
    http,
    saml,
    idp,
    tenant,
    requests,
    store,
    async signIn(slug = 'musterstadt') {
      await http.get(`/saml/${slug}/login`).expect(302);
      return [...requests.keys()].at(-1) ?? '';
    },
    post: (slug, samlResponse) =>
      http.post(`/saml/${slug}/acs`).type('form').send({ SAMLResponse: samlResponse, RelayState: 'x' }),
    response: (requestId, forgery = {}) =>
      postedResponse(responseFields(anna, requestId, idpOptions), testKey('idp'), forgery),
  };
}

function appOf(saml: Saml, idp: DemoIdentityProvider) {
  const app = express();
  app.use('/demo/idp', idp.router);
  app.use(express.urlencoded({ extended: false, limit: '512kb' }));
  app.get('/saml/:slug/login', (req, res, next) => saml.login(req, res, next));
  app.post('/saml/:slug/acs', async (req, res) => {
    res.json(await saml.acs(req, res));
  });
  app.get('/saml/:slug/slo', async (req, res) => {
    const message = await saml.readLogout(req);
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
