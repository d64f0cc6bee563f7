// Too often is refused with a plain answer that says when to try again; whom a request counts for is what a trusted proxy
// says, and nobody where that cannot be known.
import request from 'supertest';
import { rateLimits, type RateLimit } from '../../src/domain/rate-limit';
import type { PersonRoute, Route, SamlRoute } from '../../src/http/kit/route';
import { machineRoute } from '../../src/http/kit/route';
import { redirect } from '../../src/http/kit/result';
import type { Counted, RateLimits } from '../../src/usecases/ports-of-rates';
import { actor, musterstadt, testApp } from './support/app';

const acs: SamlRoute = {
  method: 'post',
  path: '/saml/:tenant/acs',
  guard: 'saml',
  permission: 'anyone',
  limit: rateLimits['sign-in-answer'],
  handler: async (_, response) => {
    response.status(204).end();
    return null;
  },
};
const enrol = machineRoute({
  method: 'post',
  path: '/gateway/v1/enrol',
  guard: 'gateway',
  limit: rateLimits.enrolment,
  authenticate: async () => null,
  handler: async () => ({ status: 200, contentType: 'text/plain', body: 'ok' }),
});
const file: PersonRoute = {
  method: 'post',
  path: '/t/:tenant/file',
  guard: 'person',
  permission: 'signed-in',
  limit: rateLimits['access-file'],
  handler: async () => redirect('/t/musterstadt/made'),
};
const routes: readonly Route[] = [acs, enrol, file];

/** Remembers for whom it was asked, and refuses when told to. */
function counting(refuses = false) {
  const asked: (Counted & Pick<RateLimit, 'name'>)[] = [];
  const port: RateLimits = {
    take: async (counted, { name }) => {
      asked.push({ ...counted, name });
      return refuses ? { allowed: false, retryAfterSeconds: 42 } : { allowed: true };
    },
  };
  return { asked, port };
}

describe('whom a request counts for', () => {
  type Case = {
    readonly publicUrl: string;
    readonly proxies: readonly string[];
    readonly forwarded?: string;
    readonly counts: string | null;
  };
  const cases: readonly (readonly [string, Case])[] = [
    ['the sender, without a proxy', { publicUrl: 'http://localhost:3000', proxies: [], counts: '127.0.0.1' }],
    [
      'the sender, whatever a header of theirs says',
      { publicUrl: 'http://localhost:3000', proxies: [], forwarded: '192.0.2.7', counts: '127.0.0.1' },
    ],
    [
      'the address that the trusted proxy saw',
      { publicUrl: 'https://f.example', proxies: ['loopback'], forwarded: '192.0.2.7', counts: '192.0.2.7' },
    ],
    [
      'the last address before the trusted ones, not what somebody wrote before it',
      {
        publicUrl: 'https://f.example',
        proxies: ['127.0.0.1'],
        forwarded: '10.9.9.9, 198.51.100.4, 192.0.2.7',
        counts: '192.0.2.7',
      },
    ],
    [
      'the sender behind two trusted proxies',
      {
        publicUrl: 'https://f.example',
        proxies: ['127.0.0.1', '10.0.0.0/8'],
        forwarded: '192.0.2.7, 10.1.2.3',
        counts: '192.0.2.7',
      },
    ],
    [
      'nobody behind a proxy that is not named: all would share one count',
      { publicUrl: 'https://f.example', proxies: [], forwarded: '192.0.2.7', counts: null },
    ],
    [
      'nobody where the proxy passes no address on',
      { publicUrl: 'https://f.example', proxies: ['loopback'], counts: null },
    ],
    [
      'nobody where the address is none',
      { publicUrl: 'https://f.example', proxies: ['loopback'], forwarded: 'unknown', counts: null },
    ],
  ];

  it.each(cases)('%s', async (_, { publicUrl, proxies, forwarded, counts }) => {
    const { asked, port } = counting();
    const { app } = testApp({
      routes,
      rateLimits: port,
      publicUrl: new URL(publicUrl),
      trustedProxies: proxies,
    });
    const sent = request(app).post('/saml/musterstadt/acs').set('forwarded', 'for=203.0.113.9');
    await (forwarded === undefined ? sent : sent.set('x-forwarded-for', forwarded)).expect(204);
    expect(asked).toEqual(
      counts === null ? [] : [{ tenant: musterstadt.id, source: counts, name: 'sign-in-answer' }],
    );
  });

  it('the person, for what persons do', async () => {
    const { asked, port } = counting();
    const { signedIn } = testApp({ routes, rateLimits: port });
    const who = actor();
    const { submit } = await signedIn(who);
    expect((await submit('/t/musterstadt/help', '/t/musterstadt/file')).status).toBe(303);
    expect(asked).toEqual([{ tenant: musterstadt.id, source: who.personId, name: 'access-file' }]);
  });

  it('no person who has not got past the guard', async () => {
    const { asked, port } = counting();
    const { app } = testApp({ routes, rateLimits: port });
    await request(app).post('/t/musterstadt/file').expect(303);
    expect(asked).toEqual([]);
  });

  it('the installation, where the address names no tenant', async () => {
    const { asked, port } = counting();
    await request(testApp({ routes, rateLimits: port }).app)
      .post('/gateway/v1/enrol')
      .expect(200);
    expect(asked).toEqual([{ tenant: null, source: '127.0.0.1', name: 'enrolment' }]);
  });
});

describe('too often', () => {
  it('is a page that says why and when to try again', async () => {
    const { app } = testApp({ routes, rateLimits: counting(true).port });
    const answer = await request(app).post('/saml/musterstadt/acs').expect(429);
    expect(answer.headers['retry-after']).toBe('42');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).toContain('Das war zu oft in kurzer Zeit.');
    expect(answer.text).toContain('Warten Sie eine Minute');
  });

  it('is JSON for a machine', async () => {
    const { app } = testApp({ routes, rateLimits: counting(true).port });
    const answer = await request(app).post('/gateway/v1/enrol').expect(429);
    expect(answer.headers['retry-after']).toBe('42');
    expect(answer.body).toMatchObject({ reason: 'too-many-enrolment' });
  });

  it('says to a person that what they have stays valid', async () => {
    const { signedIn } = testApp({ routes, rateLimits: counting(true).port });
    const answer = await (await signedIn(actor())).submit('/t/musterstadt/help', '/t/musterstadt/file');
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '42']);
    expect(answer.text).toContain('Ihre letzte gilt weiter.');
  });
});
