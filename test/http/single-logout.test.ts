// Signing out from the identity provider's side, over HTTP: sessions end on the server, whichever browser holds them.
import { Visitor } from '../../src/demo/visitor';
import { signedRedirect } from '../../src/demo/identity-provider/redirect-binding';
import { samlKeyAtOnce } from '../support/saml-key';
import { paths } from '../../src/http/kit/paths';
import { answerFor, startDemoPortal, type DemoPortal } from '../support/demo-portal';

const slug = 'musterstadt';
const key = samlKeyAtOnce('idp', new Date());
let demo: DemoPortal;
let issuer: string;
beforeAll(async () => {
  demo = await startDemoPortal();
  const { store } = demo.portal.ports;
  const tenant = await store.installation.findTenant(slug);
  if (tenant === null) throw new Error('no such municipality');
  const record = store.forTenant(tenant.id).tenant;
  const settings = await record.samlSettings();
  if (settings.idp === null) throw new Error('no identity provider');
  issuer = settings.idp.entityId;
  // A second key of the identity provider, which this test holds.
  const signingCertificates = [...settings.idp.signingCertificates, key.certificatePem];
  await record.updateSamlSettings({ ...settings, idp: { ...settings.idp, signingCertificates } });
}, 60_000);
afterAll(() => demo.stop());

const at = (path: string): URL => new URL(path, demo.url);

async function signedIn(account: string): Promise<Visitor> {
  const visitor = new Visitor();
  await visitor.send(await answerFor(visitor, at(paths.signIn(slug)), account), '/acs');
  return visitor;
}

const isInside = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.open(at(paths.start(slug)))).url.pathname === paths.start(slug);

let count = 0;

function logoutOf(account: string): URL {
  count += 1;
  const to = at(`/saml/${slug}/slo`).href;
  const xml =
    '<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"' +
    ` ID="_l${count}" Version="2.0" IssueInstant="${new Date().toISOString()}" Destination="${to}">` +
    `<saml:Issuer>${issuer}</saml:Issuer><saml:NameID>${account}</saml:NameID></samlp:LogoutRequest>`;
  return new URL(signedRedirect({ to, name: 'SAMLRequest', xml, relayState: '' }, key.privateKeyPem));
}

const status = async (url: URL): Promise<number> => (await fetch(url, { redirect: 'manual' })).status;

it('ends every session of the person, without a cookie of ours, and nobody else’s', async () => {
  const [atWork, atHome, bernd] = [
    await signedIn('anna.amsel'),
    await signedIn('anna.amsel'),
    await signedIn('bernd.buche'),
  ];
  expect(await status(logoutOf('anna.amsel'))).toBe(303);
  expect([await isInside(atWork), await isInside(atHome), await isInside(bernd)]).toEqual([
    false,
    false,
    true,
  ]);
});

it('is answered with a signed response to the identity provider', async () => {
  const answer = await fetch(logoutOf('anna.amsel'), { redirect: 'manual' });
  const target = new URL(answer.headers.get('location') ?? '');
  expect([...target.searchParams.keys()]).toEqual(['SAMLResponse', 'SigAlg', 'Signature']);
});

it('counts once: the same message ends no later session', async () => {
  const message = logoutOf('anna.amsel');
  expect(await status(message)).toBe(303);
  const again = await signedIn('anna.amsel');
  expect([await status(message), await isInside(again)]).toEqual([401, true]);
});

it('is refused at another municipality', async () => {
  const anna = await signedIn('anna.amsel');
  const message = logoutOf('anna.amsel');
  message.pathname = '/saml/beispielgemeinde/slo';
  expect([await status(message), await isInside(anna)]).toEqual([401, true]);
});
