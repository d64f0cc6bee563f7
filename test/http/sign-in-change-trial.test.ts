// Trying a proposed change of a live sign-in out: a real exchange judged by the proposed values, told to whoever tries and
// remembered with the proposal, while everybody is signed in as before.
import request, { type Agent, type Response } from 'supertest';
import { verifyResponse, type VerificationJob } from '../../src/adapters/saml/verify-response';
import { portalSaml } from '../../src/compose-saml';
import type { DemoAccount } from '../../src/demo/identity-provider/demo-account';
import type { Actor } from '../../src/domain/actor';
import { Refusal } from '../../src/domain/errors';
import { openForMs } from '../../src/domain/sign-in-change';
import type { SignInValues } from '../../src/domain/sign-in-values';
import { paths } from '../../src/http/kit/paths';
import { tenantInPath } from '../../src/http/kit/tenant-in-path';
import { settingsRoutes } from '../../src/http/settings/routes';
import { signInRoutes } from '../../src/http/sign-in/routes';
import { signInChangeRoutes } from '../../src/http/sign-in-changes/routes';
import { connectIdentityProvider } from '../../src/usecases/connect-identity-provider';
import { lapseSignInChanges } from '../../src/usecases/jobs/lapse-sign-in-changes';
import { proposeSignInChange } from '../../src/usecases/propose-sign-in-change';
import { stopSignInChange } from '../../src/usecases/stop-sign-in-change';
import { answerOf, idpEntityId, idpSsoUrl, postAnswer, sentAway } from '../support/idp-answers';
import { auditCount, browserOf, textOf } from '../support/it-pages';
import { usePortal } from '../support/portal';
import { testKey, type Forgery } from '../support/saml-signer';
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
  ...signInChangeRoutes(ports),
  ...settingsRoutes(ports),
]);

const tara: DemoAccount = {
  login: 'tara.admin',
  displayName: 'Tara <b>Admin</b>',
  givenName: 'Tara',
  surname: 'Admin',
  mail: 'tara.admin@musterstadt.example',
  department: 'Zentrale Dienste',
  groups: ['vpn-leitung', 'alle'],
};
const provider = { entityId: idpEntityId, ssoUrl: idpSsoUrl, sloUrl: null };
const connected = (name: string, key = 'idp') =>
  ({
    idp: { ...provider, signingCertificates: [testKey(key).certificatePem] },
    identity: { kind: 'attribute', name },
    wantAssertionsSigned: true,
    wantResponseSigned: true,
  }) as const;
const department = (value: string): SignInValues => ({
  kind: 'attributes',
  required: { name: 'department', value },
  aliases: {},
});

const slug = 'musterstadt';
const here = paths.signInChanges;
const town = () => portalOf().musterstadt;
let olga: Actor;

beforeAll(async () => {
  const portal = portalOf();
  // The SAML library keeps the real time.
  portal.clock.now = new Date();
  await connectIdentityProvider(portal.ports, town().id, connected('uid'));
  const rule = { attribute: 'groups', value: 'vpn-leitung', role: 'tenant-admin' } as const;
  await town().store.tenant.replaceRoleRules([rule]);
  olga = await portal.person(portal.operator, 'Olga Betrieb', 'operator-admin');
}, 60_000);

afterEach(async () => {
  portalOf().clock.now = new Date();
  await lapseSignInChanges(portalOf().ports, town().id);
  for (const { id } of await town().store.signInChanges.open()) {
    const stop = { tenantId: town().id, id, how: 'reject', reason: 'Aufräumen' } as const;
    await stopSignInChange(portalOf().ports, olga, stop);
  }
});

const signIn = async (agent: Agent, account = tara) =>
  postAnswer(agent, answerOf(account, { requestId: await sentAway(agent, `/saml/${slug}/login`) }));

/** Tara, signed in as people are. */
async function asTara(): Promise<Browser> {
  const browser = portalOf().stranger();
  expect((await signIn(browser.agent)).status).toBe(303);
  return browser;
}

async function proposed(after: SignInValues, by: Actor = olga) {
  return proposeSignInChange(portalOf().ports, by, { tenantId: town().id, after, reason: 'Neu' });
}

/** The link on the page that the button leads to. */
async function linkFrom({ submit }: Browser, place: string): Promise<string> {
  const { status, text } = await submit(place, `${place}/try`);
  expect(status).toBe(200);
  const link = new RegExp(`href="(/saml/${slug}/test/[^"]+)"`).exec(text)?.[1] ?? '';
  expect(text).toContain(`<code>http://localhost:3000${link}</code>`);
  return link;
}

type Tried = { readonly account?: DemoAccount; readonly forgery?: Forgery };

