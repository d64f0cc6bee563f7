// Every answer of every route carries the headers that keep browsers from storing, framing, guessing and loading from
// elsewhere, whoever asks, over plain http at home and over https elsewhere.
import request, { type Response } from 'supertest';
import { roles } from '../../src/domain/roles';
import type { Route } from '../../src/http/kit/route';
import { composedRoutes, routesOf } from '../support/portal-routes';
import { startPortal, type TestPortal } from '../support/portal';
import { fullTown } from '../support/full-town';
import { filled, thingsOf } from './walls/support/places';

let portal: TestPortal;
let close: () => Promise<void>;
let asked: readonly (readonly [string, Route])[];

async function start(publicUrl: URL): Promise<void> {
  ({ portal, close } = await startPortal(composedRoutes, { publicUrl }));
  const things = thingsOf(await fullTown(portal, portal.musterstadt));
  asked = routesOf(portal.ports, publicUrl).map((route) => [filled(route, things), route] as const);
}

const policy =
  /^default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'self' ?;frame-ancestors 'none';base-uri 'none';require-trusted-types-for 'script';trusted-types 'none'$/;

function guarded(name: string, { headers }: Response): void {
  // What people save as a file needs nothing at all.
  const isAttached = headers['content-disposition']?.startsWith('attachment') === true;
  const isFile = isAttached && !name.startsWith('get /gateway/');
  const expected = isFile ? /^default-src 'none'; sandbox$/ : policy;
  expect([name, headers['content-security-policy']]).toEqual([name, expect.stringMatching(expected)]);
  // The agent is a program that everybody may have, and is asked for anew each time.
  const kept = name === 'get /gateway/v1/agent' ? 'public, no-cache' : 'no-store';
  expect([name, headers['cache-control']]).toEqual([name, kept]);
  expect([name, headers['x-content-type-options'], headers['x-frame-options']]).toEqual([
    name,
    'nosniff',
    'DENY',
  ]);
  expect([name, headers['referrer-policy'], headers['x-powered-by']]).toEqual([
    name,
    'same-origin',
    undefined,
  ]);
}

describe('over plain http', () => {
  beforeAll(() => start(new URL('http://localhost:3000')));
  afterAll(() => close());

  it('for strangers', async () => {
    for (const [address, { method }] of asked) {
      const answer = await request(portal.app)[method](address);
      guarded(`${method} ${address}`, answer);
      expect(answer.headers['strict-transport-security']).toBeUndefined();
    }
  });

  it('for somebody with every role, so that what they saw is not there after signing out', async () => {
    const town = await portal.signedIn(await portal.person(portal.musterstadt, 'Ingo Technik', ...roles));
    const provider = await portal.signedIn(await portal.person(portal.operator, 'Olga Betrieb', ...roles));
    for (const [address, { method }] of asked.filter(([, route]) => route.method === 'get')) {
      const { agent } = address.startsWith('/operator') ? provider : town;
      guarded(`${method} ${address}`, await agent[method](address));
    }
  });

  it('for what is not there, or not readable', async () => {
    guarded('nothing', await request(portal.app).get('/t/musterstadt/nichts').expect(404));
    guarded('nothing for machines', await request(portal.app).get('/gateway/v1/nichts').expect(404));
    const tooLarge = request(portal.app).post('/saml/musterstadt/acs').type('form');
    guarded('too large', await tooLarge.send({ SAMLResponse: 'x'.repeat(300_000) }).expect(413));
  });
});

describe('over https', () => {
  beforeAll(() => start(new URL('https://fernamt.example')));
  afterAll(() => close());

  it('browsers are told to keep to it, and cookies bind themselves to this host', async () => {
    for (const [address, { method }] of asked) {
      const answer = await request(portal.app)[method](address);
      expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
      const cookies: unknown = answer.headers['set-cookie'];
      for (const cookie of Array.isArray(cookies) ? cookies : []) {
        expect(cookie).toMatch(/^__(Host|Secure)-/);
        expect(cookie).toMatch(/; HttpOnly(;|$)/);
        expect(cookie).toMatch(/; Secure(;|$)/);
      }
    }
    const choice = await request(portal.app).get('/t/musterstadt/?lang=en');
    expect(choice.headers['set-cookie']?.[0]).toMatch(/^__Host-fernamt-language=en; .*Path=\//);
  });

  it('addresses come from the configuration, whatever Host and forwarding headers say', async () => {
    for (const address of ['/', '/t/musterstadt/', '/t/musterstadt/start', '/saml/musterstadt/metadata']) {
      const plain = await request(portal.app).get(address);
      const forged = await request(portal.app)
        .get(address)
        .set({ host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' });
      expect([address, forged.status, forged.headers['location']]).toEqual([
        address,
        plain.status,
        plain.headers['location'],
      ]);
      expect(forged.text).not.toContain('evil.example');
    }
  });
});
