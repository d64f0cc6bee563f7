// An identity provider for the demo and the tests: whoever asks may be any of its invented people. Therefore it exists
// on localhost and in demo mode only. It signs like a real one: response and assertion, RSA with SHA-256.
import type { Request, Response, Router } from 'express';
import express from 'express';
import { isLanguage } from '../../texts/translate';
import type { DemoIdentityProviderOptions } from './demo-options';
import { newId } from './message-id';
import { logoutResponseXml } from './logout-xml';
import type { PageSetting } from './pages';
import { choicePage, pageStyle, returnPage } from './pages';
import type { RedirectRequest } from './redirect-binding';
import { readSignedRequest, signedRedirect } from './redirect-binding';
import { signedResponseFor } from './sign-in-response';

/** What a tenant must know of it; the shape of a tenant's identity provider settings. */
export type DemoMetadata = {
  readonly entityId: string;
  readonly ssoUrl: string;
  readonly sloUrl: string;
  readonly signingCertificates: readonly string[];
};

export type DemoIdentityProvider = { readonly router: Router; readonly metadata: () => DemoMetadata };

export function createDemoIdentityProvider(options: DemoIdentityProviderOptions): DemoIdentityProvider {
  refuseOutsideDemo(options);
  const router = express.Router();
  router.use((_req, res, next) => {
    protectPage(res, options);
    next();
  });
  router.get('/pages.css', (_req, res) => res.type('css').send(pageStyle));
  router.get('/sso', (req, res) => showChoice(req, res, options));
  router.post('/choose', express.urlencoded({ extended: false, limit: '16kb' }), (req, res) =>
    choose(req, res, options),
  );
  router.get('/slo', (req, res) => signOut(req, res, options));
  const { baseUrl, entityId, key } = options;
  const addresses = { ssoUrl: `${baseUrl}/sso`, sloUrl: `${baseUrl}/slo` };
  return { router, metadata: () => ({ entityId, ...addresses, signingCertificates: [key.certificatePem] }) };
}

function refuseOutsideDemo({ demoMode, baseUrl }: DemoIdentityProviderOptions): void {
  if (!demoMode) throw new Error('the demo identity provider exists in demo mode only');
  if (!['localhost', '127.0.0.1', '[::1]'].includes(new URL(baseUrl).hostname)) {
    throw new Error('the demo identity provider exists on localhost only');
  }
}

function protectPage(res: Response, { serviceProvider }: DemoIdentityProviderOptions): void {
  const portal = new URL(serviceProvider.acsUrl).origin;
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self' ${portal}; base-uri 'none'; frame-ancestors 'none'`,
  );
}

function showChoice(req: Request, res: Response, options: DemoIdentityProviderOptions): void {
  const request = portalRequest(req, options);
  if (!request) {
    refuse(res);
    return;
  }
  const action = new URL(`${options.baseUrl}/choose`).pathname;
  const hidden = { request: request.id, RelayState: request.relayState };
  res.send(choicePage(settingOf(req, options), { action, hidden, accounts: options.people }));
}

function choose(req: Request, res: Response, options: DemoIdentityProviderOptions): void {
  const body: unknown = req.body;
  const fields = new Map<string, unknown>(
    typeof body === 'object' && body !== null ? Object.entries(body) : [],
  );
  const account = options.people.find(({ login }) => login === fields.get('login'));
  const request = fields.get('request');
  const relayState = fields.get('RelayState');
  if (!account || typeof request !== 'string' || !/^[\w.-]{1,128}$/.test(request)) {
    refuse(res);
    return;
  }
  const xml = signedResponseFor(account, request, options);
  const hidden = {
    SAMLResponse: Buffer.from(xml).toString('base64'),
    RelayState: typeof relayState === 'string' ? relayState : '',
  };
  res.send(returnPage(settingOf(req, options), { action: options.serviceProvider.acsUrl, hidden, account }));
}

function signOut(req: Request, res: Response, options: DemoIdentityProviderOptions): void {
  const request = portalRequest(req, options);
  if (!request) {
    refuse(res);
    return;
  }
  const { sloUrl } = options.serviceProvider;
  const fields = { id: newId(), issuer: options.entityId, destination: sloUrl, inResponseTo: request.id };
  const xml = logoutResponseXml({ ...fields, issuedAt: options.clock() });
  const message = { to: sloUrl, name: 'SAMLResponse', xml, relayState: request.relayState } as const;
  res.redirect(303, signedRedirect(message, options.key.privateKeyPem));
}

function portalRequest(
  req: Request,
  { serviceProvider }: DemoIdentityProviderOptions,
): RedirectRequest | null {
  const at = req.url.indexOf('?');
  const request = at === -1 ? null : readSignedRequest(req.url.slice(at + 1), serviceProvider.certificatePem);
  return request?.issuer === serviceProvider.entityId ? request : null;
}

function settingOf(req: Request, { stylesheets, baseUrl }: DemoIdentityProviderOptions): PageSetting {
  const wanted = req.acceptsLanguages('de', 'en');
  const language = typeof wanted === 'string' && isLanguage(wanted) ? wanted : 'de';
  return { language, stylesheets: [...stylesheets, `${new URL(baseUrl).pathname}/pages.css`] };
}

function refuse(res: Response): void {
  res.status(400).type('text/plain').send('This is not a signed request of the portal.');
}
