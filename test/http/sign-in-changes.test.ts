// The pages on which a live sign-in is changed: for the municipality, for the provider, and closed to everybody else.
import { samlKeyAtOnce } from '../support/saml-key';
import type { Actor } from '../../src/domain/actor';
import { operatorDelayMs } from '../../src/domain/two-sided-consent';
import { attributeRoutes } from '../../src/http/attributes/routes';
import { paths } from '../../src/http/kit/paths';
import { roleRoutes } from '../../src/http/roles/routes';
import { settingsRoutes } from '../../src/http/settings/routes';
import { signInChangeRoutes } from '../../src/http/sign-in-changes/routes';
import { todayRoutes } from '../../src/http/today/routes';
import { connectIdentityProvider } from '../../src/usecases/connect-identity-provider';
import { proposeSignInChange } from '../../src/usecases/propose-sign-in-change';
import { stopSignInChange } from '../../src/usecases/stop-sign-in-change';
import { entitiesXml, entityXml } from '../support/idp-metadata';
import { browserOf, textOf, untried } from '../support/it-pages';
import { startTime, usePortal, type TestTown } from '../support/portal';
import { connection } from '../support/sign-in-values';

const portalOf = usePortal((ports) => [
  ...signInChangeRoutes(ports),
  ...roleRoutes(ports),
  ...attributeRoutes(ports),
  ...todayRoutes(ports),
  ...settingsRoutes(ports),
]);

const old = samlKeyAtOnce('old', startTime).certificatePem;
const fresh = samlKeyAtOnce('fresh', startTime).certificatePem;
const entityId = 'https://idp.musterstadt.example/metadata';
const provider = { entityId, ssoUrl: 'https://idp.musterstadt.example/sso', sloUrl: null };
const present = {
  idp: { ...provider, signingCertificates: [old] },
  identity: { kind: 'attribute', name: 'uid' },
  wantAssertionsSigned: true,
  wantResponseSigned: true,
} as const;
const metadata = entityXml({ ...provider, certificates: [{ pem: old }, { pem: fresh, use: 'signing' }] });
const typed = { address: '', metadata, identity: 'uid', signed: 'both', reason: 'Neues Zertifikat ab März' };

const slug = 'musterstadt';
const here = paths.signInChanges;
let town: TestTown;
let admin: Actor;
let olga: Actor;
let omar: Actor;

beforeAll(async () => {
  const portal = portalOf();
  town = portal.musterstadt;
  await connectIdentityProvider(portal.ports, town.id, present);
  admin = await portal.person(town, 'Tara Admin', 'tenant-admin');
  olga = await portal.person(portal.operator, 'Olga Betrieb', 'operator-admin');
  omar = await portal.person(portal.operator, 'Omar Betrieb', 'operator-admin');
});

afterEach(async () => {
  portalOf().clock.now = startTime;
  for (const { id } of await town.store.signInChanges.open()) {
    const stop = { tenantId: town.id, id, how: 'reject', reason: 'Aufräumen' } as const;
    await stopSignInChange(portalOf().ports, admin, stop);
  }
  await town.store.tenant.updateSamlSettings({ ...(await town.store.tenant.samlSettings()), ...present });
});

const certificates = async () => (await town.store.tenant.samlSettings()).idp?.signingCertificates.length;

async function proposed(by: Actor): Promise<string> {
  const after = connection({ entityId, ssoUrl: provider.ssoUrl, sloUrl: null });
  const two = { ...after, idp: { ...provider, signingCertificates: [old, fresh] } };
  const input = { tenantId: town.id, after: two, reason: 'Neues Zertifikat' };
  return proposeSignInChange(portalOf().ports, by, input);
}

