// The form around the message: one field, once, in the body of a POST to the ACS, and nothing else in its place.
import { beginLogin, isSignedIn, slug, useAttackedPortal } from './support/attacked-portal';
import { expectRefused, form, sceneOf, testAttacks, type Attack } from './support/attacks';

const malformed = ['saml-malformed', 'bad-request'];

const forms: readonly Attack[] = [
  ['no field', malformed, () => ({ body: '' })],
  ['another field', malformed, (s) => ({ body: form({ Response: s.response() }) })],
  ['the field in small letters', malformed, (s) => ({ body: form({ samlresponse: s.response() }) })],
  [
    'the field twice',
    malformed,
    (s) => ({ body: `${form({ SAMLResponse: s.response() })}&${form({ SAMLResponse: s.response() })}` }),
  ],
  ['the field as a list', malformed, (s) => ({ body: form({ 'SAMLResponse[]': s.response() }) })],
  ['the field as an object', malformed, (s) => ({ body: form({ 'SAMLResponse[xml]': s.response() }) })],
  [
    'the field of an object by nature',
    malformed,
    (s) => ({ body: form({ '__proto__[SAMLResponse]': s.response() }) }),
  ],
  [
    'a request beside the response',
    malformed,
    (s) => ({ body: form({ SAMLResponse: s.response(), SAMLRequest: s.response() }) }),
  ],
  ['a request instead of the response', malformed, (s) => ({ body: form({ SAMLRequest: s.response() }) })],
  ['an artifact instead of the response', malformed, () => ({ body: form({ SAMLart: 'AAQAAA==' }) })],
  [
    'the response in the query',
    malformed,
    (s) => ({ body: '', query: `?${form({ SAMLResponse: s.response() })}` }),
  ],
  [
    'a query beside the body',
    malformed,
    (s) => ({ body: form({ SAMLResponse: s.response() }), query: '?x=1' }),
  ],
  [
    'JSON',
    malformed,
    (s) => ({ body: JSON.stringify({ SAMLResponse: s.response() }), type: 'application/json' }),
  ],
  ['the XML itself', malformed, (s) => ({ body: s.xml(), type: 'text/xml' })],
  [
    'a form of another kind',
    malformed,
    (s) => ({
      body: `--x\r\nContent-Disposition: form-data; name="SAMLResponse"\r\n\r\n${s.response()}\r\n--x--\r\n`,
      type: 'multipart/form-data; boundary=x',
    }),
  ],
  [
    'an encoding that nobody uses',
    [...malformed, 'unexpected'],
    (s) => ({
      body: form({ SAMLResponse: s.response() }),
      type: 'application/x-www-form-urlencoded; charset=utf-7',
    }),
  ],
];

testAttacks(forms);

describe('a response anywhere else', () => {
  const portal = useAttackedPortal();
  beforeAll(() => portal().expect('both'));

  it('is refused: at the address where signing in begins', async () => {
    const browser = portal().browser();
    const scene = sceneOf('both', await beginLogin(browser));
    const query = form({ SAMLResponse: scene.response() });
    await expectRefused(portal(), { browser, scene, reason: malformed }, () =>
      Promise.resolve(browser.get(`/saml/${slug}/login?${query}`)),
    );
  });

  it('is no page at all: by GET at the ACS, by POST where signing in begins', async () => {
    const browser = portal().browser();
    const scene = sceneOf('both', await beginLogin(browser));
    const posted = form({ SAMLResponse: scene.response() });
    await browser.get(`/saml/${slug}/acs?${posted}`).expect(404);
    await browser.post(`/saml/${slug}/login`).send(posted).expect(404);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('leads nowhere but to our own pages, whatever the relay state says', async () => {
    const browser = portal().browser();
    const scene = sceneOf('both', await beginLogin(browser));
    const body = form({ SAMLResponse: scene.response(), RelayState: 'https://mallory.example/' });
    const answer = await browser.post(`/saml/${slug}/acs`).send(body).expect(303);
    expect(answer.headers['location']).toBe(`/t/${slug}/start`);
  });
});
