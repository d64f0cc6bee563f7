// Signing in and out over HTTP, with the composed portal and an identity provider that signs.
import { Visitor, titleOf } from '../../src/demo/visitor';
import { paths } from '../../src/http/kit/paths';
import { answerFor, startDemoPortal, type DemoPortal } from '../support/demo-portal';

const slug = 'musterstadt';
const other = 'beispielgemeinde';
let demo: DemoPortal;
beforeAll(async () => {
  demo = await startDemoPortal();
}, 60_000);
afterAll(() => demo.stop());

const at = (path: string): URL => new URL(path, demo.url);

async function signedIn(account: string, tenant = slug): Promise<Visitor> {
  const visitor = new Visitor();
  const landed = await visitor.send(await answerFor(visitor, at(paths.signIn(tenant)), account), '/acs');
  expect(landed.status).toBe(200);
  return visitor;
}

const signedInAt = async (visitor: Visitor, tenant = slug): Promise<boolean> =>
  (await visitor.open(at(paths.start(tenant)))).url.pathname === paths.start(tenant);

it('lets staff in and greets them by name', async () => {
  const anna = await signedIn('anna.amsel');
  const page = await anna.open(at(paths.start(slug)));
  expect([page.status, page.html]).toEqual([200, expect.stringContaining('Anna Amsel')]);
});

it('leads to the page that was asked for', async () => {
  const visitor = new Visitor();
  const welcome = await visitor.open(at(paths.requests.list(slug)));
  expect(welcome.url.pathname).toBe(paths.tenant(slug));
  const [, href = ''] = /href="(\/saml\/musterstadt\/login[^"]*)"/.exec(welcome.html) ?? [];
  const landed = await visitor.send(
    await answerFor(visitor, at(href.replaceAll('&amp;', '&')), 'anna.amsel'),
    '/acs',
  );
  expect(landed.url.pathname).toBe(paths.requests.list(slug));
});

it.each(['https://evil.example/', '//evil.example/', '/t/beispielgemeinde/start', '/\\evil.example'])(
  'leads nowhere else: %s',
  async (target) => {
    const visitor = new Visitor();
    const login = at(`${paths.signIn(slug)}?return=${encodeURIComponent(target)}`);
    const landed = await visitor.send(await answerFor(visitor, login, 'anna.amsel'), '/acs');
    expect([landed.url.origin, landed.url.pathname]).toEqual([demo.url.origin, paths.start(slug)]);
  },
);

/** The same browser sends the same form as often as wanted, without following anywhere. */
async function post(cookie: string, html: string): Promise<Response> {
  const [, message = ''] = /name="SAMLResponse" value="([^"]*)"/.exec(html) ?? [];
  const body = new URLSearchParams({ SAMLResponse: message });
  return fetch(at(`/saml/${slug}/acs`), { method: 'POST', redirect: 'manual', headers: { cookie }, body });
}

it('takes a response once, also when it is posted ten times at once', async () => {
  const visitor = new Visitor();
  const answer = await answerFor(visitor, at(paths.signIn(slug)), 'anna.amsel');
  const cookie = visitor.cookieHeader();
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(cookie, answer.html)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, ...Array<number>(9).fill(401)]);
  const late = await visitor.send(answer, '/acs');
  expect([late.status, await signedInAt(visitor)]).toEqual([401, false]);
});

it('takes a response from the browser that began the sign-in, and from no other', async () => {
  const [anna, bernd] = [new Visitor(), new Visitor()];
  const answer = await answerFor(anna, at(paths.signIn(slug)), 'anna.amsel');
  await answerFor(bernd, at(paths.signIn(slug)), 'bernd.buche');
  const elsewhere = await bernd.send(answer, '/acs');
  expect([elsewhere.status, await signedInAt(bernd)]).toEqual([401, false]);
  expect((await anna.send(answer, '/acs')).status).toBe(200);
});

it('lets several tabs of a browser sign in at once, in any order', async () => {
  const visitor = new Visitor();
  const first = await answerFor(visitor, at(paths.signIn(slug)), 'anna.amsel');
  const second = await answerFor(visitor, at(paths.signIn(slug)), 'anna.amsel');
  expect((await visitor.send(second, '/acs')).status).toBe(200);
  expect((await visitor.send(first, '/acs')).status).toBe(200);
});

it('takes no response of another municipality', async () => {
  const visitor = new Visitor();
  const answer = await answerFor(visitor, at(paths.signIn(slug)), 'anna.amsel');
  const html = answer.html.replaceAll(`/saml/${slug}/acs`, `/saml/${other}/acs`);
  const landed = await visitor.send({ ...answer, html }, `/saml/${other}/acs`);
  expect([landed.status, await signedInAt(visitor, other)]).toEqual([401, false]);
});

it('counts as signed in at one municipality only', async () => {
  const anna = await signedIn('anna.amsel');
  expect(await signedInAt(anna, other)).toBe(false);
  const landed = await anna.send(await answerFor(anna, at(paths.signIn(other)), 'hanna.habicht'), '/acs');
  expect(landed.html).toContain('Hanna Habicht');
  expect([await signedInAt(anna), await signedInAt(anna, other)]).toEqual([false, true]);
});

it('makes nobody an admin without a rule', async () => {
  const anna = await signedIn('anna.amsel');
  expect((await anna.open(at(paths.today(slug)))).status).toBe(403);
  const bernd = await signedIn('bernd.buche');
  expect((await bernd.open(at(paths.today(slug)))).status).toBe(200);
});

it('changes the session at sign-in and ends it at sign-out, here and at the identity provider', async () => {
  const visitor = new Visitor();
  const answer = await answerFor(visitor, at(paths.signIn(slug)), 'anna.amsel');
  const before = visitor.cookieHeader();
  await visitor.send(answer, '/acs');
  const during = visitor.cookieHeader();
  expect(during).not.toBe(before);
  const goodbye = await visitor.send(await visitor.open(at(paths.start(slug))), '/sign-out');
  expect([goodbye.url.pathname, goodbye.status]).toEqual([paths.signedOut(slug), 200]);
  const stolen = await fetch(at(paths.start(slug)), { redirect: 'manual', headers: { cookie: during } });
  expect([stolen.status, stolen.headers.get('location')]).toEqual([
    303,
    expect.stringContaining(paths.tenant(slug)),
  ]);
});

it('tells a stranger nothing: an unknown municipality is a page not found', async () => {
  const visitor = new Visitor();
  for (const path of [
    '/saml/nirgendwo/login',
    '/saml/nirgendwo/metadata',
    '/t/nirgendwo/',
    '/t/nirgendwo/start',
  ]) {
    const page = await visitor.open(at(path));
    expect([path, page.status, titleOf(page.html)]).toEqual([path, 404, 'Diese Seite gibt es nicht.']);
  }
});

it('shows our metadata before anybody has signed in', async () => {
  const { status, html } = await new Visitor().open(at('/saml/musterstadt/metadata'));
  expect([status, html]).toEqual([
    200,
    expect.stringContaining(`entityID="${demo.url.origin}/saml/musterstadt/metadata"`),
  ]);
});
