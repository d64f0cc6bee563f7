// A new municipality's sign-in, set up by clicks only: what the pages say is done as they say it, at the portal and at a
// SimpleSAMLphp that has never heard of it, until the first person is in.
// Needs: simplesamlphp, chromium
import { X509Certificate } from 'node:crypto';
import type { Page } from 'playwright-core';
import { demoOperator } from '../../src/demo/demo-tenants';
import { paths } from '../../src/http/kit/paths';
import { startDemoPortal, type DemoPortal } from '../support/demo-portal';
import { download, openBrowser, type LabBrowser } from './support/browser';
import { follow, heading, mainText, press, t } from './support/portal-person';
import { convertedMetadata, wayToConverter } from './support/simplesamlphp-admin';
import { startSimpleSamlPhp, type SimpleSamlPhp } from './support/simplesamlphp';

const anna = {
  name: 'anna',
  password: 'geheim',
  attributes: {
    uid: ['anna'],
    displayName: ['Anna Amsel'],
    mail: ['anna@neustadt.example'],
    department: ['IT'],
    groups: ['vpn-leitung'],
    salary: ['secret'],
  },
};
const slug = 'neustadt';

let demo: DemoPortal;
let provider: SimpleSamlPhp;
let browser: LabBrowser;
let page: Page;
/** What the municipality's identity provider has to know of us. */
let ourMetadata: string;
let testLink: string;

beforeAll(async () => {
  browser = await openBrowser();
  demo = await startDemoPortal({ tenants: [] });
  provider = await startSimpleSamlPhp({
    spMetadataXml: '',
    users: [anna],
    nameId: 'hashed',
    limitAttributes: true,
  });
  page = await browser.newPage();
  // Making the keys of a municipality keeps the portal busy, which runs in this very process.
  page.setDefaultTimeout(60_000);
}, 120_000);
afterAll(async () => {
  await browser.stop();
  await provider.stop();
  await demo.stop();
});

const field = (name: string) => page.locator(`main form [name=${name}]`);
const choice = (label: string) => page.getByRole('main').getByRole('radio', { name: label });
const goOn = (step: string) => follow({ page }, t('sign-in-setup.next', { step }));

async function signInAtSimpleSamlPhp(at: Page): Promise<void> {
  await at.locator('#username').fill(anna.name);
  await at.locator('#password').fill(anna.password);
  await at.locator('#submit_button, [type=submit]').first().click();
}

it('the provider adds the municipality', async () => {
  await page.goto(new URL(paths.tenant(demoOperator.create.tenant.slug), demo.url).href);
  await follow({ page }, t('shell.welcome.sign-in'));
  await page.getByRole('button', { name: 'Olga Otter' }).click();
  await page.getByRole('button', { name: t('demo-identity-provider.return.continue') }).click();
  await page.getByRole('main').waitFor();
  await page.goto(new URL(paths.operator.tenants, demo.url).href);
  await follow({ page }, t('tenants.new.title'));
  await field('name').fill('Stadt Neustadt');
  await field('slug').fill(slug);
  await field('caseCode').fill('NS');
  await field('serverName').fill('vpn.neustadt.example');
  await field('openvpnPools').fill('10.90.64.0/20');
  await field('reachable').fill('10.20.0.0/16');
  await press({ page }, t('tenants.new.submit'));
  expect(await heading({ page })).toBe('Stadt Neustadt');
  expect(await mainText({ page })).toContain(t('tenants.task.sign-in-open'));
});

it('finds the set-up from there, and its first step', async () => {
  await follow({ page }, t('tenants.task.sign-in'));
  expect(await heading({ page })).toBe(t('sign-in-setup.title', { name: 'Stadt Neustadt' }));
  await page
    .getByRole('main')
    .getByRole('link', { name: t('sign-in-setup.maker.title') })
    .last()
    .click();
  await choice('SimpleSAMLphp').check();
  await press({ page }, t('sign-in-setup.save-and-on'));
  expect(await heading({ page })).toBe(t('sign-in-setup.ours.title'));
});

