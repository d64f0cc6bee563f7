// From the command line a sign-in is prepared, tried out and switched on; the refusals are sentences and lose nothing.
import { writeFileSync } from 'node:fs';
import { paths } from '../../src/http/kit/paths';
import { entitiesXml, entityXml, madeCertificate } from '../support/idp-metadata';
import { musterstadt, refused, useCommandLine, type Around } from './support/fernamt';

const { fernamt, inPorts, fileAt } = useCommandLine('set-up');
const entityId = 'https://idp.musterstadt.example/metadata';
let xml = '';

const setUp = (args: readonly string[], around?: Around) =>
  fernamt(['tenant', 'set-up', 'musterstadt', ...args], around);
const act = (name: string, slug = 'musterstadt') => fernamt(['tenant', name, slug]);

/** As if somebody had signed in by the link. */
const testSucceeds = () =>
  inPorts(async ({ store, clock }) => {
    const { id } = (await store.installation.findTenant('musterstadt')) ?? fail();
    const { signInDrafts } = store.forTenant(id);
    await signInDrafts.markTested((await signInDrafts.find())?.version ?? 0, clock());
  });

function fail(): never {
  throw new Error('there is no such tenant');
}

beforeAll(async () => {
  const { certificatePem } = await madeCertificate('rsa:2048');
  const weak = await madeCertificate('rsa:1024');
  xml = entityXml({ certificates: [{ pem: certificatePem }] });
  writeFileSync(fileAt('idp.xml'), xml);
  writeFileSync(fileAt('weak.xml'), entityXml({ certificates: [{ pem: weak.certificatePem }] }));
  writeFileSync(fileAt('no.xml'), '<html>Sign in, please</html>');
  const both = [{ pem: certificatePem }, { pem: weak.certificatePem }];
  const other = entityXml({ entityId: 'https://other.example/idp', certificates: both });
  writeFileSync(fileAt('two.xml'), entitiesXml(xml, other));
  expect(await fernamt(musterstadt)).toMatchObject({ code: 0 });
});

it('refuses metadata that cannot be used in one sentence, and stores nothing', async () => {
  const from = (file: string) => setUp(['--metadata', fileAt(file)]);
  expect(await from('no.xml')).toMatchObject(refused('metadata-malformed'));
  expect(await from('weak.xml')).toMatchObject(refused('metadata-certificate-weak'));
  expect(await setUp(['--metadata', 'http://idp.example/'])).toMatchObject(refused('metadata-address'));
  expect(await setUp(['--metadata', 'https://127.0.0.1/'])).toMatchObject(refused('metadata-address-inside'));
  const complained = `fernamt: ${fileAt('nowhere.xml')} cannot be read (ENOENT).`;
  expect(await from('nowhere.xml')).toMatchObject({ code: 1, complained });
  expect((await from('two.xml')).complained).toMatch(
    /^fernamt: Several .* --entity-id:\n {2}https:\/\/idp\S+\n {2}https:\/\/other.example\/idp$/,
  );
  const unknown = await setUp(['--metadata', fileAt('two.xml'), '--entity-id', 'https://no.example']);
  expect(unknown).toMatchObject(refused('metadata-entity-unknown'));
  expect((await fernamt(['tenant', 'show', 'musterstadt', '--json'])).said).toContain('"version": 0');
});

it.each([
  ['nothing at all', [], 'Nothing to store is named.'],
  [
    'an entityID without metadata',
    ['--entity-id', 'https://idp.example'],
    '--entity-id chooses among metadata',
  ],
  ['a maker nobody knows', ['--maker', 'acme'], 'Allowed choices are ad-fs, '],
  ['an attribute and a NameID', ['--attribute', 'uid', '--name-id'], 'cannot be used with'],
  ['two conditions', ['--required', 'a=b', '--required', 'c=d'], 'Only one is possible.'],
  ['half a condition', ['--attribute', 'uid', '--required', 'department'], 'required-attribute-incomplete: '],
  ['a condition before it is said what names people', ['--required', 'a=b'], 'identity-rule-empty: '],
  ['the mail as what names people', ['--attribute', 'mail'], 'identity-by-mail: '],
  ['a role of the provider', ['--role', 'operator-admin:groups=x'], 'role-not-grantable: '],
])('refuses %s', async (_, args, sentence) => {
  const { code, complained } = await setUp(args);
  expect([code, complained]).toEqual([1, expect.stringContaining(sentence)]);
  expect(complained).not.toContain('    at ');
});

