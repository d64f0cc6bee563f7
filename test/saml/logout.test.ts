// Sign-outs that nobody asked for: forged, unsigned, repeated, misspelled. Whoever is signed in stays so.
import { deflateRawSync } from 'node:zlib';
import type { Agent } from 'supertest';
import { beginLogin, isSignedIn, neighbour, slug, useAttackedPortal } from './support/attacked-portal';
import { expectRefused, post, sceneOf, type Scene } from './support/attacks';
import { keyOf } from './support/keys';
import { logoutPath, logoutRequestXml, type LogoutForgery } from './support/logout';
import { tag } from './support/message-parts';
import { dsig, more, rsaPss } from './support/signature';

const portal = useAttackedPortal();
beforeAll(async () => {
  await portal().expect('both');
  await portal().connectNeighbour();
});

async function anna(): Promise<{ readonly browser: Agent; readonly scene: Scene }> {
  const browser = portal().browser();
  const scene = sceneOf('both', await beginLogin(browser));
  expect((await post(browser, scene.response())).status).toBe(303);
  return { browser, scene };
}

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const nameId = tag('saml:NameID', {}, 'anna.amsel');

/** Altered after it was signed. */
const altered = (change: (path: string) => string) => (): string => change(logoutPath());
const forged = (forgery: LogoutForgery) => (): string => logoutPath(forgery);

type Case = readonly [name: string, reason: string | readonly string[], path: () => string];

const signatures: readonly Case[] = [
  ['no signature', 'saml-signature', altered((path) => path.replace(/&Signature=.*/, ''))],
  ['no signature and no algorithm', 'saml-signature', altered((path) => path.replace(/&SigAlg=.*/, ''))],
  ['an empty signature', 'saml-signature', altered((path) => path.replace(/(&Signature=).*/, '$1'))],
  ['no algorithm', 'saml-signature', altered((path) => path.replace(/&SigAlg=[^&]*/, ''))],
  ['a foreign key', 'saml-signature', forged({ key: keyOf('foreign') })],
  ['RSA with SHA-1', 'saml-algorithm', forged({ sigAlg: `${dsig}rsa-sha1`, hash: 'sha1' })],
  ['RSA with MD5', 'saml-algorithm', forged({ sigAlg: `${more}rsa-md5`, hash: 'md5' })],
  ['HMAC with the certificate as its key', 'saml-algorithm', forged({ sigAlg: `${more}hmac-sha256` })],
  [
    'an algorithm that the binding does not know',
    ['saml-algorithm', 'saml-signature'],
    forged({ sigAlg: rsaPss }),
  ],
  ['an algorithm that objects have by nature', 'saml-algorithm', forged({ sigAlg: '__proto__' })],
  ['another algorithm than the one that signed', 'saml-signature', forged({ sigAlg: `${more}rsa-sha512` })],
  ['a relay state added afterwards', 'saml-signature', altered((path) => `${path}&RelayState=x`)],
  [
    'a relay state changed afterwards',
    'saml-signature',
    () => logoutPath({ relayState: 'x' }).replace('RelayState=x', 'RelayState=y'),
  ],
  [
    'a message changed afterwards',
    'saml-signature',
    altered((path) =>
      path.replace(
        /SAMLRequest=[^&]*/,
        `SAMLRequest=${encodeURIComponent(deflateRawSync(logoutRequestXml({})).toString('base64'))}`,
      ),
    ),
  ],
];

const spelled = (name: string, other: string) => altered((path) => path.replace(`${name}=`, `${other}=`));

const parameters: readonly Case[] = [
  ['the message twice', 'saml-malformed', altered((path) => path.replace('?', '?SAMLRequest=x&'))],
  ['the algorithm twice', 'saml-malformed', altered((path) => `${path}&SigAlg=x`)],
  ['the signature twice', 'saml-malformed', altered((path) => `${path}&Signature=x`)],
  ['the relay state twice', 'saml-malformed', () => `${logoutPath({ relayState: 'x' })}&RelayState=y`],
  ['the message under a percent sign', 'saml-malformed', spelled('SAMLRequest', 'SAML%52equest')],
  ['the algorithm under a percent sign', 'saml-malformed', spelled('SigAlg', '%53igAlg')],
  ['the signature under a percent sign', 'saml-malformed', spelled('Signature', 'Signatur%65')],
  ['a second message under a percent sign', 'saml-malformed', altered((path) => `${path}&SAML%52equest=x`)],
  ['the message in small letters', 'saml-malformed', spelled('SAMLRequest', 'samlrequest')],
  ['the message as a list', 'saml-malformed', spelled('SAMLRequest', 'SAMLRequest[]')],
  ['a field that nobody knows', 'saml-malformed', altered((path) => `${path}&x=y`)],
  ['an empty field', 'saml-malformed', altered((path) => `${path}&`)],
  ['an encoding of its own', 'saml-malformed', altered((path) => `${path}&SAMLEncoding=x`)],
  ['a request and an answer', 'saml-malformed', altered((path) => `${path}&SAMLResponse=x`)],
  ['broken percent signs', ['saml-malformed', 'bad-request'], altered((path) => `${path}&RelayState=%zz`)],
  ['nothing at all', 'saml-malformed', () => `/saml/${slug}/slo`],
];

