// Setting up a municipality's sign-in as people of the provider see it: step by step, refused where it must be, and
// never switched on untried.
import { paths } from '../../src/http/kit/paths';
import { samlKeyAtOnce } from '../support/saml-key';
import { signInSetupRoutes } from '../../src/http/sign-in-setup/routes';
import { makeSignInTestLink } from '../../src/usecases/make-sign-in-test-link';
import { entitiesXml, entityXml } from '../support/idp-metadata';
import { auditCount, browserOf, textOf } from '../support/it-pages';
import { startTime, usePortal } from '../support/portal';

const portalOf = usePortal((ports) =>
  signInSetupRoutes({ ports, ownMetadata: async ({ slug }) => `<metadata of="${slug}"/>` }),
);
const at = (step = '', slug = 'musterstadt'): string =>
  `/operator/tenants/${slug}/sign-in${step === '' ? '' : `/${step}`}`;
const asOperator = () => browserOf(portalOf(), portalOf().operator, 'operator-admin');
const draftOf = () => portalOf().musterstadt.store.signInDrafts.find();

const pem = samlKeyAtOnce('idp', startTime).certificatePem;
const ended = samlKeyAtOnce('old', new Date('2019-01-01T00:00:00Z')).certificatePem;
const metadata = entityXml({ certificates: [{ pem }, { pem: ended }] });
const recognition = { key: 'name-id', keyName: '', signed: 'both', requiredName: '', requiredValue: '' };

async function step(name: string, fields: Readonly<Record<string, string | readonly string[]>>) {
  const { submit } = await asOperator();
  return submit(at(name), at(name), fields);
}

it('shows every step with what is open, and leads on', async () => {
  const { agent } = await asOperator();
  const { text } = await agent.get(at()).expect(200);
  expect(textOf(text)).toContain('Anmeldung: Stadt Musterstadt noch nicht eingeschaltet');
  expect(text.match(/>offen</g)).toHaveLength(6);
  expect(text).toContain(`href="${at('maker')}"`);
});

it('lets the maker be chosen and shows its clicks with our addresses', async () => {
  expect((await step('maker', {})).status).toBe(422);
  const { headers } = await step('maker', { maker: 'ad-fs' });
  expect(headers['location']).toBe(at('ours'));
  const { agent } = await asOperator();
  const { text } = await agent.get(at('ours')).expect(200);
  expect(textOf(text)).toContain('http://localhost:3000/saml/musterstadt/acs');
  expect(textOf(text)).toMatch(/SHA-256 [0-9A-F]{2}(:[0-9A-F]{2}){31}/);
  expect(textOf(text)).toContain('Vertrauensstellung hinzufügen');
  expect(text).toContain('@RuleName = &#34;Fernamt: NameID&#34;');
});

it('hands our metadata out as a file', async () => {
  const { agent } = await asOperator();
  const { headers, text, body } = await agent.get(at('metadata')).expect(200);
  expect(headers['content-disposition']).toContain('fernamt-musterstadt-metadata.xml');
  expect(text || String(body)).toContain('of="musterstadt"');
});

