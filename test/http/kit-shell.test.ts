// The shell around every page: guards, tokens, languages, headers, refusals and the pages that need no sign-in.
import request from 'supertest';
import { Refusal } from '../../src/domain/errors';
import { page } from '../../src/http/kit/page';
import { download, redirect, show } from '../../src/http/kit/result';
import { machineRoute, type Route } from '../../src/http/kit/route';
import { actor, aTime, csrfTokenOn, musterstadt, nebendorf, testApp } from './support/app';

const helpPage = page<{ readonly title: string; readonly hotline: Record<string, string> }>('shell/help');
const acts: string[] = [];

const routes: readonly Route[] = [
  {
    method: 'get',
    path: '/t/:tenant/secret',
    guard: 'person',
    permission: 'signed-in',
    handler: async () => show(helpPage, { title: 'A <b>title</b>', hotline: {} }),
  },
  {
    method: 'post',
    path: '/t/:tenant/secret',
    guard: 'person',
    permission: 'signed-in',
    handler: async ({ body, tenant }) => {
      acts.push(JSON.stringify(body));
      return redirect(`/t/${tenant.slug}/secret`, { tone: 'success', title: 'It is done.' });
    },
  },
  {
    method: 'get',
    path: '/t/:tenant/admins',
    guard: 'person',
    permission: ['it-admin'],
    handler: async () => show(helpPage, { title: 'Admins', hotline: {} }),
  },
  {
    method: 'get',
    path: '/t/:tenant/refused',
    guard: 'person',
    permission: 'signed-in',
    handler: async () => {
      throw new Refusal('conflict', 'a-reason-without-words');
    },
  },
  {
    method: 'get',
    path: '/t/:tenant/broken',
    guard: 'person',
    permission: 'signed-in',
    handler: async () => {
      throw new Error('insert into people values Anna');
    },
  },
  {
    method: 'get',
    path: '/t/:tenant/file',
    guard: 'person',
    permission: 'signed-in',
    handler: async () =>
      download({ fileName: 'büro.conf', contentType: 'text/plain; charset=utf-8', body: 'key' }),
  },
  machineRoute({
    method: 'post',
    path: '/gateway/v1/echo',
    guard: 'gateway',
    authenticate: async ({ headers }) => {
      if (headers['signature'] === undefined) throw new Refusal('unauthenticated', 'bad-signature');
      return 'gateway-nord';
    },
    handler: async (caller, { body, query }) => ({
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify({ caller, body: Buffer.from(body).toString(), query }),
    }),
  }),
];

const { app, signedIn, stranger } = testApp({ routes });

beforeEach(() => acts.splice(0));

