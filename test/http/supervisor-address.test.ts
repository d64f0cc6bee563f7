// The supervisor's address from a signed answer of the identity provider: kept where the municipality has named the attribute,
// already filled in for whoever applies, and changed by them.
import { verifyResponse, type VerificationJob } from '../../src/adapters/saml/verify-response';
import { portalSaml } from '../../src/compose-saml';
import type { DemoAccount } from '../../src/demo/identity-provider/demo-account';
import { Refusal } from '../../src/domain/errors';
import { applicationRoutes } from '../../src/http/application/routes';
import { attributeRoutes } from '../../src/http/attributes/routes';
import { paths } from '../../src/http/kit/paths';
import { tenantInPath } from '../../src/http/kit/tenant-in-path';
import { signInRoutes } from '../../src/http/sign-in/routes';
import { connectIdentityProvider } from '../../src/usecases/connect-identity-provider';
import { fieldsOf, sendStep, stepPath, typed } from '../support/assistant';
import { answerOf, idpEntityId, idpSsoUrl, postAnswer, sentAway } from '../support/idp-answers';
import { browserOf, textOf } from '../support/it-pages';
import { usePortal } from '../support/portal';
import { testKey } from '../support/saml-signer';
import type { Browser } from './support/app';

async function verify(_lane: string, job: VerificationJob) {
  const verdict = await verifyResponse(job);
  if ('refused' in verdict) throw new Refusal(verdict.refused.kind, verdict.refused.reason);
  return verdict.assertion;
}

const portalOf = usePortal((ports, publicUrl) => [
  ...signInRoutes({
    ports,
    saml: portalSaml(publicUrl, ports, { verify }).service,
    tenantInPath: tenantInPath((slug) => ports.store.installation.findTenant(slug)),
  }),
  ...applicationRoutes(ports),
  ...attributeRoutes(ports),
]);

const slug = 'musterstadt';
const anna: DemoAccount = {
  login: 'anna.amsel',
  displayName: 'Anna Amsel',
  givenName: 'Anna',
  surname: 'Amsel',
  mail: 'anna.amsel@musterstadt.example',
  department: 'Bauamt',
  groups: [],
};
const boss = 'viola.vogel@musterstadt.example';
const boxWith = (value: string) => new RegExp(`name="vorgesetzte_person"[^>]*value="${value}"`, 's');
const filledIn = 'Aus Ihrer Anmeldung übernommen.';
const town = () => portalOf().musterstadt.store;

beforeAll(async () => {
  const portal = portalOf();
  // The SAML library keeps the real time.
  portal.clock.now = new Date();
  await connectIdentityProvider(portal.ports, portal.musterstadt.id, {
    idp: {
      entityId: idpEntityId,
      ssoUrl: idpSsoUrl,
      sloUrl: null,
      signingCertificates: [testKey('idp').certificatePem],
    },
    identity: { kind: 'attribute', name: 'uid' },
    wantAssertionsSigned: true,
    wantResponseSigned: true,
  });
}, 60_000);

async function signedIn(account: DemoAccount): Promise<Browser> {
  const browser = portalOf().stranger();
  const requestId = await sentAway(browser.agent, `/saml/${slug}/login`);
  expect((await postAnswer(browser.agent, answerOf(account, { requestId }))).status).toBe(303);
  return browser;
}

const keptOf = async ({ login }: DemoAccount) =>
  (await town().persons.findByKey({ issuer: idpEntityId, keyName: 'uid', keyValue: login }))?.supervisor;

/** Answered up to the page that asks for the supervisor. */
async function askedFor(browser: Browser): Promise<string> {
  const before = { antragsart: 'neu', arbeitsform: 'telearbeit' };
  await sendStep(browser, 'anliegen', fieldsOf('anliegen', { ...typed, ...before }));
  const { text } = await browser.agent.get(stepPath('organisation')).expect(200);
  return text;
}

it('keeps nothing where no attribute is named for it', async () => {
  const browser = await signedIn({ ...anna, manager: boss });
  expect(await keptOf(anna)).toBeNull();
  const text = await askedFor(browser);
  expect(text).not.toContain(boss);
  expect(textOf(text)).not.toContain(filledIn);
});

describe('once the municipality has named the attribute', () => {
  beforeAll(() => town().identityShape.save({ maker: 'other', aliases: { supervisor: ['manager'] } }));

  it('is filled in for whoever applies, who may name somebody else', async () => {
    const berta = {
      ...anna,
      login: 'berta.buche',
      displayName: 'Berta Buche',
      mail: 'b.buche@musterstadt.example',
    };
    const browser = await signedIn({ ...berta, manager: 'Viola.Vogel@Musterstadt.example' });
    expect(await keptOf(berta)).toBe(boss);
    const text = await askedFor(browser);
    expect(text).toMatch(boxWith(boss));
    expect(textOf(text)).toContain(filledIn);
    const other = { vorgesetzte_person: 'karl.kranich@musterstadt.example' };
    await sendStep(browser, 'organisation', fieldsOf('organisation', { ...typed, ...other }));
    const again = (await browser.agent.get(stepPath('organisation')).expect(200)).text;
    expect(again).toMatch(boxWith(other.vorgesetzte_person));
    expect(textOf(again)).not.toContain(filledIn);
  });

  it.each([
    ['a distinguished name', 'CN=Viola Vogel,OU=Bauamt,DC=stadt'],
    ['their own address', 'ANNA.AMSEL@musterstadt.example'],
    ['nothing', undefined],
  ])('lets people in all the same, and forgets what was kept: %s', async (_, manager) => {
    await signedIn({ ...anna, manager: boss });
    expect(await keptOf(anna)).toBe(boss);
    const browser = await signedIn(manager === undefined ? anna : { ...anna, manager });
    expect(await keptOf(anna)).toBeNull();
    expect(textOf(await askedFor(browser))).not.toContain(filledIn);
  });
});

it('is tried out on the page of the attributes: what counts, and what is passed over', async () => {
  const { submit } = await browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin');
  const editor = paths.settingsPart(slug, 'attributes');
  const tried = async (sample: string) => {
    const { status, text } = await submit(editor, editor, { supervisor: 'manager', sample, act: 'try' });
    expect(status).toBe(200);
    return textOf(text);
  };
  expect(await tried('manager = Viola@b.example')).toContain(
    'Führungskraft (E-Mail-Adresse) viola@b.example',
  );
  expect(await tried('manager = CN=Viola,DC=b')).toContain('Führungskraft (E-Mail-Adresse) –');
  expect(await tried('mail = a@b.example\nmanager = A@b.example')).toContain(
    'Führungskraft (E-Mail-Adresse) –',
  );
});