describe('a change', () => {
  it('is proposed by pasting metadata, compared by fingerprint, and put in force by the municipality', async () => {
    const { agent, submit } = await portalOf().signedIn(admin);
    const sent = await submit(here.new(slug), here.new(slug), typed);
    expect(sent.status).toBe(303);
    expect(await certificates()).toBe(1);
    const place = String(sent.headers['location']);
    const text = textOf((await agent.get(place).expect(200)).text);
    expect(text).toMatch(/Zertifikat (?:[0-9A-F]{2}:){31}[0-9A-F]{2} gültig bis 23\.11\.2031 neu/);
    expect(text).toContain('bleibt');
    expect(text).not.toContain('Adresse der Anmeldung');
    expect((await submit(place, `${place}/confirm`, untried)).status).toBe(303);
    expect(await certificates()).toBe(2);
    const done = textOf((await agent.get(place)).text);
    expect(done).toContain('in Kraft');
    expect(done).toContain('Ohne bestandenen Test bestätigt, weil Heute nicht zu testen');
    expect((await submit(here.new(slug), `${place}/confirm`)).status).toBe(409);
  });

  it('is proposed by a file as large as the set-up takes, and says which one is meant among several', async () => {
    const { agent, submit } = await portalOf().signedIn(admin);
    const filled = `${metadata}\n${' '.repeat(100 * 1024)}`;
    const page = (await agent.get(here.new(slug))).text;
    expect(page).toContain('enctype="multipart/form-data"');
    const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const sent = await agent
      .post(here.new(slug))
      .field({ _csrf: token, ...typed, metadata: '' })
      .attach('file', Buffer.from(filled), 'metadata.xml');
    expect(sent.status).toBe(303);
    await submit(String(sent.headers['location']), `${String(sent.headers['location'])}/withdraw`);
    const several = entitiesXml(entityXml({ entityId: 'urn:other', certificates: [{ pem: old }] }), metadata);
    const asked = await submit(here.new(slug), here.new(slug), { ...typed, metadata: several });
    expect([asked.status, asked.text.includes(`value="${entityId}"`)]).toEqual([422, true]);
    const chosen = { ...typed, metadata: several, entityId };
    expect((await submit(here.new(slug), here.new(slug), chosen)).status).toBe(303);
    const unknown = { ...typed, metadata: several, entityId: 'urn:nobody' };
    expect((await submit(here.new(slug), here.new(slug), unknown)).status).toBe(422);
  });

  it('warns of how many people it makes strangers of, before and while it is confirmed', async () => {
    const { agent, submit } = await portalOf().signedIn(admin);
    const harmless = await submit(here.new(slug), here.new(slug), typed);
    const first = String(harmless.headers['location']);
    expect((await agent.get(first)).text).not.toContain('erkennt das Portal niemanden');
    await submit(first, `${first}/withdraw`);
    const sent = await submit(here.new(slug), here.new(slug), { ...typed, identity: 'personalnummer' });
    const place = String(sent.headers['location']);
    const people = await town.store.persons.countUpTo([], 1000);
    const warning = new RegExp(`${people} bekannte Person(en)? (gilt|gelten)`);
    expect(textOf((await agent.get(place)).text)).toContain('Danach erkennt das Portal niemanden wieder.');
    for (const page of [place, `${place}/confirm`]) {
      expect(textOf((await agent.get(page)).text)).toMatch(warning);
      expect(textOf((await agent.get(page)).text)).not.toContain('Tara Admin gilt');
    }
  });

  it('keeps what was typed when the metadata cannot be read, or both or neither are given', async () => {
    const { submit } = await portalOf().signedIn(admin);
    const bad = await submit(here.new(slug), here.new(slug), { ...typed, metadata: '<!DOCTYPE x><x/>' });
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('Neues Zertifikat ab März');
    for (const change of [{ metadata: '' }, { address: 'https://idp.example/' }]) {
      const { status, text } = await submit(here.new(slug), here.new(slug), { ...typed, ...change });
      expect([status, text.includes('Geben Sie genau eines an')]).toEqual([422, true]);
    }
    const same = entityXml({ ...provider, certificates: [{ pem: old }] });
    const { status, text } = await submit(here.new(slug), here.new(slug), { ...typed, metadata: same });
    expect([status, text.includes('was schon gilt')]).toEqual([422, true]);
  });

  it('takes the provider two people and a day', async () => {
    const of = paths.operator;
    const list = of.tenantPart(slug, 'sign-in-changes');
    const first = await portalOf().signedIn(olga);
    const sent = await first.submit(of.signInChange(slug, 'new'), of.signInChange(slug, 'new'), typed);
    const place = String(sent.headers['location']);
    expect(textOf((await first.agent.get(list)).text)).toContain('Der Betreiber hat einmal bestätigt');
    const act = `${place}/confirm`;
    expect((await first.submit(list, act, untried)).status).toBe(403);
    const second = await portalOf().signedIn(omar);
    expect((await second.submit(place, act, untried)).status).toBe(409);
    portalOf().clock.now = new Date(startTime.getTime() + operatorDelayMs);
    const nextDay = await portalOf().signedIn(omar);
    expect((await nextDay.submit(place, act, untried)).status).toBe(303);
    expect(await certificates()).toBe(2);
    const seen = await (await portalOf().signedIn(admin)).agent.get(paths.settings(slug)).expect(200);
    expect(textOf(seen.text)).toContain('Der Betreiber hat die Anmeldung Ihrer Verwaltung geändert.');
  });

  it('stands on every page of its admins and IT, and on nobody else’s', async () => {
    await proposed(olga);
    for (const role of ['tenant-admin', 'it-admin', 'security-officer'] as const) {
      const { agent } = await browserOf(portalOf(), town, role);
      const { text } = await agent.get(paths.settings(slug)).expect(200);
      expect(text.includes('Eine Änderung der Anmeldung wartet')).toBe(role !== 'security-officer');
    }
    const { agent } = await browserOf(portalOf(), town, 'it-admin');
    expect(textOf((await agent.get(paths.today(slug))).text)).toContain('1 Änderung der Anmeldung wartet');
    const { agent: other } = await browserOf(portalOf(), portalOf().nebendorf, 'tenant-admin');
    expect((await other.get(paths.settings('nebendorf'))).text).not.toContain('Eine Änderung der Anmeldung');
  });

  it('is rejected with a reason, and withdrawn by who proposed it', async () => {
    const id = await proposed(olga);
    const { submit } = await portalOf().signedIn(admin);
    const act = here.act(slug, id, 'reject');
    expect((await submit(act, act, { reason: '' })).status).toBe(422);
    expect((await submit(act, here.act(slug, id, 'withdraw'))).status).toBe(403);
    expect((await submit(act, act, { reason: 'Nicht bestellt' })).status).toBe(303);
    const other = await proposed(admin);
    expect((await submit(here.show(slug, other), here.act(slug, other, 'withdraw'))).status).toBe(303);
    expect(await certificates()).toBe(1);
  });
});