async function tried(browser: Browser, place: string, { account = tara, forgery = {} }: Tried = {}) {
  const requestId = await sentAway(browser.agent, await linkFrom(browser, place));
  const answer = await postAnswer(browser.agent, answerOf(account, { requestId, forgery }));
  return { requestId, answer, text: textOf(answer.text) };
}

const cookiesIn = ({ headers }: Pick<Response, 'headers'>): readonly string[] =>
  [headers['set-cookie'] ?? []].flat();

/** By its cookie; undefined where none is set. */
const sessionIn = (response: Response): string | undefined =>
  cookiesIn(response)
    .find((cookie) => cookie.startsWith('fernamt='))
    ?.split(';')[0];

const trialOf = async (id: Awaited<ReturnType<typeof proposed>>) =>
  (await town().store.signInChanges.find(id))?.trial;
const people = () => town().store.persons.countUpTo([], 100);

describe('a trial that works', () => {
  it('shows what would come of it, signs nobody in or out, and lets the change be confirmed', async () => {
    const id = await proposed(department('Zentrale Dienste'));
    const browser = await asTara();
    const place = here.show(slug, id);
    const before = await browser.agent.get(place).expect(200);
    expect(textOf(before.text)).toContain('Noch hat niemand eine Anmeldung mit diesen Werten getestet.');
    const known = await people();
    const { answer, text } = await tried(browser, place);
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(sessionIn(answer)).toBe(sessionIn(before));
    expect(text).toContain('So würde die Anmeldung gelingen.');
    expect(text).toContain('Das Portal erkennt Sie, dieselbe Person wie bisher');
    expect(text).toContain('Pflichtattribut vorhanden');
    expect(text).toContain('Danach noch Administration der Anmeldung ja');
    expect(text).toContain('Fester Schlüssel tara.admin uid');
    expect(text).toContain('Rollen Beschäftigte, Administration der Verwaltung');
    expect(answer.text).not.toContain('<b>Admin');
    expect(answer.text).toContain(`href="${place}"`);
    expect(await people()).toBe(known);
    expect(await town().store.signInDrafts.requiredAttribute()).toBeNull();
    const after = textOf((await browser.agent.get(place).expect(200)).text);
    expect(after).toMatch(
      /Die Test-Anmeldung mit diesen Werten hat funktioniert\. Getestet am .*, von Ihnen\./,
    );
    const asked = await browser.agent.get(`${place}/confirm`).expect(200);
    expect(asked.text).not.toContain('name="untried"');
    expect((await browser.submit(`${place}/confirm`, `${place}/confirm`)).status).toBe(303);
    expect(await town().store.signInDrafts.requiredAttribute()).toEqual({
      name: 'department',
      value: 'Zentrale Dienste',
    });
    const done = textOf((await browser.agent.get(place).expect(200)).text);
    expect(done).toContain('Test-Anmeldung Die Test-Anmeldung mit diesen Werten hat funktioniert.');
    await town().store.signInDrafts.setRequiredAttribute(null);
  });

  it('is judged by the proposed certificate, which does not count for anybody else', async () => {
    const id = await proposed({ kind: 'identity-provider', ...connected('uid', 'next') });
    const browser = await asTara();
    const forgery = { key: testKey('next') };
    expect((await tried(browser, here.show(slug, id), { forgery })).answer.status).toBe(200);
    expect(await trialOf(id)).toMatchObject({ passed: true, reason: null });
    const agent = request.agent(portalOf().app);
    const requestId = await sentAway(agent, `/saml/${slug}/login`);
    expect((await postAnswer(agent, answerOf(tara, { requestId, forgery }))).status).toBe(401);
    // Sign-ins go on beside it, in the very browser that tries.
    await sentAway(browser.agent, await linkFrom(browser, here.show(slug, id)));
    expect((await signIn(browser.agent)).status).toBe(303);
  });

  it('of the provider is a link to send, tells nothing about whom the portal knows, and shows the outcome only', async () => {
    const id = await proposed(department('Zentrale Dienste'));
    const provider = await portalOf().signedIn(olga);
    const place = paths.operator.signInChange(slug, id);
    const link = await linkFrom(provider, place);
    const elsewhere = request.agent(portalOf().app);
    const requestId = await sentAway(elsewhere, link);
    const answer = await postAnswer(elsewhere, answerOf(tara, { requestId }));
    const { status, text } = answer;
    // As where a browser leaves the session's cookie out: none takes its place.
    expect(cookiesIn(answer)).toEqual([expect.stringMatching(/^saml-[\w-]+=;/)]);
    expect([status, text.includes('tara.admin'), text.includes('Das Portal erkennt')]).toEqual([
      200,
      true,
      false,
    ]);
    await elsewhere.get(`/t/${slug}/settings`).expect(303);
    const seen = (await provider.agent.get(place).expect(200)).text;
    expect(textOf(seen)).toContain('hat funktioniert.');
    expect(seen).not.toMatch(/tara/i);
    const there = await (await asTara()).agent.get(here.show(slug, id)).expect(200);
    expect(textOf(there.text)).toContain('mit einem Link vom Betreiber des Portals');
  });
});