describe('guard person', () => {
  it('sends a stranger to the sign-in of that municipality and remembers where they wanted to go', async () => {
    const response = await request(app).get('/t/musterstadt/secret?page=2').expect(303);
    expect(response.headers['location']).toBe(
      '/t/musterstadt/?return=%2Ft%2Fmusterstadt%2Fsecret%3Fpage%3D2',
    );
  });

  it('treats somebody signed in to another municipality like a stranger', async () => {
    const { agent } = await signedIn(actor(musterstadt));
    await agent.get('/t/musterstadt/secret').expect(200);
    const elsewhere = await agent.get('/t/nebendorf/secret').expect(303);
    expect(elsewhere.headers['location']).toMatch(/^\/t\/nebendorf\/\?return=/);
    const page = await agent.get('/t/nebendorf/help').expect(200);
    expect(page.text).not.toContain('Anna Beispiel');
  });

  it('answers for an unknown municipality as for an unknown page', async () => {
    const { agent } = await signedIn(actor());
    const response = await agent.get('/t/nowhere/secret').expect(404);
    expect(response.text).toContain('Diese Seite gibt es nicht.');
  });

  it('refuses a role that is missing', async () => {
    const employee = await signedIn(actor(musterstadt, 'employee'));
    const refused = await employee.agent.get('/t/musterstadt/admins').expect(403);
    expect(refused.text).toContain('Ihnen fehlt dafür die Berechtigung');
    const admin = await signedIn(actor(musterstadt, 'it-admin'));
    await admin.agent.get('/t/musterstadt/admins').expect(200);
  });

  it('accepts a form with the token of our page and says once what happened', async () => {
    const { agent, submit } = await signedIn(actor());
    const response = await submit('/t/musterstadt/secret', '/t/musterstadt/secret', { name: 'Zoë' });
    expect(response.status).toBe(303);
    expect(acts).toHaveLength(1);
    expect((await agent.get('/t/musterstadt/secret')).text).toContain('It is done.');
    expect((await agent.get('/t/musterstadt/secret')).text).not.toContain('It is done.');
  });

  it('refuses a form without the token, with a foreign one, or with several', async () => {
    const { agent } = await signedIn(actor());
    const other = await signedIn(actor());
    const foreign = await csrfTokenOn(other.agent, '/t/musterstadt/secret');
    const own = await csrfTokenOn(agent, '/t/musterstadt/secret');
    for (const body of [{}, { _csrf: foreign }, { _csrf: '' }, { _csrf: [own, own] }]) {
      const response = await agent.post('/t/musterstadt/secret').type('form').send(body);
      expect(response.status).toBe(403);
      expect(response.text).toContain('Es wurde nichts geändert');
    }
    expect(acts).toEqual([]);
  });

  it('tells somebody whose session has ended that nothing was saved', async () => {
    const response = await request(app)
      .post('/t/musterstadt/secret')
      .type('form')
      .send({ a: 'b' })
      .expect(303);
    expect(response.headers['location']).toBe('/t/musterstadt/?ended=1');
    const page = await request(app).get('/t/musterstadt/?ended=1').expect(200);
    expect(page.text).toContain('Ihre Sitzung ist abgelaufen');
    expect(acts).toEqual([]);
  });

  it('does nothing on GET to the address of an act', async () => {
    const { agent } = await signedIn(actor());
    await agent.get('/t/musterstadt/sign-out').expect(404);
    await agent.get('/t/musterstadt/secret').expect(200);
  });

  it('ends a session ten hours after sign-in, used or not', async () => {
    let now = aTime;
    const shell = testApp({ routes, now: () => now });
    const { agent } = await shell.signedIn(actor());
    now = new Date(aTime.getTime() + 10 * 3_600_000 - 1000);
    await agent.get('/t/musterstadt/secret').expect(200);
    now = new Date(aTime.getTime() + 10 * 3_600_000);
    await agent.get('/t/musterstadt/secret').expect(303);
  });

  it('changes the session id at sign-out and forgets the person', async () => {
    const { agent, submit } = await signedIn(actor());
    const response = await submit('/t/musterstadt/secret', '/t/musterstadt/sign-out');
    expect(response.headers['location']).toBe('/t/musterstadt/signed-out');
    await agent.get('/t/musterstadt/secret').expect(303);
    expect((await agent.get('/t/musterstadt/signed-out')).text).toContain('Sie sind abgemeldet.');
  });

  it('refuses a body that is too large with a plain page', async () => {
    const { agent } = await signedIn(actor());
    const response = await agent
      .post('/t/musterstadt/secret')
      .type('form')
      .send({ text: 'x'.repeat(70_000) });
    expect(response.status).toBe(413);
    expect(response.text).toContain('Ihre Eingabe ist zu lang');
    expect(acts).toEqual([]);
  });
});