describe('whoever decides about the sign-in', () => {
  const old = { instant: new Date(startTime.getTime() - 12 * 60_000).toISOString() };
  const stale = { authentication: { ...old, contextClass: null, methods: [] } };

  it.each(['new', 'confirm', 'reject'])('proves once more who they are, on both sides: %s', async (act) => {
    const id = await proposed(omar);
    const { agent } = await portalOf().signedInWith(admin, stale);
    const place = act === 'new' ? here.new(slug) : here.act(slug, id, act);
    const { headers } = await agent.get(place).expect(303);
    expect(headers['location']).toContain(`/saml/${slug}/login?fresh=1`);
    const provider = await portalOf().signedInWith(olga, stale);
    const of = paths.operator;
    const there = act === 'new' ? of.signInChange(slug, 'new') : of.signInChangeAct(slug, id, act);
    const asked = await provider.agent.get(there).expect(303);
    expect(asked.headers['location']).toContain('/saml/betreiber/login?fresh=1');
    expect((await provider.agent.get(of.signInChange(slug, id))).status).toBe(200);
  });

  it('changes nothing with a form that lay open for too long', async () => {
    const id = await proposed(olga);
    const hours = {
      ...stale.authentication,
      instant: new Date(startTime.getTime() - 7_200_000).toISOString(),
    };
    const { submit } = await portalOf().signedInWith(admin, { authentication: hours });
    for (const act of ['confirm', 'reject']) {
      const { status, text } = await submit(here.show(slug, id), here.act(slug, id, act), { reason: 'x' });
      expect([status, textOf(text).includes('Es wurde nichts geändert')]).toEqual([403, true]);
    }
    expect((await town.store.signInChanges.open()).length).toBe(1);
  });

  it('reads before the click what it means, and not of what is decided already', async () => {
    portalOf().clock.now = new Date(startTime.getTime() + 2 * operatorDelayMs);
    const id = await proposed(olga);
    const { agent, submit } = await portalOf().signedIn(admin);
    const act = here.act(slug, id, 'confirm');
    expect((await agent.get(here.show(slug, id))).text).toContain(`href="${act}"`);
    expect(textOf((await agent.get(act).expect(200)).text)).toContain('gilt ab sofort für jede Anmeldung');
    expect((await submit(act, act, untried)).status).toBe(303);
    expect((await agent.get(act).expect(303)).headers['location']).toBe(here.show(slug, id));
  });
});