const contents: readonly Case[] = [
  [
    'an address that is another',
    'saml-destination',
    forged({ attributes: { Destination: 'https://mallory.example/slo' } }),
  ],
  [
    'the address of another municipality',
    'saml-destination',
    forged({ attributes: { Destination: `http://localhost:8080/saml/${neighbour}/slo` } }),
  ],
  ['no address', 'saml-destination', forged({ attributes: { Destination: null } })],
  ['another issuer', 'saml-issuer', forged({ issuer: 'https://mallory.example' })],
  ['a time long ago', 'saml-issue-instant', forged({ attributes: { IssueInstant: ago(10) } })],
  ['a time in the future', 'saml-issue-instant', forged({ attributes: { IssueInstant: ago(-5) } })],
  ['no time', 'saml-issue-instant', forged({ attributes: { IssueInstant: null } })],
  ['an end that has passed', 'saml-expired', forged({ attributes: { NotOnOrAfter: ago(3) } })],
  ['Version 1.1', 'saml-version', forged({ attributes: { Version: '1.1' } })],
  ['no id', 'saml-malformed', forged({ attributes: { ID: null } })],
  ['nobody', 'saml-subject', forged({ inner: '' })],
  ['two people', 'saml-subject', forged({ inner: nameId + tag('saml:NameID', {}, 'mallory') })],
  ['a request to sign in', 'saml-root', forged({ element: 'AuthnRequest' })],
  ['an answer that calls itself a request', 'saml-root', forged({ element: 'LogoutResponse' })],
  ['a request that calls itself an answer', 'saml-root', forged({ parameter: 'SAMLResponse' })],
  [
    'an answer to a request that nobody made',
    'saml-request-unknown',
    forged({
      parameter: 'SAMLResponse',
      element: 'LogoutResponse',
      attributes: { InResponseTo: '_never-made' },
    }),
  ],
  [
    'an answer to nothing',
    'saml-request-missing',
    forged({ parameter: 'SAMLResponse', element: 'LogoutResponse' }),
  ],
  ['a document type', 'saml-forbidden-markup', forged({ xml: (xml) => `<!DOCTYPE x>${xml}` })],
  [
    'a comment in the NameID',
    'saml-forbidden-markup',
    forged({ xml: (xml) => xml.replace('anna', 'anna<!-- -->') }),
  ],
  ['text after the end', 'saml-trailing-text', forged({ xml: (xml) => `${xml}x` })],
  [
    'a bomb that swells up',
    ['saml-too-large', 'saml-malformed'],
    forged({ xml: () => 'a'.repeat(5_000_000) }),
  ],
  [
    'a bomb of elements',
    ['saml-too-many-elements', 'saml-too-large'],
    forged({ xml: (xml) => xml.replace('<saml:NameID>', `${'<a/>'.repeat(8_000)}$&`) }),
  ],
  [
    'a bomb of levels',
    ['saml-too-deep', 'saml-malformed'],
    forged({ xml: (xml) => xml.replace('<saml:NameID>', `${'<a>'.repeat(5_000)}$&`) }),
  ],
  ['what is not deflated', 'saml-malformed', forged({ deflate: (xml) => Buffer.from(xml) })],
  ['many kilobytes', 'saml-too-large', forged({ relayState: 'x'.repeat(14_500) })],
];

it.each([...signatures, ...parameters, ...contents])(
  'is refused: a sign-out with %s',
  async (_name, reason, path) => {
    const { browser, scene } = await anna();
    await expectRefused(portal(), { browser, scene, reason, isSignedIn: true }, () =>
      Promise.resolve(browser.get(path())),
    );
  },
);

it('signs out by a right request, also without a browser of ours', async () => {
  const { browser } = await anna();
  const answer = await portal()
    .browser()
    .get(logoutPath({ relayState: 'opaque' }));
  expect([answer.status, String(answer.headers['location'])]).toEqual([
    303,
    expect.stringMatching(/^https:\/\/idp\.musterstadt\.example\/metadata\/slo\?.*SAMLResponse=/),
  ]);
  expect(await isSignedIn(browser)).toBe(false);
});

it('is refused: a right request a second time, after they have signed in again', async () => {
  const path = logoutPath();
  await portal().browser().get(path).expect(303);
  const { browser, scene } = await anna();
  await expectRefused(portal(), { browser, scene, reason: 'saml-logout-replayed', isSignedIn: true }, () =>
    Promise.resolve(browser.get(path)),
  );
});

it('ends nothing at another municipality, nor anybody else here', async () => {
  const { browser } = await anna();
  const other = tag('saml:NameID', {}, 'berta.buche');
  await portal()
    .browser()
    .get(logoutPath({ inner: other }))
    .expect(303);
  const index = tag('samlp:SessionIndex', {}, '_another-session');
  await portal()
    .browser()
    .get(logoutPath({ inner: nameId + index }))
    .expect(303);
  expect(await isSignedIn(browser)).toBe(true);
  await portal().browser().get(logoutPath().replace(slug, neighbour)).expect(401);
  expect(await isSignedIn(browser)).toBe(true);
});

it('is no page: a sign-out that is posted', async () => {
  const { browser } = await anna();
  await browser.post(logoutPath()).expect(404);
  expect(await isSignedIn(browser)).toBe(true);
});