it('our metadata go into SimpleSAMLphp as our page says', async () => {
  const file = await download(page, () => follow({ page }, t('sign-in-setup.ours.download')));
  expect(file.fileName).toBe('fernamt-neustadt-metadata.xml');
  ourMetadata = file.content;
  const text = await mainText({ page });
  for (const link of wayToConverter) expect(text).toContain(`„${link}“`);
  const theirAdmin = await browser.newPage();
  const converted = await convertedMetadata(theirAdmin, provider, ourMetadata);
  const list = `'attributes' => ['displayName', 'mail', 'department', 'groups'],`;
  await provider.writeMetadata('saml20-sp-remote.php', converted.replace(/\];\s*$/, `${list}\n];`));
  await theirAdmin.context().close();
});

it('their metadata are refused by an address inside, read as a file or as text, and shown for comparison', async () => {
  await goOn(t('sign-in-setup.theirs.title'));
  const metadata = await provider.metadata();
  await field('address').fill('https://127.0.0.1/saml2/idp/metadata.php');
  await press({ page }, t('sign-in-setup.theirs.submit'));
  expect(await mainText({ page })).toContain(t('refusal.metadata-address-inside'));
  await field('address').fill('');
  await field('file').setInputFiles({
    name: 'metadata.xml',
    mimeType: 'application/xml',
    buffer: Buffer.from(metadata),
  });
  await press({ page }, t('sign-in-setup.theirs.submit'));
  const { fingerprint256 } = new X509Certificate(provider.certificate);
  for (const known of [provider.entityId, provider.ssoUrl, provider.sloUrl, fingerprint256])
    expect(await mainText({ page })).toContain(known);
  await field('text').fill(metadata);
  await press({ page }, t('sign-in-setup.theirs.submit'));
  expect(await mainText({ page })).toContain(fingerprint256);
  await goOn(t('sign-in-setup.recognition.title'));
});

it('what is proposed for SimpleSAMLphp is right, and a rule names the first admins', async () => {
  await press({ page }, t('sign-in-setup.save-and-on'));
  expect(await mainText({ page })).toContain(t('sign-in-setup.roles.nobody'));
  for (const role of ['tenant-admin', 'it-admin'] as const) {
    await field('role').selectOption({ label: t(`settings.role.${role}`) });
    expect(await field('attribute').inputValue()).toBe('groups');
    await field('value').fill('vpn-leitung');
    await press({ page }, t('kit.save'));
  }
  expect(await mainText({ page })).not.toContain(t('sign-in-setup.roles.nobody'));
  await goOn(t('sign-in-setup.test.title'));
});

it('somebody there tries it out and sees who they would be', async () => {
  await press({ page }, t('sign-in-setup.test.submit'));
  testLink = (await page.locator('main pre code').innerText()).trim();
  const tester = await browser.newPage();
  await tester.goto(testLink);
  await signInAtSimpleSamlPhp(tester);
  await tester.getByRole('heading', { level: 1, name: t('sign-in-test.title-good') }).waitFor();
  const text = await mainText({ page: tester });
  for (const shown of ['Anna Amsel', 'vpn-leitung', t('settings.role.tenant-admin')])
    expect(text).toContain(shown);
  // Only what was set free for this portal comes over.
  expect(text).not.toContain('secret');
  await tester.context().close();
});

it('is switched on after that, and the first person is in, as admin', async () => {
  await follow({ page }, t('sign-in-setup.test.look'));
  await goOn(t('sign-in-setup.live.title'));
  await press({ page }, t('sign-in-setup.live.button'));
  expect(await mainText({ page })).toContain(t('sign-in-setup.live.done'));
  const first = await browser.newPage();
  await first.goto(new URL(paths.tenant(slug), demo.url).href);
  await follow({ page: first }, t('shell.welcome.sign-in'));
  await signInAtSimpleSamlPhp(first);
  await first.waitForURL(new URL(paths.today(slug), demo.url).href);
  await first.getByText('Anna Amsel').first().waitFor();
  await first.context().close();
});

it('the link for the test is over then', async () => {
  const late = await browser.newPage();
  const answer = await late.goto(testLink);
  expect(answer?.status()).toBe(410);
  await late.context().close();
});
