// The page on which a sign-in is kept alive: certificates that end, metadata that are watched, our own key in its steps.
import { samlKeyAtOnce } from '../support/saml-key';
import type { Actor } from '../../src/domain/actor';
import { Refusal } from '../../src/domain/errors';
import { publishedForMs, signingForMs } from '../../src/domain/own-key-rotation';
import type { Role } from '../../src/domain/roles';
import { paths } from '../../src/http/kit/paths';
import { settingsRoutes } from '../../src/http/settings/routes';
import { signInChangeRoutes } from '../../src/http/sign-in-changes/routes';
import { signInUpkeepRoutes } from '../../src/http/sign-in-upkeep/routes';
import { tenantRoutes } from '../../src/http/tenants/routes';
import { todayRoutes } from '../../src/http/today/routes';
import { connectIdentityProvider } from '../../src/usecases/connect-identity-provider';
import { entityXml } from '../support/idp-metadata';
import { browserOf, textOf } from '../support/it-pages';
import { startTime, usePortal, type TestTown } from '../support/portal';

let answer = (): string => '';
const portalOf = usePortal((ports) => {
  const reading = { ...ports, metadata: { ...ports.metadata, fetch: async () => answer() } };
  return [
    ...signInUpkeepRoutes(reading),
    ...signInChangeRoutes(reading),
    ...todayRoutes(ports),
    ...settingsRoutes(ports),
    ...tenantRoutes(ports),
  ];
});

const dayMs = 86_400_000;
const old = samlKeyAtOnce('old', startTime).certificatePem;
const fresh = samlKeyAtOnce('fresh', startTime).certificatePem;
const provider = {
  entityId: 'https://idp.musterstadt.example/metadata',
  ssoUrl: 'https://idp.musterstadt.example/sso',
  sloUrl: null,
};
const published = (...pems: readonly string[]): string =>
  entityXml({ ...provider, certificates: pems.map((pem) => ({ pem })) });

const slug = 'musterstadt';
const here = paths.signInUpkeep.show(slug);
const act = (name: string): string => paths.signInUpkeep.act(slug, name);
const there = paths.operator.tenantPart(slug, 'sign-in-upkeep');
const address = 'https://idp.musterstadt.example/metadata.xml';
let town: TestTown;
let admin: Actor;
let olga: Actor;

beforeAll(async () => {
  const portal = portalOf();
  town = portal.musterstadt;
  await connectIdentityProvider(portal.ports, town.id, {
    idp: { ...provider, signingCertificates: [old] },
    identity: { kind: 'attribute', name: 'uid' },
    wantAssertionsSigned: true,
    wantResponseSigned: true,
  });
  admin = await portal.person(town, 'Tara Admin', 'tenant-admin');
  olga = await portal.person(portal.operator, 'Olga Betrieb', 'operator-admin');
});

beforeEach(() => {
  portalOf().clock.now = startTime;
  answer = () => published(old);
});

afterEach(async () => {
  await town.store.metadataWatch.remove();
  await town.store.tenant.updateSamlSettings({
    ...(await town.store.tenant.samlSettings()),
    keyRotation: null,
  });
});

const turn = (ms: number): void => {
  portalOf().clock.now = new Date(portalOf().clock.now.getTime() + ms);
};

async function pageOf(by: Actor, place: string): Promise<string> {
  const { agent } = await portalOf().signedIn(by);
  return textOf((await agent.get(place).expect(200)).text);
}

describe('metadata', () => {
  it('are watched from an address on, looked at now, and forgotten', async () => {
    const { agent, submit } = await portalOf().signedIn(admin);
    expect((await submit(here, act('address'), { address })).status).toBe(303);
    expect(textOf((await agent.get(here)).text)).toContain(`Adresse der Metadaten ${address}`);
    turn(60_000);
    answer = () => published(old, fresh);
    expect((await submit(here, act('poll'), {})).status).toBe(303);
    const text = textOf((await agent.get(here)).text);
    expect(text).toContain('Eine Änderung der Anmeldung wartet auf Bestätigung.');
    expect(text).not.toContain('In den Metadaten steht etwas Neues. Es gilt noch nicht.');
    expect(text).toContain('in den Metadaten, gilt nicht');
    expect((await town.store.tenant.samlSettings()).idp?.signingCertificates).toEqual([old]);
    answer = () => published(old);
    turn(60_000);
    await submit(here, act('poll'), {});
    expect(await town.store.signInChanges.open()).toEqual([]);
    expect((await submit(here, act('address-remove'), {})).status).toBe(303);
    expect(await town.store.metadataWatch.find()).toBeNull();
  });

  it('that do not hold what is in force are not watched, and what was typed stays', async () => {
    const { submit } = await portalOf().signedIn(admin);
    answer = () => entityXml({ entityId: 'https://evil.example', certificates: [{ pem: fresh }] });
    const again = await submit(here, act('address'), { address });
    expect(again.status).toBe(422);
    expect(textOf(again.text)).toContain('Diesen Identitätsanbieter gibt es in den Metadaten nicht.');
    expect(again.text).toContain(`value="${address}"`);
    answer = () => {
      throw new Refusal('invalid', 'metadata-address-inside');
    };
    expect((await submit(here, act('address'), { address: 'https://10.0.0.1/' })).status).toBe(422);
    expect((await submit(here, act('address'), { address: '' })).status).toBe(422);
    expect(await town.store.metadataWatch.find()).toBeNull();
  });

  it('that cannot be read are announced to the admin, to IT and to the provider, and nothing else happens', async () => {
    const { submit } = await portalOf().signedIn(olga);
    await submit(there, paths.operator.signInUpkeepAct(slug, 'address'), { address });
    turn(60_000);
    answer = () => {
      throw new Refusal('unavailable', 'metadata-fetch-slow');
    };
    expect((await submit(there, paths.operator.signInUpkeepAct(slug, 'poll'), {})).status).toBe(303);
    const since = 'Die Metadaten konnten seit 23.11.2026, 14:04 Uhr nicht gelesen werden.';
    expect(await pageOf(admin, here)).toContain(since);
    expect(await pageOf(admin, paths.settingsPart(slug, 'sign-in'))).toContain(since);
    const it = await portalOf().person(town, 'Ines IT', 'it-admin');
    expect(await pageOf(it, paths.today(slug))).toContain(since);
    expect(await pageOf(olga, paths.operator.tenants)).toContain(
      'Metadaten seit 23.11.2026, 14:04 Uhr nicht lesbar',
    );
  });
});

