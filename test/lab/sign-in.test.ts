// Signing in and out at a real identity provider, through the composed portal: every style of attribute names, every way
// of signing, encryption, a change of keys, logout from both sides.
// Needs: simplesamlphp
import { linkIn, Visitor, type Answered } from '../../src/demo/visitor';
import { paths } from '../../src/http/kit/paths';
import { textFor } from '../../src/texts/translate';
import { answered, askedToSignIn, asksForPassword, isInside, signedIn } from './support/at-simplesamlphp';
import type { AttributeStyle } from './support/attribute-styles';
import { startConnectedPortal, type ConnectedPortal, type ConnectedTown } from './support/connected-portal';
import { startSimpleSamlPhp, type SimpleSamlPhp } from './support/simplesamlphp';

const slug = 'musterstadt';
const anna = {
  name: 'anna.weiß',
  password: 'geheim:1',
  attributes: {
    uid: ['anna.weiss'],
    mail: ['anna.weiss@musterstadt.example'],
    givenName: ['Anna'],
    sn: ["Weiß-O'Hara"],
    displayName: ["Anna Weiß-O'Hara"],
    department: ['Bauamt & Denkmalpflege'],
    groups: ['Bauamt', 'vpn-it'],
  },
};

let portal: ConnectedPortal;
let provider: SimpleSamlPhp;
let town: ConnectedTown;
beforeAll(async () => {
  portal = await startConnectedPortal();
  town = await portal.addTown(slug);
  provider = await startSimpleSamlPhp({ spMetadataXml: town.metadataXml, users: [anna] });
}, 60_000);
afterAll(async () => {
  await provider.stop();
  await portal.stop();
});

/** As delivered, and wanted so. Metadata that ask for signed assertions get them whatever the switches say. */
beforeEach(async () => {
  await provider.configure({});
  await provider.setServiceProvider(silent(town.metadataXml));
  await portal.connect(town, { metadataXml: await provider.metadata() });
});

const silent = (metadataXml: string): string => metadataXml.replace(/ WantAssertionsSigned="\w+"/, '');
const wayOf = (visitor = new Visitor()) => ({ visitor, portal: portal.url, slug });
const at = (path: string): URL => new URL(path, portal.url);

/** Whoever is refused reads one sentence and a number, under which the log says why, and has no session. */
async function expectRefused(reason: string, way = wayOf()): Promise<void> {
  const page = await answered(way, anna);
  const [landed, refusals] = await portal.reasonsDuring(() => way.visitor.send(page, '/acs'));
  expect([landed.status, refusals.map((one) => one.reason)]).toEqual([401, [reason]]);
  expect(landed.html).toContain(`nennen Sie die Nummer ${refusals[0]?.id ?? 'none'}.`);
  expect(/<p class="lead">([^<]*)<\/p>/.exec(landed.html)?.[1]).toBe(textFor('de', 'refusal.saml-message'));
  expect(landed.html).not.toContain(reason);
  expect(await isInside(way)).toBe(false);
}

async function expectSignedIn(way = wayOf()): Promise<Answered> {
  const [landed, refusals] = await portal.reasonsDuring(() => signedIn(way, anna));
  expect([landed.status, landed.url.pathname, refusals]).toEqual([200, paths.today(slug), []]);
  return landed;
}