describe('before the click', () => {
  const roles = {
    kind: 'role-rules',
    rules: [{ attribute: 'groups', value: 'it', role: 'tenant-admin' }],
  } as const;
  const propose = () =>
    proposeSignInChange(portalOf().ports, olga, { tenantId: town.id, after: roles, reason: 'Neue Gruppe' });

  it('nobody is sent to compare fingerprints where there are none', async () => {
    const id = await propose();
    const { agent } = await portalOf().signedIn(admin);
    for (const page of [here.show(slug, id), here.act(slug, id, 'confirm')]) {
      const text = textOf((await agent.get(page).expect(200)).text);
      expect(text).toContain('entscheidet, wer was darf');
      expect(text).not.toContain('Fingerabdruck');
    }
  });

  it('the provider reads whose sign-in it is about, wherever it looks after it', async () => {
    const id = await propose();
    const { agent } = await portalOf().signedIn(omar);
    const { operator } = paths;
    for (const page of [
      operator.tenantPart(slug, 'sign-in-changes'),
      operator.tenantPart(slug, 'roles'),
      operator.tenantPart(slug, 'attributes'),
      operator.signInChange(slug, 'new'),
      operator.signInChange(slug, id),
      operator.signInChangeAct(slug, id, 'confirm'),
      operator.signInChangeAct(slug, id, 'reject'),
    ]) {
      const { text } = await agent.get(page).expect(200);
      expect([page, /<h1>[^<]*Stadt Musterstadt[^<]*<\/h1>/.test(text)]).toEqual([page, true]);
      expect([page, textOf(text).includes('Ihr Identitätsanbieter')]).toEqual([page, false]);
    }
  });
});

describe('it is refused', () => {
  it('IT may read, but neither propose nor decide', async () => {
    const id = await proposed(olga);
    const { agent, submit } = await browserOf(portalOf(), town, 'it-admin');
    const { text } = await agent.get(here.show(slug, id)).expect(200);
    expect(text).not.toContain('Bestätigen und in Kraft setzen');
    await agent.get(here.new(slug)).expect(403);
    expect((await submit(here.list(slug), here.act(slug, id, 'confirm'))).status).toBe(403);
    expect(await certificates()).toBe(1);
  });

  it('employees, auditors and people of another municipality', async () => {
    const id = await proposed(olga);
    const { agent } = await browserOf(portalOf(), town, 'auditor');
    await agent.get(here.list(slug)).expect(403);
    const { agent: foreign, submit } = await browserOf(portalOf(), portalOf().nebendorf, 'tenant-admin');
    await foreign.get(here.show('nebendorf', id)).expect(404);
    const act = here.act('nebendorf', id, 'confirm');
    expect((await submit(here.list('nebendorf'), act)).status).toBe(404);
    await foreign.get(here.show(slug, id)).expect(303);
    await foreign.get(paths.operator.signInChange(slug, id)).expect(303);
    expect(await certificates()).toBe(1);
  });

  it('a POST without the token, and a municipality that does not exist', async () => {
    const id = await proposed(olga);
    const { agent } = await portalOf().signedIn(admin);
    await agent.post(here.act(slug, id, 'confirm')).expect(403);
    const { agent: operator } = await portalOf().signedIn(omar);
    await operator.get(paths.operator.tenantPart('nirgendwo', 'sign-in-changes')).expect(404);
    expect(await certificates()).toBe(1);
  });
});