it('has nothing to test or switch on before', async () => {
  expect(await act('test-link')).toMatchObject(refused('sign-in-draft-incomplete'));
  expect(await act('switch-on')).toMatchObject(refused('sign-in-draft-incomplete'));
  for (const name of ['set-up', 'test-link', 'switch-on', 'show']) {
    expect(await fernamt(['tenant', name, 'nirgendwo'])).toMatchObject(refused('tenant-unknown'));
  }
});

it('stores metadata by file or input, step by step, and says what is still missing', async () => {
  const first = await setUp(['--metadata', '-', '--maker', 'keycloak'], { input: xml });
  expect(first).toMatchObject({ code: 0, complained: '' });
  expect(first.said).toMatch(/^Stored as version 1 of the sign-in of Stadt Musterstadt; nobody signs in/);
  expect(first.said).toMatch(/certificate: +([0-9A-F]{2}:){31}[0-9A-F]{2} until 20\d\d-\d\d-\d\d\n/);
  expect(first.said).toContain('still missing:     by what people are known (--attribute or --name-id)\n');
  const second = await setUp([
    '--name-id',
    '--required',
    'department=Stadt = Amt',
    '--metadata',
    fileAt('idp.xml'),
  ]);
  expect(second.said).toContain('sign-in at:        https://idp.musterstadt.example/sso\n');
  expect(second.said).toContain('people known by:   NameID\nmust be signed:    response\n');
  expect(second.said).toContain(
    'required:          department=Stadt = Amt\nrole:              it-admin:groups=vpn-it\n',
  );
  expect(second.said).toMatch(/still missing: +a successful test .* test-link musterstadt\)$/);
  expect((await setUp(['--required', 'department='])).said).not.toContain('department');
});

it('leaves out certificates that are too weak beside a good one, and says so', async () => {
  const args = ['--metadata', fileAt('two.xml'), '--entity-id', 'https://other.example/idp'];
  expect((await setUp(args)).complained).toBe('Certificates left out, because they ended or are too weak: 1');
  expect((await setUp(['--metadata', fileAt('idp.xml')])).said).toContain(entityId);
});

it('makes a link for the test and says how long it holds', async () => {
  const { code, said } = await act('test-link');
  const [link = '', until = ''] = said.split('\n');
  expect(code).toBe(0);
  const token = link.split('/').at(-1) ?? '';
  expect(link).toBe(`https://fernamt.example${paths.signInTest('musterstadt', token)}`);
  expect(until).toMatch(
    /^Holds until 20\d\d-\d\d-\d\dT[^ ]+Z, and takes the place of any link made before\.$/,
  );
});

it('switches on only what was tested, exactly as it was tested', async () => {
  expect(await act('switch-on')).toMatchObject(refused('sign-in-draft-untested'));
  await testSucceeds();
  expect((await setUp(['--signed', 'both'])).said).toContain('the last one was of an earlier version');
  expect(await act('switch-on')).toMatchObject(refused('sign-in-draft-untested'));
  await testSucceeds();
  expect(await act('switch-on')).toEqual({
    code: 0,
    said: `Staff of Stadt Musterstadt now sign in at ${entityId}.`,
    complained: '',
  });
});

it('leaves a sign-in that is live alone', async () => {
  expect(await setUp(['--metadata', fileAt('no.xml')])).toMatchObject(refused('sign-in-is-live'));
  expect(await act('test-link')).toMatchObject(refused('sign-in-is-live'));
  expect(await act('switch-on')).toMatchObject(refused('sign-in-is-live'));
});