/** By the button on the page of a proposed change, up to the page that says what came of it. */
async function triedOut({ visitor }: ReturnType<typeof wayOf>, proposal: Answered): Promise<Answered> {
  const page = await visitor.open(linkIn(await visitor.send(proposal, '/try'), /\/test\//));
  const { name: username, password } = anna;
  const answer = asksForPassword(page) ? await visitor.send(page, '?', { username, password }) : page;
  return visitor.send(answer, '/acs');
}

it.each<AttributeStyle>(['basic', 'oid', 'claims'])(
  'knows name, department and role by %s names of attributes',
  async (attributeStyle) => {
    await provider.configure({ attributeStyle });
    const { html } = await expectSignedIn();
    expect(html).toContain('Anna Weiß-O&#39;Hara');
    const { persons } = portal.ports.store.forTenant(town.id);
    const { items } = await persons.search(['weiss'], { after: null, limit: 2 });
    const known = { displayName: "Anna Weiß-O'Hara", department: 'Bauamt & Denkmalpflege' };
    expect(items).toMatchObject([{ person: known }]);
  },
);

describe('a municipality that wants signed', () => {
  const response = { response: true, assertion: false };
  const assertion = { response: false, assertion: true };
  const both = { response: true, assertion: true };

  it.each([
    ['the response', 'response', response],
    ['the response, and gets both', 'response', both],
    ['the assertion', 'assertion', assertion],
    ['the assertion, and gets both', 'assertion', both],
    ['both', 'both', both],
  ] as const)('%s: lets in', async (_, signed, sign) => {
    await provider.configure({ sign });
    await portal.connect(town, { metadataXml: await provider.metadata(), signed });
    await expectSignedIn();
  });

  it.each([
    ['the response, and gets the assertion', 'response', assertion],
    ['the assertion, and gets the response', 'assertion', response],
    ['both, and gets the response', 'both', response],
    ['both, and gets the assertion', 'both', assertion],
    ['the assertion, and gets neither', 'assertion', { response: false, assertion: false }],
  ] as const)('%s: refuses', async (_, signed, sign) => {
    await provider.configure({ sign });
    await portal.connect(town, { metadataXml: await provider.metadata(), signed });
    await expectRefused('saml-signature');
  });
});

it('gets a signed assertion because our metadata ask for it, whatever the switch says', async () => {
  await provider.setServiceProvider(town.metadataXml);
  await provider.configure({ sign: { response: true, assertion: false } });
  await expectSignedIn();
});

it('takes SHA-512, and refuses SHA-1', async () => {
  await provider.configure({ algorithm: 'sha512' });
  await expectSignedIn();
  await provider.configure({ algorithm: 'sha1' });
  await expectRefused('saml-algorithm');
});

it('signs its requests, which the identity provider checks where it is told to', async () => {
  await provider.configure({ requireSignedRequests: true });
  await expectSignedIn();
  const foreign = provider.certificate.replaceAll(/-----[^-]+-----|\s/g, '');
  await provider.setServiceProvider(town.metadataXml.replace(/(<ds:X509Certificate>)[^<]+/, `$1${foreign}`));
  expect(asksForPassword(await askedToSignIn(wayOf()))).toBe(false);
});

describe('an encrypted assertion', () => {
  beforeEach(async () => {
    // Our metadata offer the key for signatures only; an identity provider may be told by hand to encrypt for it.
    await provider.setServiceProvider(town.metadataXml.replace(' use="signing"', ''));
    await provider.configure({ encryptAssertion: true });
  });

  it('counts inside a response that had to be signed', async () => {
    await portal.connect(town, { metadataXml: await provider.metadata(), signed: 'response' });
    await expectSignedIn();
    await portal.connect(town, { metadataXml: await provider.metadata(), signed: 'both' });
    await expectSignedIn();
  });

  it('is refused where the response need not be signed, even if it is', async () => {
    await portal.connect(town, { metadataXml: await provider.metadata(), signed: 'assertion' });
    await expectRefused('saml-encryption');
  });

  it('never comes from our metadata as they are', async () => {
    await provider.setServiceProvider(town.metadataXml);
    expect((await answered(wayOf(), anna)).html).not.toContain('SAMLResponse');
  });
});

describe('a change of keys at the identity provider', () => {
  const keysKnown = async (): Promise<number> =>
    (await portal.ports.store.forTenant(town.id).tenant.samlSettings()).idp?.signingCertificates.length ?? 0;

  it('goes unnoticed where both were imported', async () => {
    await provider.configure({ keys: 'second-announced' });
    await portal.connect(town, { metadataXml: await provider.metadata() });
    expect(await keysKnown()).toBe(2);
    await expectSignedIn();
    await provider.configure({ keys: 'second' });
    await expectSignedIn();
  });

  it('is refused where only the old one is known, until the municipality has confirmed the new one', async () => {
    const admin = wayOf();
    await expectSignedIn(admin);
    await provider.configure({ keys: 'second' });
    await expectRefused('saml-signature');
    await provider.configure({ keys: 'second-announced' });
    const form = await admin.visitor.open(at(paths.signInChanges.new(slug)));
    const metadata = await provider.metadata();
    const typed = { metadata, identity: '', signed: 'both', reason: 'Neues Zertifikat' };
    const proposed = await admin.visitor.send(form, '/changes/new', typed);
    await provider.configure({ keys: 'second' });
    await expectRefused('saml-signature');
    const tried = await triedOut(admin, proposed);
    expect([tried.status, tried.html.includes('Sie, dieselbe Person wie bisher')]).toEqual([200, true]);
    expect(await isInside(admin)).toBe(true);
    const asked = await admin.visitor.open(linkIn(proposed, /\/confirm$/));
    expect(asked.html).not.toContain('name="untried"');
    const confirmed = await admin.visitor.send(asked, '/confirm');
    expect([confirmed.status, await keysKnown()]).toEqual([200, 2]);
    await expectSignedIn();
  });
});

it('asks somebody anew who is signed in there when a new proof is wanted, and only then', async () => {
  const way = wayOf();
  await expectSignedIn(way);
  expect(asksForPassword(await askedToSignIn(way))).toBe(false);
  const fresh = { ...way, fresh: true };
  expect(asksForPassword(await askedToSignIn(fresh))).toBe(true);
  await expectSignedIn(fresh);
});

describe('signing out', () => {
  /** With the cookies as they were: a copy that somebody kept. */
  async function copyOpens(cookie: string): Promise<boolean> {
    const answer = await fetch(at(paths.start(slug)), { redirect: 'manual', headers: { cookie } });
    return answer.status === 200;
  }

  it('from the portal ends the session at the identity provider too', async () => {
    const way = wayOf();
    const page = await expectSignedIn(way);
    const kept = way.visitor.cookieHeader();
    const [landed, refusals] = await portal.reasonsDuring(() => way.visitor.send(page, paths.signOut(slug)));
    expect([landed.url.pathname, landed.status, refusals]).toEqual([paths.signedOut(slug), 200, []]);
    expect([await isInside(way), await copyOpens(kept)]).toEqual([false, false]);
    expect(asksForPassword(await askedToSignIn(way))).toBe(true);
  });

  it('at the identity provider ends the session on our server, whoever has its cookie', async () => {
    const way = wayOf();
    await expectSignedIn(way);
    const kept = way.visitor.cookieHeader();
    expect(await copyOpens(kept)).toBe(true);
    const [landed, refusals] = await portal.reasonsDuring(() =>
      way.visitor.open(new URL(provider.signOutUrl)),
    );
    expect([landed.url.origin, landed.status, refusals]).toEqual([provider.baseUrl, 200, []]);
    expect([await isInside(way), await copyOpens(kept)]).toEqual([false, false]);
    expect(asksForPassword(await askedToSignIn(way))).toBe(true);
  });
});
