// What must go on working while attacks are refused: right answers in every mode, and in every form that is allowed.
import { beginLogin, isSignedIn, modes, useAttackedPortal } from './support/attacked-portal';
import { encoded, post, sceneOf, type Forgery } from './support/attacks';
import { keyOf } from './support/keys';
import { attributeStatement } from './support/message-parts';
import { more, rsaPss } from './support/signature';

const portal = useAttackedPortal();
const groups = Array.from({ length: 400 }, (_, index) => ['groups', `group-${index}`] as const);

const forms: readonly (readonly [name: string, forgery: Forgery])[] = [
  ['RSA and SHA-256', {}],
  ['a key of 3072 bits', { signing: { key: keyOf('large') } }],
  ['RSA and SHA-384', { signing: { signatureMethod: `${more}rsa-sha384`, digestMethod: `${more}sha384` } }],
  ['the second of two certificates, as while keys change', { signing: { key: keyOf('next') } }],
  [
    'RSA and SHA-512',
    {
      signing: {
        signatureMethod: `${more}rsa-sha512`,
        digestMethod: 'http://www.w3.org/2001/04/xmlenc#sha512',
      },
    },
  ],
  ['RSA-PSS', { signing: { signatureMethod: rsaPss } }],
  ['some hundred groups', { assertion: { attributeStatement: attributeStatement(...groups) } }],
  ['an XML declaration', { after: (xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}` }],
  ['lines and indents', { before: (xml) => xml.replace(/(<(?:saml|samlp):[A-Z])/g, '\n  $1').trim() }],
  ['white space after the end', { after: (xml) => `${xml}\n\n` }],
];

describe.each(modes)('with signatures of: %s', (mode) => {
  const certificates = (['idp', 'next', 'large'] as const).map((name) => keyOf(name).certificatePem);
  beforeAll(() => portal().expect(mode, certificates));

  it.each(forms)('signs in with %s', async (_name, forgery) => {
    const browser = portal().browser();
    const scene = sceneOf(mode, await beginLogin(browser));
    const answer = await post(browser, scene.response(forgery));
    expect([answer.status, answer.headers['location']]).toEqual([303, '/t/musterstadt/start']);
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('signs in with the same browser, whatever was refused before', async () => {
    const browser = portal().browser();
    const scene = sceneOf(mode, await beginLogin(browser));
    await post(browser, scene.response({ signing: { key: keyOf('foreign') } }));
    await post(browser, encoded('<a>'));
    expect(await isSignedIn(browser)).toBe(false);
    await post(browser, scene.response());
    expect(await isSignedIn(browser)).toBe(true);
  });
});