describe('a trial that does not work says why and is remembered', () => {
  it.each<[string, SignInValues, Tried, string]>([
    ['required-attribute-missing', department('Zentrale Dinste'), {}, 'fehlt oder hat einen anderen Wert'],
    [
      'identity-missing',
      { kind: 'identity-provider', ...connected('uidd') },
      {},
      'niemanden, weil der feste Schlüssel fehlt',
    ],
    [
      'trial-admin-lost',
      department('Zentrale Dienste'),
      { account: { ...tara, login: 'anna', mail: 'anna@musterstadt.example', groups: ['alle'] } },
      'Danach noch Administration der Anmeldung nein',
    ],
    [
      'saml-signature',
      { kind: 'identity-provider', ...connected('uid', 'future') },
      {},
      'passt nicht zu den Zertifikaten',
    ],
    [
      'saml-issuer',
      department('Zentrale Dienste'),
      { forgery: { fields: { issuer: 'https://other.example' } } },
      'von einem anderen Identitätsanbieter',
    ],
    [
      'saml-forbidden-markup',
      department('Zentrale Dienste'),
      { forgery: { after: (xml) => xml.replace('<saml:Issuer>', '<!-- --><saml:Issuer>') } },
      'die wir nicht annehmen',
    ],
    [
      'saml-malformed',
      department('Zentrale Dienste'),
      { forgery: { after: () => 'garbage' } },
      'keine SAML-Antwort',
    ],
  ])('%s', async (reason, after, how, sentence) => {
    const id = await proposed(after);
    const browser = await asTara();
    const place = here.show(slug, id);
    const { answer, text } = await tried(browser, place, how);
    expect([answer.status, text]).toEqual([422, expect.stringContaining(`Kennung des Fehlers: ${reason}`)]);
    expect(text).toContain(sentence);
    expect(await trialOf(id)).toMatchObject({ passed: false, reason });
    const shown = textOf((await browser.agent.get(place).expect(200)).text);
    expect(shown).toContain('hat nicht funktioniert');
    expect(shown).toContain(reason);
    const refused = await browser.submit(`${place}/confirm`, `${place}/confirm`);
    expect([refused.status, refused.text.includes('href="#field-untried"')]).toEqual([422, true]);
    expect((await town().store.signInChanges.find(id))?.state).toBe('open');
  });
});

describe('confirming without a trial', () => {
  it('takes the ticked box and a reason, both, and is written down', async () => {
    const id = await proposed({ kind: 'identity-provider', ...connected('uid', 'future') });
    const browser = await asTara();
    const place = `${here.show(slug, id)}/confirm`;
    const { text } = await browser.agent.get(place).expect(200);
    expect(textOf(text)).toContain(
      'kann sich in der ganzen Verwaltung niemand mehr anmelden, auch ich nicht',
    );
    for (const fields of [{}, { untried: 'yes', reason: ' ' }, { reason: 'Erst ab März' }]) {
      expect((await browser.submit(place, place, fields)).status).toBe(422);
    }
    expect((await town().store.signInChanges.find(id))?.state).toBe('open');
    const why = 'Das Zertifikat gilt erst ab März <b>';
    expect((await browser.submit(place, place, { untried: 'yes', reason: why })).status).toBe(303);
    const everything = { action: null, subject: null, objectId: id, from: null, before: null };
    const { items } = await town().store.audit.list(everything, { afterSeq: null, limit: 5 });
    expect(items[0]).toMatchObject({
      action: 'sign-in-change.applied',
      data: { trial: 'without trial' },
      reason: why,
    });
    const shown = await browser.agent.get(here.show(slug, id)).expect(200);
    expect(shown.text).toContain('Das Zertifikat gilt erst ab März &lt;b&gt;');
    const settings = await town().store.tenant.samlSettings();
    await town().store.tenant.updateSamlSettings({ ...settings, ...connected('uid') });
  });
});

