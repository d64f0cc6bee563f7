// A right response at the wrong time or place: again, ten times at once, in another browser, at another municipality.
import {
  beginLogin,
  changedTables,
  idpEntityId,
  isSignedIn,
  neighbour,
  origin,
  slug,
  useAttackedPortal,
} from './support/attacked-portal';
import { expectRefused, form, post, sceneOf } from './support/attacks';
import { keyOf } from './support/keys';
import { assertion, confirmation, nameId, subject } from './support/message-parts';

const portal = useAttackedPortal();
const used = ['saml-request-unknown', 'saml-replayed', 'saml-wrong-browser'];

describe('a response that was used', () => {
  beforeAll(() => portal().expect('both'));

  it('is refused: a second time in the same browser', async () => {
    const browser = portal().browser();
    const scene = sceneOf('both', await beginLogin(browser));
    const posted = scene.response();
    expect((await post(browser, posted)).status).toBe(303);
    const later = portal().browser();
    await beginLogin(later);
    await browser.get(`/t/${slug}/start`).expect(200);
    await expectRefused(portal(), { browser: later, scene, reason: used }, () => post(later, posted));
  });

  it('leaves the one who is signed in as they are when it comes again', async () => {
    const browser = portal().browser();
    const posted = sceneOf('both', await beginLogin(browser)).response();
    await post(browser, posted);
    const before = portal().rows();
    expect((await post(browser, posted)).status).toBe(401);
    expect(await isSignedIn(browser)).toBe(true);
    // Every page that is opened lengthens the session.
    expect(changedTables(before, portal().rows())).toEqual(['sessions']);
  });

  it('makes one session when it is posted ten times at once', async () => {
    const browser = portal().browser();
    const posted = sceneOf('both', await beginLogin(browser)).response();
    const before = portal().log().length;
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(browser, posted)));
    const sessions = answers.filter(({ status }) => status === 303);
    expect([sessions.length, answers.filter(({ status }) => status === 401).length]).toEqual([1, 9]);
    const reasons = portal()
      .log()
      .slice(before)
      .flatMap(({ reason }) => reason ?? []);
    expect(reasons.filter((reason) => !used.includes(reason))).toEqual([]);
  });

  it('is refused: its assertion in answer to another request of the same browser', async () => {
    const browser = portal().browser();
    const scene = sceneOf('both', await beginLogin(browser));
    await post(browser, scene.response());
    const second = portal().browser();
    const { requestId } = await beginLogin(second);
    const again = sceneOf('both', { requestId });
    const facts = { ...again.facts, assertionId: scene.facts.assertionId };
    const posted = again.response({ response: { assertions: assertion(facts) } });
    await expectRefused(portal(), { browser: second, scene: again, reason: 'saml-replayed' }, () =>
      post(second, posted),
    );
  });

  it('is refused: an assertion for another request in a response for this one', async () => {
    const browser = portal().browser();
    const { requestId: other } = await beginLogin(browser);
    const scene = sceneOf('both', await beginLogin(browser));
    const inner = nameId(scene.facts) + confirmation(scene.facts, { data: { InResponseTo: other } });
    const posted = scene.response({ assertion: { subject: subject(scene.facts, inner) } });
    await expectRefused(portal(), { browser, scene, reason: 'saml-request-unknown' }, () =>
      post(browser, posted),
    );
  });
});

describe('a response for somebody else', () => {
  beforeAll(() => portal().expect('both'));

  const wrongBrowser = { reason: 'saml-wrong-browser' };

  /** What one browser was given to bring back. */
  async function stolen() {
    const victim = portal().browser();
    const scene = sceneOf('both', await beginLogin(victim));
    return { victim, scene, posted: scene.response() };
  }

  it('is refused: in a browser that has never been here', async () => {
    const { scene, posted } = await stolen();
    const browser = portal().browser();
    await expectRefused(portal(), { browser, scene, ...wrongBrowser }, () => post(browser, posted));
  });

  it('is refused: in a browser that is signing in itself', async () => {
    const { scene, posted } = await stolen();
    const browser = portal().browser();
    await beginLogin(browser);
    await expectRefused(portal(), { browser, scene, ...wrongBrowser }, () => post(browser, posted));
  });

  it('is refused: an attacker who signs a victim in as themselves', async () => {
    const attacker = portal().browser();
    const scene = sceneOf('both', await beginLogin(attacker));
    const inner = nameId(scene.facts, 'mallory') + confirmation(scene.facts);
    const posted = scene.response({ assertion: { subject: subject(scene.facts, inner) } });
    const browser = portal().browser();
    await beginLogin(browser);
    await expectRefused(portal(), { browser, scene, ...wrongBrowser }, () => post(browser, posted));
  });

  it.each([
    ['that was guessed', 'AAAAAAAAAAAAAAAAAAAAAA'],
    ['that is empty', ''],
  ])('is refused: with a cookie %s', async (_name, value) => {
    const login = await beginLogin(portal().browser());
    const scene = sceneOf('both', login);
    const cookies = login.cookies.map((cookie) => `${cookie.split('=')[0] ?? ''}=${value}`);
    const browser = portal().browser();
    await expectRefused(portal(), { browser, scene, ...wrongBrowser }, () =>
      Promise.resolve(
        browser
          .post(`/saml/${slug}/acs`)
          .set('Cookie', cookies.join('; '))
          .send(form({ SAMLResponse: scene.response() })),
      ),
    );
  });

  it('is refused: with the cookie of another sign-in under the name of this one', async () => {
    const login = await beginLogin(portal().browser());
    const browser = portal().browser();
    const [own = ''] = (await beginLogin(browser)).cookies;
    const scene = sceneOf('both', login);
    const cookies = login.cookies.map((cookie) => `${cookie.split('=')[0] ?? ''}=${own.split('=')[1] ?? ''}`);
    await expectRefused(portal(), { browser, scene, ...wrongBrowser }, () =>
      Promise.resolve(
        browser
          .post(`/saml/${slug}/acs`)
          .set('Cookie', cookies.join('; '))
          .send(form({ SAMLResponse: scene.response() })),
      ),
    );
  });

  it('does not use up the sign-in of the one it was meant for', async () => {
    const { victim, posted } = await stolen();
    await post(portal().browser(), posted);
    expect((await post(victim, posted)).status).toBe(303);
    expect(await isSignedIn(victim)).toBe(true);
  });

  it('brings two tabs of one browser in, each in its turn', async () => {
    const browser = portal().browser();
    const first = sceneOf('both', await beginLogin(browser)).response();
    const second = sceneOf('both', await beginLogin(browser)).response();
    expect((await post(browser, first)).status).toBe(303);
    expect((await post(browser, second)).status).toBe(303);
  });
});