describe('the metadata of the identity provider', () => {
  it('is taken as text, shown back with its fingerprints, without what has ended', async () => {
    const { headers } = await step('theirs', { text: metadata });
    expect(headers['location']).toBe(at('theirs'));
    expect((await draftOf())?.idp).toEqual({
      entityId: 'https://idp.musterstadt.example/metadata',
      ssoUrl: 'https://idp.musterstadt.example/sso',
      sloUrl: null,
      signingCertificates: [expect.stringContaining('BEGIN CERTIFICATE')],
    });
    const { agent } = await asOperator();
    const { text } = await agent.get(at('theirs'));
    expect(textOf(text)).toContain('Was wir gelesen haben');
    expect(textOf(text)).toContain(portalOf().ports.metadata.certificate(pem)?.fingerprint);
    expect(textOf(text)).toContain('gilt bis 23.11.2031');
  });

  it('is taken as a file', async () => {
    const { agent } = await asOperator();
    const page = await agent.get(at('theirs'));
    const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const other = metadata.replace('example/metadata', 'example/from-a-file');
    const { headers } = await agent
      .post(at('theirs'))
      .field('_csrf', token)
      .field('text', '')
      .attach('file', Buffer.from(`\uFEFF${other}`), 'metadata.xml')
      .expect(303);
    expect(headers['location']).toBe(at('theirs'));
    expect((await draftOf())?.idp?.entityId).toBe('https://idp.musterstadt.example/from-a-file');
    const flash = await agent.get(at('theirs'));
    expect(textOf(flash.text)).toContain('Ein Zertifikat haben wir weggelassen');
  });

  it('asks which one is meant, and takes that one', async () => {
    const certificates = [{ pem }];
    const several = entitiesXml(
      entityXml({ entityId: 'urn:one', certificates }),
      entityXml({ entityId: 'urn:two', certificates }),
    );
    const asked = await step('theirs', { text: several });
    expect([asked.status, asked.text.includes('value="urn:two"')]).toEqual([422, true]);
    expect((await step('theirs', { text: several, entityId: 'urn:two' })).status).toBe(303);
    expect((await draftOf())?.idp?.entityId).toBe('urn:two');
  });

  it.each([
    ['nothing', {}, 'Geben Sie eine Adresse, eine Datei oder einen Text an.'],
    ['no metadata', { text: '<html></html>' }, 'Das sind keine SAML-Metadaten'],
    ['a document type', { text: `<!DOCTYPE x>${metadata}` }, 'Das sind keine SAML-Metadaten'],
    ['an ended certificate', { text: entityXml({ certificates: [{ pem: ended }] }) }, 'ist abgelaufen'],
    ['no certificate', { text: entityXml({}) }, 'kein Zertifikat zum Unterschreiben'],
    ['http', { text: entityXml({ certificates: [{ pem }], ssoUrl: 'http://idp.example/sso' }) }, 'https://'],
  ])('is refused with what was typed: %s', async (_, fields, sentence) => {
    const before = await draftOf();
    const { status, text } = await step('theirs', fields);
    expect([status, textOf(text)]).toEqual([422, expect.stringContaining(sentence)]);
    if ('text' in fields) expect(text).toContain(fields.text.slice(0, 5).replaceAll('<', '&lt;'));
    expect(await draftOf()).toEqual(before);
  });

  it('is refused: a file too large for any metadata, and a form that is none', async () => {
    const { agent } = await asOperator();
    const token = /name="_csrf" value="([^"]+)"/.exec((await agent.get(at('theirs'))).text)?.[1] ?? '';
    const large = Buffer.alloc(512 * 1024 + 1, 'x');
    await agent.post(at('theirs')).field('_csrf', token).attach('file', large, 'metadata.xml').expect(413);
    await agent
      .post(at('theirs'))
      .field('_csrf', token)
      .attach('other', Buffer.from('x'), 'metadata.xml')
      .expect(400);
    await agent
      .post(at('theirs'))
      .set('content-type', 'multipart/form-data; boundary=x')
      .send('--x\r\nnonsense')
      .expect(400);
    await agent.post(at('theirs')).attach('file', Buffer.from(metadata), 'metadata.xml').expect(403);
  });
});