describe('a certificate that comes to its end', () => {
  const end = samlKeyAtOnce('end', startTime);
  const endsAt = new Date('2031-11-23T13:03:27.000Z');
  const own = samlKeyAtOnce('own', endsAt).certificatePem;

  it.each([
    [31, 'eingerichtet', null],
    [30, 'Zertifikat endet in 30 Tagen', 'kern-alert--info'],
    [14, 'Zertifikat endet in 14 Tagen', 'kern-alert--warning'],
    [7, 'Zertifikat endet in 7 Tagen', 'kern-alert--danger'],
    [1, 'Zertifikat endet in 1 Tag', 'kern-alert--danger'],
    [0, 'Zertifikat abgelaufen', 'kern-alert--danger'],
  ])('is announced %p days before: %s', async (days, short, look) => {
    const settings = await town.store.tenant.samlSettings();
    const idp = { ...provider, signingCertificates: [end.certificatePem] };
    await town.store.tenant.updateSamlSettings({
      ...settings,
      idp,
      spCertificatePem: own,
    });
    portalOf().clock.now = new Date(endsAt.getTime() - days * dayMs);
    const { agent } = await portalOf().signedIn(admin);
    const html = (await agent.get(paths.settingsPart(slug, 'sign-in')).expect(200)).text;
    if (look === null) expect(html).not.toContain('kern-alert');
    else expect(html).toContain(look);
    expect(await pageOf(olga, paths.operator.tenants)).toContain(short);
    await town.store.tenant.updateSamlSettings(settings);
  });
});

describe('our own key', () => {
  it('is changed step by step, each with what has to be done, by the municipality', async () => {
    const next = act('key-next');
    // Days lie between the steps, and a session lasts no day.
    const post = async (page: string, to: string, step: string) =>
      (await portalOf().signedIn(admin)).submit(page, to, { step });
    expect(await pageOf(admin, here)).toContain('Wechsel beginnen');
    expect((await post(next, next, 'settled')).status).toBe(303);
    const waiting = await pageOf(admin, here);
    expect(waiting).toContain('Der nächste Schritt ist ab 25.11.2026, 14:03 Uhr möglich.');
    expect(waiting).not.toContain('Mit dem neuen Schlüssel unterschreiben');
    const early = await post(next, next, 'published');
    expect([early.status, textOf(early.text)]).toEqual([409, expect.stringContaining('zu früh')]);
    turn(publishedForMs);
    expect((await post(next, next, 'published')).status).toBe(303);
    expect((await post(here, act('key-back'), 'signing')).status).toBe(303);
    turn(publishedForMs);
    expect((await post(next, next, 'published')).status).toBe(303);
    turn(signingForMs);
    expect((await post(next, next, 'signing')).status).toBe(303);
    expect((await town.store.tenant.samlSettings()).keyRotation).toBeNull();
    expect(await pageOf(admin, here)).toContain('Wechsel beginnen');
  });

  it('moves once with two clicks, and by nobody who made the step up', async () => {
    const { submit } = await portalOf().signedIn(olga);
    const at = paths.operator.signInUpkeepAct(slug, 'key-next');
    const clicks = await Promise.all([1, 2].map(() => submit(there, at, { step: 'settled' })));
    expect(clicks.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect((await submit(there, at, { step: 'finished' })).status).toBe(409);
  });
});

describe('the page', () => {
  it.each<readonly [Role, number, number]>([
    ['employee', 403, 403],
    ['auditor', 403, 403],
    ['it-admin', 200, 403],
    ['tenant-admin', 200, 200],
  ])('is for %s: %p, its acts %p', async (role, seen, acting) => {
    const browser = await browserOf(portalOf(), town, role);
    expect((await browser.agent.get(here)).status).toBe(seen);
    expect((await browser.agent.get(act('key-next'))).status).toBe(acting);
  });

  it('offers IT nothing to press', async () => {
    const { agent } = await browserOf(portalOf(), town, 'it-admin');
    const html = (await agent.get(here)).text;
    expect(html).not.toContain('/upkeep/');
  });

  it('of another municipality is as if it were not there', async () => {
    const { agent } = await portalOf().signedIn(admin);
    expect((await agent.get(paths.signInUpkeep.show('nebendorf'))).status).toBe(303);
    expect((await agent.get(there)).status).not.toBe(200);
  });
});
