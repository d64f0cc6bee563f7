// The pages about cryptography: who sees and changes what, two people for a waiver, forms that lose nothing.
import { cryptoRoutes } from '../../src/http/crypto/routes';
import { gatewayRoutes } from '../../src/http/gateways/routes';
import { peopleRoutes } from '../../src/http/people/routes';
import { settingsRoutes } from '../../src/http/settings/routes';
import { todayRoutes } from '../../src/http/today/routes';
import type { Role } from '../../src/domain/roles';
import type { Browser } from './support/app';
import { startTime, usePortal } from '../support/portal';

const portalOf = usePortal((ports) => [
  ...settingsRoutes(ports),
  ...cryptoRoutes(ports),
  ...peopleRoutes(ports),
  ...todayRoutes(ports),
  ...gatewayRoutes({ ports, agentSha256: '0'.repeat(64) }),
]);

const overview = '/t/musterstadt/settings/crypto';
const proposing = '/t/musterstadt/settings/crypto-waivers/new';
const fields = {
  reason: 'Zwei Messgeräte <b>ohne</b> TLS 1.3',
  risk: 'Ältere Verfahren',
  residualRisk: 'Gering',
  owner: 'Katja Klein, Amtsleitung',
  until: '2027-05-31',
};

/** Each test begins without waivers and with the profile of the BSI. */
beforeEach(async () => {
  const { knex } = portalOf();
  await knex('crypto_waivers').delete();
  await knex('gateway_groups').update({ crypto_profile: 'BSI-TR-02102-2026' });
});

let names = 0;
async function signedInAs(...roles: readonly Role[]): Promise<Browser> {
  const portal = portalOf();
  names += 1;
  return portal.signedIn(await portal.person(portal.musterstadt, `Person Nummer${names}`, ...roles));
}

async function proposed(browser: Browser): Promise<string> {
  const { headers, status } = await browser.submit(proposing, proposing, fields);
  expect(status).toBe(303);
  return headers['location'] ?? '';
}

const groupAddress = async (): Promise<string> => {
  const [group] = await portalOf().musterstadt.store.groups.list();
  return `${overview}/${group?.id ?? ''}`;
};
const profileNow = async () => (await portalOf().musterstadt.store.groups.list())[0]?.cryptoProfile;

async function waived(): Promise<Browser> {
  const admin = await signedInAs('tenant-admin');
  const waiver = await proposed(await signedInAs('security-officer'));
  await admin.submit(waiver, `${waiver}/confirm`, {});
  return admin;
}

it.each<readonly [Role, readonly number[]]>([
  ['employee', [403, 403, 403]],
  ['help-desk', [403, 403, 403]],
  ['auditor', [403, 403, 403]],
  ['it-admin', [200, 403, 403]],
  ['security-officer', [200, 200, 403]],
  ['tenant-admin', [200, 200, 200]],
])('as %s answers to overview, proposing, choosing with %p', async (role, wanted) => {
  const { agent } = await signedInAs(role);
  const found: number[] = [];
  for (const address of [overview, proposing, await groupAddress()])
    found.push((await agent.get(address)).status);
  expect(found).toEqual(wanted);
});

it('shows the profile of each group, what the profiles say, and the way there from the settings', async () => {
  const { agent } = await signedInAs('tenant-admin');
  const { text } = await agent.get(overview);
  for (const shown of ['Rathaus', 'empfohlen', 'BSI TR-02102-2, Version 2026-01', 'secp384r1, prime256v1'])
    expect(text).toContain(shown);
  expect(text).toContain('Alle Geräte haben Zugangsdateien');
  expect((await agent.get('/t/musterstadt/settings')).text).toContain(`href="${overview}"`);
});