describe('it is refused with a sentence', () => {
  it('a replayed answer, and one in another browser', async () => {
    const id = await proposed(department('Zentrale Dienste'));
    const browser = await asTara();
    const place = here.show(slug, id);
    const requestId = await sentAway(browser.agent, await linkFrom(browser, place));
    const answer = answerOf(tara, { requestId });
    const foreign = await postAnswer(request.agent(portalOf().app), answer);
    expect([foreign.status, textOf(foreign.text)]).toEqual([401, expect.stringContaining('noch einmal')]);
    expect(await trialOf(id)).toBeNull();
    expect((await postAnswer(browser.agent, answer)).status).toBe(200);
    const count = await auditCount(town());
    const again = await postAnswer(browser.agent, answer);
    expect([again.status, textOf(again.text)]).toEqual([401, expect.stringContaining('noch einmal')]);
    expect(await auditCount(town())).toBe(count);
    await browser.agent.get(place).expect(200);
  });

  it('a forged answer counts neither as a sign-in nor as a trial that passed', async () => {
    const id = await proposed(department('Zentrale Dienste'));
    const browser = await asTara();
    const forgery = { key: testKey('foreign') };
    const { answer } = await tried(browser, here.show(slug, id), { forgery });
    expect(answer.status).toBe(422);
    expect(await trialOf(id)).toMatchObject({ passed: false, reason: 'saml-signature' });
  });

  it('an answer to a sign-in does not count as a trial, nor the other way round', async () => {
    const id = await proposed(department('Zentrale Dienste'));
    const browser = await asTara();
    const link = await linkFrom(browser, here.show(slug, id));
    const stranger = request.agent(portalOf().app);
    const requestId = await sentAway(stranger, link);
    const known = await people();
    const mia = { ...tara, login: 'mia.neu', mail: 'mia@musterstadt.example' };
    expect((await postAnswer(stranger, answerOf(mia, { requestId }))).status).toBe(200);
    expect(await people()).toBe(known);
    await stranger.get(`/t/${slug}/settings`).expect(303);
  });

  it.each(['withdrawn', 'lapsed', 'in force'])('a proposal that is %s', async (how) => {
    const id = await proposed(department('Zentrale Dienste'));
    const browser = await asTara();
    const place = here.show(slug, id);
    const link = await linkFrom(browser, place);
    const requestId = await sentAway(browser.agent, link);
    const untried = { untried: 'yes', reason: 'Eilt' };
    if (how === 'in force') await browser.submit(`${place}/confirm`, `${place}/confirm`, untried);
    if (how === 'withdrawn') {
      await stopSignInChange(portalOf().ports, olga, { tenantId: town().id, id, how: 'withdraw' });
    }
    if (how === 'lapsed') {
      const change = await town().store.signInChanges.find(id);
      if (change === null) throw new Error('the change is gone');
      const long = new Date(change.proposedAt.getTime() - openForMs);
      await town().store.signInChanges.update({ ...change, proposedAt: long });
    }
    const sentence = how === 'lapsed' ? 'niemand rechtzeitig bestätigt' : 'ist schon entschieden';
    const opened = await browser.agent.get(link);
    expect([opened.status, textOf(opened.text)]).toEqual([409, expect.stringContaining(sentence)]);
    const late = await postAnswer(browser.agent, answerOf(tara, { requestId }));
    expect([late.status, textOf(late.text)]).toEqual([422, expect.stringContaining(sentence)]);
    const begun = await browser.submit(here.list(slug), `${place}/try`);
    expect([begun.status, textOf(begun.text)]).toEqual([409, expect.stringContaining(sentence)]);
    expect(await trialOf(id)).toBeNull();
    await town().store.signInDrafts.setRequiredAttribute(null);
  });

  it('to IT, to another municipality, to a form without a token, and to links nobody made', async () => {
    const id = await proposed(department('Zentrale Dienste'));
    const portal = portalOf();
    const it = await browserOf(portal, portal.musterstadt, 'it-admin');
    expect((await it.agent.get(here.show(slug, id))).text).not.toContain(`${here.show(slug, id)}/try`);
    expect((await it.submit(here.list(slug), here.act(slug, id, 'try'))).status).toBe(403);
    const neighbour = await browserOf(portal, portal.nebendorf, 'tenant-admin');
    const there = here.act('nebendorf', id, 'try');
    const { status, text } = await neighbour.submit(here.list('nebendorf'), there);
    expect([status, textOf(text)]).toEqual([
      404,
      expect.stringContaining('gehört nicht zu dieser Verwaltung'),
    ]);
    const browser = await asTara();
    await browser.agent.post(here.act(slug, id, 'try')).expect(403);
    const link = await linkFrom(browser, here.show(slug, id));
    await browser.agent.get(link.replace(slug, 'nebendorf')).expect(410);
    await browser.agent.get(`/saml/${slug}/test/${'A'.repeat(43)}`).expect(410);
    expect(await trialOf(id)).toBeNull();
  });
});