describe('the key and the signatures', () => {
  it('are kept, with a required attribute', async () => {
    const typed = { ...recognition, key: 'other', keyName: 'employeeNumber', signed: 'response' };
    const { headers } = await step('recognition', {
      ...typed,
      requiredName: 'o',
      requiredValue: 'Musterstadt',
    });
    expect(headers['location']).toBe(at('roles'));
    expect((await draftOf())?.recognition).toEqual({
      identity: { kind: 'attribute', name: 'employeeNumber' },
      wantAssertionsSigned: false,
      wantResponseSigned: true,
      requiredAttribute: { name: 'o', value: 'Musterstadt' },
    });
  });

  it.each([
    ['by mail', { key: 'other', keyName: 'mail' }, 'E-Mail-Adresse'],
    ['an attribute without a name', { key: 'other' }, 'Namen des Attributs'],
    ['half a condition', { requiredName: 'o' }, 'gehören Name und Wert'],
    ['nothing signed', { signed: 'none' }, 'Was muss unterschrieben sein?'],
  ])('are refused with what was typed: %s', async (_, change, sentence) => {
    const before = await draftOf();
    const { status, text } = await step('recognition', { ...recognition, ...change });
    expect([status, textOf(text)]).toEqual([422, expect.stringContaining(sentence)]);
    expect(await draftOf()).toEqual(before);
  });
});

describe('the rules for roles', () => {
  const rule = { role: 'it-admin', attribute: 'groups', value: 'vpn-it' };

  it('are added, kept and removed', async () => {
    const seen = async (): Promise<string> => String((await draftOf())?.version);
    await step('roles', { ...rule, keep: ['0'], seen: await seen() });
    expect((await draftOf())?.roleRules).toEqual([
      { attribute: 'groups', value: 'vpn-admins', role: 'it-admin' },
      rule,
    ]);
    await step('roles', { keep: ['1'], seen: await seen() });
    expect((await draftOf())?.roleRules).toEqual([rule]);
  });

  it('are refused: half a rule, a role that no rule may give, an older page', async () => {
    const seen = String((await draftOf())?.version);
    const half = await step('roles', { ...rule, value: '', keep: ['0'], seen });
    expect([half.status, textOf(half.text)]).toEqual([
      422,
      expect.stringContaining('Rolle, Attribut und Wert'),
    ]);
    expect((await step('roles', { ...rule, role: 'operator-admin', keep: ['0'], seen })).status).toBe(400);
    expect((await step('roles', { ...rule, role: 'break-glass', keep: ['0'], seen })).status).toBe(400);
    expect((await step('roles', { ...rule, keep: ['0'], seen: '0' })).status).toBe(409);
  });

  it('warn while nobody becomes an admin', async () => {
    const { version, roleRules } = (await draftOf()) ?? { version: 0, roleRules: [] };
    await step('roles', { keep: [], seen: String(version) });
    const { agent } = await asOperator();
    const { text } = await agent.get(at('roles'));
    expect(textOf(text)).toContain('Bisher wird niemand IT-Administration');
    expect(roleRules).toHaveLength(1);
    await step('roles', { ...rule, keep: [], seen: String(version + 1) });
  });
});