describe('a waiver', () => {
  it('goes from one person to another, and then to the group', async () => {
    const officer = await signedInAs('security-officer');
    const admin = await signedInAs('tenant-admin');
    const waiver = await proposed(officer);
    const own = await officer.agent.get(waiver);
    expect(own.text).toContain('Zwei Messgeräte &lt;b&gt;ohne');
    expect(own.text).toContain('Bestätigen muss sie eine andere Person.');
    expect(own.text).not.toContain(`${waiver}/confirm`);
    expect((await officer.submit(waiver, `${waiver}/confirm`, {})).status).toBe(403);
    expect((await admin.submit(waiver, `${waiver}/confirm`, {})).headers['location']).toBe(overview);
    expect((await admin.agent.get(overview)).text).toContain('Die Ausnahme gilt bis zum 31.05.2027.');
    expect((await admin.submit(waiver, `${waiver}/confirm`, {})).status).toBe(409);
    const group = await groupAddress();
    const chosen = await admin.submit(group, group, { profile: 'TLS12-COMPATIBLE-2026' });
    expect(chosen.headers['location']).toBe(overview);
    expect(await profileNow()).toBe('TLS12-COMPATIBLE-2026');
    expect((await admin.agent.get(overview)).text).toContain('Ausnahme bis 31.05.2027');
  });

  it.each([
    [{ until: '2030-01-01' }, 'höchstens zwölf Monate'],
    [{ until: '2020-01-01' }, 'Dieser Tag ist vorbei oder heute'],
    [{ until: 'morgen' }, 'href="#field-until"'],
    [{ owner: '' }, 'href="#field-owner"'],
    [{ risk: 'x'.repeat(10_000) }, 'href="#field-risk"'],
    [{ reason: 'a\u202Eb' }, 'href="#field-reason"'],
  ])('with %j is shown again with all that was typed', async (change, said) => {
    const browser = await signedInAs('tenant-admin');
    const { status, text } = await browser.submit(proposing, proposing, { ...fields, ...change });
    expect(status).toBe(422);
    expect(text).toContain(said);
    expect(text).toContain('Gering');
    expect(await portalOf().musterstadt.store.cryptoWaivers.newest(5)).toEqual([]);
  });

  it('is not proposed twice, and nothing typed is lost', async () => {
    const browser = await signedInAs('tenant-admin');
    await proposed(browser);
    const again = await browser.submit(proposing, proposing, { ...fields, risk: 'Noch eines' });
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('Noch eines')]);
    expect(again.text).toContain('wartet schon auf Bestätigung');
  });

  it('of another municipality is not there', async () => {
    const waiver = await proposed(await signedInAs('tenant-admin'));
    const portal = portalOf();
    const stranger = await portal.signedIn(
      await portal.person(portal.nebendorf, 'Nora Nachbar', 'tenant-admin', 'security-officer'),
    );
    const there = waiver.replace('musterstadt', 'nebendorf');
    expect((await stranger.agent.get(there)).status).toBe(404);
    const own = '/t/nebendorf/settings/crypto';
    expect(
      (await stranger.submit(own.replace('crypto', 'crypto-waivers/new'), `${there}/confirm`, {})).status,
    ).toBe(404);
  });

  it('that is over is red here and on the day’s page, and turns no connected device away', async () => {
    const admin = await waived();
    const group = await groupAddress();
    await admin.submit(group, group, { profile: 'TLS12-COMPATIBLE-2026' });
    portalOf().clock.now = new Date('2027-06-01T08:00:00Z');
    const later = await signedInAs('it-admin');
    const [here, day] = [await later.agent.get(overview), await later.agent.get('/t/musterstadt/today')];
    for (const { text } of [here, day])
      expect(text).toContain('Die Ausnahme vom Kryptoprofil ist abgelaufen');
    expect(here.text).toContain('Ausnahme abgelaufen');
    expect(await profileNow()).toBe('TLS12-COMPATIBLE-2026');
    portalOf().clock.now = startTime;
  });
});

describe('the choice of a profile', () => {
  it('without a waiver is refused beside the field', async () => {
    const browser = await signedInAs('tenant-admin');
    const group = await groupAddress();
    const { status, text } = await browser.submit(group, group, { profile: 'TLS12-COMPATIBLE-2026' });
    expect([status, text]).toEqual([422, expect.stringContaining('gilt keine Ausnahme')]);
    expect(await profileNow()).toBe('BSI-TR-02102-2026');
  });

  it.each(['', 'SSL3', '../x'])('of %j is none', async (profile) => {
    const browser = await signedInAs('tenant-admin');
    const group = await groupAddress();
    expect((await browser.submit(group, group, { profile })).status).toBe(422);
  });

  it('for a group that is not there is a page that is not there', async () => {
    const { agent } = await signedInAs('tenant-admin');
    expect((await agent.get(`${overview}/nirgends`)).status).toBe(404);
  });
});

it('files of before have a list of their own, and their number stands with the gateways', async () => {
  const browser = await signedInAs('it-admin');
  const list = await browser.agent.get('/t/musterstadt/people?view=outdated');
  expect(list.text).toContain('Kein Gerät hat eine ältere Zugangsdatei.');
  expect((await browser.agent.get('/t/musterstadt/gateways')).text).not.toContain(
    'Zugangsdateien von früher',
  );
});

it('a decision for WireGuard that is due for review is said on the day’s page', async () => {
  const { store } = portalOf().musterstadt;
  const tenant = await store.tenant.get();
  const decision = { decidedBy: 'Amtsleitung', reason: 'Telefone', decidedOn: '2025-01-01' };
  await store.tenant.update({ ...tenant, wireguard: { ...decision, reviewOn: '2026-01-01' } });
  const { text } = await (await signedInAs('it-admin')).agent.get('/t/musterstadt/today');
  expect(text).toContain('Die Entscheidung für WireGuard war am 01.01.2026 zu überprüfen.');
  await store.tenant.update(tenant);
});
