// A municipality's identity provider as a test plays it: takes the browser that is sent to it, and answers as it is told.
import { inflateRawSync } from 'node:zlib';
import type { Agent } from 'supertest';
import type { DemoAccount } from '../../src/demo/identity-provider/demo-account';
import { responseFields } from '../../src/demo/identity-provider/sign-in-response';
import { postedResponse, testKey, type Forgery } from './saml-signer';

export const idpEntityId = 'https://idp.musterstadt.example/metadata';
export const idpSsoUrl = 'https://idp.musterstadt.example/sso';

/** The id of the request with which the browser was sent away. */
export async function sentAway(agent: Agent, link: string, ssoUrl = idpSsoUrl): Promise<string> {
  const { headers } = await agent.get(link).expect(302);
  const to = new URL(headers['location'] ?? '');
  expect(to.origin + to.pathname).toBe(ssoUrl);
  const message = Buffer.from(to.searchParams.get('SAMLRequest') ?? '', 'base64');
  return /ID="([^"]+)"/.exec(inflateRawSync(message).toString())?.[1] ?? '';
}

type Answered = { readonly requestId: string; readonly forgery?: Forgery; readonly slug?: string };

export function answerOf(
  account: DemoAccount,
  { requestId, forgery = {}, slug = 'musterstadt' }: Answered,
): string {
  const base = `http://localhost:3000/saml/${slug}`;
  const serviceProvider = {
    entityId: `${base}/metadata`,
    acsUrl: `${base}/acs`,
    sloUrl: `${base}/slo`,
    certificatePem: '',
  };
  const idp = { entityId: idpEntityId, serviceProvider, clock: () => new Date() };
  return postedResponse(responseFields(account, requestId, idp), testKey('idp'), forgery);
}

export const postAnswer = (agent: Agent, SAMLResponse: string, slug = 'musterstadt') =>
  agent.post(`/saml/${slug}/acs`).type('form').send({ SAMLResponse, RelayState: 'x' });