describe('a response of another municipality', () => {
  beforeAll(async () => {
    await portal().connectNeighbour();
    await portal().expect('both');
  });

  it('is refused: from its identity provider, with its key', async () => {
    const browser = portal().browser();
    const scene = sceneOf('both', await beginLogin(browser));
    const posted = scene.response({ signing: { key: keyOf('foreign') } });
    await expectRefused(portal(), { browser, scene, reason: 'saml-signature' }, () => post(browser, posted));
  });

  it('is refused: with its key and under its name', async () => {
    const browser = portal().browser();
    const scene = sceneOf('both', await beginLogin(browser));
    const before = (xml: string): string => xml.replaceAll(idpEntityId, 'https://idp.nachbardorf.example');
    const posted = scene.response({ before, signing: { key: keyOf('foreign') } });
    await expectRefused(portal(), { browser, scene, reason: 'saml-issuer' }, () => post(browser, posted));
  });

  it('is refused: posted to ours in the browser that asked there', async () => {
    const browser = portal().browser();
    const scene = sceneOf('both', await beginLogin(browser, neighbour), neighbour);
    const before = (xml: string): string => xml.replaceAll(idpEntityId, 'https://idp.nachbardorf.example');
    const posted = scene.response({ before, signing: { key: keyOf('foreign') } });
    await expectRefused(portal(), { browser, scene, reason: 'saml-destination' }, () =>
      post(browser, posted),
    );
    expect((await post(browser, posted, neighbour)).status).toBe(303);
  });

  it('is refused: made out to ours, in answer to a request that was made there', async () => {
    const browser = portal().browser();
    const scene = sceneOf('both', await beginLogin(browser, neighbour));
    await expectRefused(
      portal(),
      { browser, scene, reason: ['saml-request-unknown', 'saml-wrong-browser'] },
      () => post(browser, scene.response()),
    );
  });
});

describe('a response of another municipality with the same identity provider and key', () => {
  const entityId = idpEntityId;
  beforeAll(async () => {
    await portal().connectNeighbour({ entityId, certificate: keyOf('idp').certificatePem });
    await portal().expect('both');
  });

  it('is refused: as it is', async () => {
    const browser = portal().browser();
    const scene = sceneOf('both', await beginLogin(browser, neighbour), neighbour);
    await expectRefused(portal(), { browser, scene, reason: 'saml-destination' }, () =>
      post(browser, scene.response()),
    );
  });

  it.each([
    ['saml-audience', (xml: string) => xml.replaceAll(`/${neighbour}/acs`, `/${slug}/acs`)],
    ['saml-recipient', (xml: string) => xml.replace(`/${neighbour}/acs`, `/${slug}/acs`)],
  ])('is refused: sent on to us, still with %s of the other', async (reason, before) => {
    const browser = portal().browser();
    const { requestId } = await beginLogin(browser);
    const scene = sceneOf('both', { requestId }, neighbour);
    await expectRefused(portal(), { browser, scene, reason }, () =>
      post(browser, scene.response({ before })),
    );
  });

  it('is at home there', async () => {
    const browser = portal().browser();
    const scene = sceneOf('both', await beginLogin(browser, neighbour), neighbour);
    expect(scene.facts.acs).toBe(`${origin}/saml/${neighbour}/acs`);
    expect((await post(browser, scene.response(), neighbour)).status).toBe(303);
    expect([await isSignedIn(browser, neighbour), await isSignedIn(browser)]).toEqual([true, false]);
  });
});