describe('guard gateway', () => {
  it('gives the handler the caller that proved who it is, and the bytes that were sent', async () => {
    const response = await request(app)
      .post('/gateway/v1/echo?a=1')
      .set('signature', 'sig')
      .send('{"b":2}')
      .expect(200);
    expect(response.body).toEqual({ caller: 'gateway-nord', body: '{"b":2}', query: '?a=1' });
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('refuses everybody else as JSON with the portal time', async () => {
    const response = await request(app).post('/gateway/v1/echo').send('{}').expect(401);
    expect(response.body).toEqual({
      reason: 'bad-signature',
      id: expect.any(String),
      time: aTime.toISOString(),
    });
  });

  it('answers an unknown address and a body that is too large as JSON', async () => {
    const unknown = await request(app).get('/gateway/v1/nothing').expect(404);
    expect(unknown.body.reason).toBe('page-not-found');
    const large = await request(app)
      .post('/gateway/v1/echo')
      .set('signature', 's')
      .send('x'.repeat(300_000))
      .expect(413);
    expect(large.body.reason).toBe('body-too-large');
  });
});

describe('what goes wrong', () => {
  it('explains a refusal by its kind where the reason has no words', async () => {
    const { agent } = await signedIn(actor());
    const response = await agent.get('/t/musterstadt/refused').expect(409);
    expect(response.text).toContain('Inzwischen hat sich etwas geändert');
    expect(response.text).toContain('0000 115-42');
  });

  it('shows of a bug only its number', async () => {
    const { agent } = await signedIn(actor());
    const response = await agent.get('/t/musterstadt/broken').expect(500);
    expect(response.text).toMatch(/[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}/);
    expect(response.text).not.toContain('insert into');
  });

  it('still answers when even the error page fails', async () => {
    const shell = testApp({ findTenant: () => Promise.reject(new Error('database away')) });
    const response = await shell.stranger().agent.get('/t/musterstadt/help').expect(500);
    expect(response.text).toMatch(/^Fernamt: 500\. ID: /);
  });

  it('answers an address that nobody can decode', async () => {
    await request(app)
      .get('/t/%E0%A4%A/secret')
      .expect((response) => {
        expect([400, 404]).toContain(response.status);
      });
  });

  it('refuses two routes for one address', () => {
    expect(() => testApp({ routes: [...routes, ...routes] })).toThrow('two routes for get /t/:tenant/secret');
  });
});

describe('headers', () => {
  it('let nothing in that is not ours', async () => {
    const { headers } = await request(app).get('/');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';" +
        "connect-src 'self';form-action 'self' ;frame-ancestors 'none';base-uri 'none';" +
        "require-trusted-types-for 'script';trusted-types 'none'",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('mark a file as an attachment that nobody keeps', async () => {
    const { agent } = await signedIn(actor());
    const { headers, text } = await agent.get('/t/musterstadt/file').expect(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-disposition']).toContain("filename*=UTF-8''b%C3%BCro.conf");
    expect(text).toBe('key');
  });

  it('protect the cookie fully where the portal is reached by https', async () => {
    const shell = testApp({ publicUrl: new URL('https://portal.example') });
    await shell.signedIn(actor()).catch(() => undefined);
    const signIn = await request(shell.app).get('/saml/test-sign-in').expect(204);
    expect(String(signIn.headers['set-cookie'])).toMatch(
      /^__Host-fernamt=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    const { agent } = shell.stranger();
    const home = await agent.get('/?lang=en').expect(303);
    expect(String(home.headers['set-cookie'])).toMatch(
      /^__Host-fernamt-language=en; .*HttpOnly; Secure; SameSite=Lax/,
    );
    expect(home.headers['strict-transport-security']).toContain('max-age=');
  });

  it('keep addresses independent of the Host header', async () => {
    const response = await request(app).get('/t/musterstadt/secret').set('Host', 'evil.example').expect(303);
    expect(response.headers['location']).toMatch(/^\/t\//);
  });
});

describe('language', () => {
  it('is German until somebody chooses English, and stays so', async () => {
    const { agent } = stranger();
    expect((await agent.get('/t/musterstadt/help')).text).toContain('<html lang="de">');
    const chosen = await agent.get('/t/musterstadt/help?a=1&lang=en').expect(303);
    expect(chosen.headers['location']).toBe('/t/musterstadt/help?a=1');
    expect((await agent.get('/t/musterstadt/help')).text).toContain('<html lang="en">');
  });

  it('never leads to another host', async () => {
    const { headers } = await request(app).get('//evil.example/?lang=en');
    expect(headers['location']).toBe('/evil.example/');
  });

  it('ignores a language that does not exist', async () => {
    const response = await request(app).get('/?lang=xx').expect(200);
    expect(response.text).toContain('<html lang="de">');
  });
});

describe('pages before sign-in', () => {
  it('list the municipalities and find them despite umlauts and case', async () => {
    const shell = testApp({
      listTenants: async () => [musterstadt, { ...nebendorf, name: 'Gemeinde Ödön' }],
    });
    const { agent } = shell.stranger();
    expect((await agent.get('/')).text).toContain('href="/t/musterstadt/"');
    const found = (await agent.get('/?q=OEDOEN')).text;
    expect(found).toContain('Gemeinde Ödön');
    expect(found).not.toContain('href="/t/musterstadt/"');
    expect((await agent.get('/?q=xyz')).text).toContain('Keine Verwaltung heißt so.');
  });

  it('remember the municipality visited last', async () => {
    const { agent } = stranger();
    await agent.get('/t/nebendorf/').expect(200);
    expect((await agent.get('/')).text).toContain('Zuletzt gewählt');
  });

  it('say what to do when there is no municipality yet', async () => {
    const { agent } = testApp({ listTenants: async () => [] }).stranger();
    expect((await agent.get('/')).text).toContain('Noch ist keine Verwaltung eingerichtet.');
  });

  it('lead to the sign-in with the page that was wanted, but never elsewhere', async () => {
    const wanted = await request(app).get('/t/musterstadt/?return=/t/musterstadt/secret');
    expect(wanted.text).toContain('href="/saml/musterstadt/login?return=%2Ft%2Fmusterstadt%2Fsecret"');
    for (const bad of [
      'https://evil.example',
      '//evil.example',
      '/t/nebendorf/start',
      '/t/musterstadt/../../x',
    ]) {
      const { text } = await request(app).get(`/t/musterstadt/?return=${encodeURIComponent(bad)}`);
      expect(text).toContain('href="/saml/musterstadt/login"');
    }
  });

  it('lead somebody who is signed in to their own first page', async () => {
    const employee = await signedIn(actor());
    expect((await employee.agent.get('/t/musterstadt/')).headers['location']).toBe('/t/musterstadt/start');
    const admin = await signedIn(actor(musterstadt, 'employee', 'it-admin'));
    expect((await admin.agent.get('/t/musterstadt/')).headers['location']).toBe('/t/musterstadt/today');
  });

  it.each([
    'imprint',
    'privacy',
    'accessibility',
    'barrier',
    'easy-language',
    'sign-language',
    'help',
    'signed-out',
  ])('print %s for a municipality with and without a contact, in both languages', async (name) => {
    for (const slug of ['musterstadt', 'nebendorf']) {
      const { agent } = stranger();
      const german = await agent.get(`/t/${slug}/${name}`).expect(200);
      await agent.get('/?lang=en');
      const english = await agent.get(`/t/${slug}/${name}`).expect(200);
      expect(english.text).not.toEqual(german.text);
      expect(german.text.match(/<h1/g)).toHaveLength(1);
    }
  });

  it('escape whatever is printed', async () => {
    const { agent } = await signedIn(actor(), '<script>alert(1)</script>');
    const { text } = await agent.get('/t/musterstadt/secret');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('A &lt;b&gt;title&lt;/b&gt;');
  });
});

describe('assets', () => {
  it.each(['fernamt.css', 'crest.svg', 'kern/kern.min.css', 'kern/fonts/fira-sans.css'])(
    'serve %s',
    async (name) => {
      const { headers } = await request(app).get(`/assets/${name}`).expect(200);
      expect(headers['cache-control']).toBe('public, max-age=86400');
      expect(headers['set-cookie']).toBeUndefined();
    },
  );

  it('serve nothing outside their folder', async () => {
    await request(app).get('/assets/..%2Flayout%2Flayout.ejs').expect(404);
    await request(app).get('/assets/kern/..%2Fpackage.json').expect(404);
  });
});
