// The demo identity provider: where it may exist, what its pages do and whom it answers.
import express from 'express';
import supertest from 'supertest';
import type { DemoIdentityProviderOptions } from '../../src/demo/identity-provider/demo-options';
import { createDemoIdentityProvider } from '../../src/demo/identity-provider/demo-identity-provider';
import { signedRedirect } from '../../src/demo/identity-provider/redirect-binding';
import { testKey } from '../support/saml-signer';

const portal = 'http://localhost:8080';
const serviceProvider = {
  entityId: `${portal}/saml/musterstadt/metadata`,
  acsUrl: `${portal}/saml/musterstadt/acs`,
  sloUrl: `${portal}/saml/musterstadt/slo`,
  certificatePem: testKey('portal').certificatePem,
};
const options: DemoIdentityProviderOptions = {
  demoMode: true,
  baseUrl: `${portal}/demo/idp`,
  entityId: `${portal}/demo/idp/metadata`,
  key: testKey('idp'),
  serviceProvider,
  people: [
    {
      login: 'anna',
      displayName: 'Anna <b>"Müller"</b>',
      givenName: 'Anna',
      surname: 'Müller',
      mail: 'anna@musterstadt.example',
      department: 'Bau & Grün',
      groups: ['alle'],
    },
  ],
  clock: () => new Date('2026-03-01T08:00:00Z'),
  stylesheets: ['/assets/kern.css'],
};

function requestPath(issuer = serviceProvider.entityId, keyName = 'portal'): string {
  const xml = `<samlp:AuthnRequest ID="_q1"><saml:Issuer>${issuer}</saml:Issuer></samlp:AuthnRequest>`;
  const message = { to: '/demo/idp/sso', name: 'SAMLRequest', xml, relayState: 'r"1' } as const;
  return signedRedirect(message, testKey(keyName).privateKeyPem);
}

describe('the demo identity provider', () => {
  const idp = createDemoIdentityProvider(options);
  const http = supertest(express().use('/demo/idp', idp.router));

  it('exists in demo mode and on localhost only', () => {
    expect(() => createDemoIdentityProvider({ ...options, demoMode: false })).toThrow('demo mode only');
    for (const baseUrl of [
      'https://portal.example/idp',
      'http://localhost.evil.example/idp',
      'http://10.0.0.1/idp',
    ]) {
      expect(() => createDemoIdentityProvider({ ...options, baseUrl })).toThrow('localhost only');
    }
  });

  it('says what a tenant must know of it', () => {
    expect(idp.metadata()).toEqual({
      entityId: `${portal}/demo/idp/metadata`,
      ssoUrl: `${portal}/demo/idp/sso`,
      sloUrl: `${portal}/demo/idp/slo`,
      signingCertificates: [testKey('idp').certificatePem],
    });
  });

  it('shows its people without any script, in German or English', async () => {
    const german = await http.get(requestPath()).expect(200);
    expect(german.text).toContain('<html lang="de" data-kern-theme="light">');
    expect(german.text).toContain('Anna &lt;b&gt;&quot;Müller&quot;&lt;/b&gt;');
    expect(german.text).toContain('name="RelayState" value="r&quot;1"');
    const styles = [...german.text.matchAll(/<link rel="stylesheet" href="([^"]*)">/g)].map(
      (link) => link[1],
    );
    expect(styles).toEqual(['/assets/kern.css', '/demo/idp/pages.css']);
    expect((await http.get('/demo/idp/pages.css').expect(200)).headers['content-type']).toContain('text/css');
    expect(german.text).not.toMatch(/<script|style=|\son\w+=/);
    expect(german.headers['cache-control']).toBe('no-store');
    expect(german.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self' http://localhost:8080; base-uri 'none'; frame-ancestors 'none'",
    );
    const english = await http.get(requestPath()).set('Accept-Language', 'en-GB,en;q=0.9');
    expect(english.text).toContain('<h1 class="kern-heading-large">Demo sign-in');
  });

  it('leads back to the portal with one button', async () => {
    const page = await http
      .post('/demo/idp/choose')
      .type('form')
      .send({ login: 'anna', request: '_q1', RelayState: 'r"1' });
    expect(page.text).toContain(`<form method="post" action="${serviceProvider.acsUrl}">`);
    expect(page.text).toContain('Sie melden sich an als Anna &lt;b&gt;');
    const response = Buffer.from(
      /name="SAMLResponse" value="([^"]*)"/.exec(page.text)?.[1] ?? '',
      'base64',
    ).toString();
    expect(response.match(/<ds:Signature /g)).toHaveLength(2);
    expect(response).toContain('NotOnOrAfter="2026-03-01T08:05:00.000Z"');
    expect(response).toContain('<saml:AttributeValue>Bau &amp; Grün</saml:AttributeValue>');
  });

  it.each([
    ['an unsigned request', () => requestPath().replace(/&SigAlg.*/, '')],
    ['a request with a foreign signature', () => requestPath(serviceProvider.entityId, 'foreign')],
    ['a request of another service', () => requestPath('https://other.example')],
    ['no request', () => '/demo/idp/sso'],
    ['a sign-out without a request', () => '/demo/idp/slo'],
  ])('refuses %s', async (_what, path) => {
    const answer = await http.get(path());
    expect(answer.status).toBe(400);
  });

  it.each([
    ['a person it does not know', { login: 'mallory', request: '_q1' }],
    ['a request id that would break out of the XML', { login: 'anna', request: '"><x' }],
    ['a choice without a request', { login: 'anna' }],
    ['an empty form', {}],
  ])('refuses %s', async (_what, form) => {
    const answer = await http.post('/demo/idp/choose').type('form').send(form);
    expect(answer.status).toBe(400);
  });
});