describe('switching on', () => {
  it('is refused before a test', async () => {
    const { agent, submit } = await asOperator();
    await agent.get(at('live')).expect(303).expect('location', at('test'));
    const { status } = await submit(at('test'), at('live'));
    expect(status).toBe(409);
    expect((await portalOf().musterstadt.store.tenant.samlSettings()).idp).toBeNull();
  });

  it('shows the link for the test once, and keeps only its hash', async () => {
    const { text } = await step('test', {});
    const token = /http:\/\/localhost:3000\/saml\/musterstadt\/test\/([\w-]{43})/.exec(text)?.[1] ?? '';
    const { ids } = portalOf().ports;
    const { signInDrafts } = portalOf().musterstadt.store;
    expect(await signInDrafts.hasTestLink(ids.hash(token), startTime)).toBe(true);
    const later = new Date(startTime.getTime() + 24 * 3_600_000);
    expect(await signInDrafts.hasTestLink(ids.hash(token), later)).toBe(false);
    await step('test', {});
    expect(await signInDrafts.hasTestLink(ids.hash(token), startTime)).toBe(false);
  });

  it('wants a test of exactly this version', async () => {
    const { store } = portalOf().musterstadt;
    const draft = await draftOf();
    if (draft === null) throw new Error('no draft');
    await store.signInDrafts.markTested(draft.version, startTime);
    await step('recognition', recognition);
    const { agent } = await asOperator();
    expect(textOf((await agent.get(at('test'))).text)).toContain(
      'Seit dem letzten Test hat sich etwas geändert',
    );
    await agent.get(at('live')).expect('location', at('test'));
  });

  it('makes exactly what was tested live, once, also when it is clicked twice at once', async () => {
    const { store } = portalOf().musterstadt;
    const draft = await draftOf();
    if (draft === null) throw new Error('no draft');
    await store.signInDrafts.markTested(draft.version, startTime);
    const before = await auditCount(portalOf().musterstadt);
    const [one, two] = [await asOperator(), await asOperator()];
    const answers = await Promise.all([one, two].map(({ submit }) => submit(at('live'), at('live'))));
    expect(answers.map(({ status }) => status).filter((status) => status === 303).length).toBeGreaterThan(0);
    const live = await store.tenant.samlSettings();
    expect([live.idp, live.identity, live.wantAssertionsSigned, live.wantResponseSigned]).toEqual([
      draft.idp,
      { kind: 'name-id' },
      true,
      true,
    ]);
    expect(await store.tenant.roleRules()).toEqual(draft.roleRules);
    expect(await store.signInDrafts.requiredAttribute()).toBeNull();
    expect(await draftOf()).toBeNull();
    expect((await auditCount(portalOf().musterstadt)) - before).toBe(1);
  });

  it('leaves nothing to set up afterwards', async () => {
    const { agent, submit } = await asOperator();
    const { text } = await agent.get(at());
    expect(textOf(text)).toContain('Beschäftigte melden sich mit dem Konto ihrer Verwaltung an.');
    for (const part of ['sign-in-changes', 'roles', 'attributes', 'sign-in-upkeep']) {
      expect(text).toContain(`href="${paths.operator.tenantPart('musterstadt', part)}"`);
    }
    await agent.get(at('maker')).expect(303).expect('location', at());
    const { status, headers } = await submit(at('maker', 'nebendorf'), at('maker'), { maker: 'keycloak' });
    expect([status, headers['location']]).toEqual([303, at()]);
    expect(await draftOf()).toBeNull();
    const actor = await portalOf().person(portalOf().operator, 'Olga Omega', 'operator-admin');
    await expect(makeSignInTestLink(portalOf().ports, actor, 'musterstadt')).rejects.toMatchObject({
      kind: 'conflict',
    });
  });
});

it('is for people of the provider only', async () => {
  const { agent } = await browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin', 'it-admin');
  await agent.get(at()).expect(303);
  const colleague = await browserOf(portalOf(), portalOf().operator, 'auditor');
  await colleague.agent.get(at()).expect(403);
  await colleague.agent.get(at('metadata')).expect(403);
});

it('does not know a municipality that is not there', async () => {
  const { agent } = await asOperator();
  await agent.get(at('', 'nirgendwo')).expect(404);
  await agent.get(at('theirs', 'nirgendwo')).expect(404);
});

it('asks for a fresh sign-in before the sign-in of a whole municipality is switched on', async () => {
  const instant = new Date(startTime.getTime() - 12 * 60_000).toISOString();
  const olga = await portalOf().person(portalOf().operator, 'Olga Betrieb', 'operator-admin');
  const authentication = { instant, contextClass: null, methods: [] };
  const { agent, submit } = await portalOf().signedInWith(olga, { authentication });
  const { headers } = await agent.get(at('live')).expect(303);
  // Of a sign-in already live the page says only that; this one is asked for first.
  expect(headers['location']).toContain('/saml/betreiber/login?fresh=1');
  const hours = { ...authentication, instant: new Date(startTime.getTime() - 7_200_000).toISOString() };
  const late = await portalOf().signedInWith(olga, { authentication: hours });
  expect((await late.submit(at(), at('live'))).status).toBe(403);
  expect((await submit(at(), at('maker'), {})).status).not.toBe(403);
});
