// The pages on which a municipality is closed, for both sides, and what remains of it for those who come back.
import type { Actor } from '../../src/domain/actor';
import { paths } from '../../src/http/kit/paths';
import { leavingRoutes } from '../../src/http/leaving/routes';
import { settingsRoutes } from '../../src/http/settings/routes';
import { tenantRoutes } from '../../src/http/tenants/routes';
import { operatorDelayMs } from '../../src/domain/two-sided-consent';
import { carryOutClosing } from '../../src/usecases/jobs/carry-out-closings';
import { withdrawClosing } from '../../src/usecases/withdraw-closing';
import { browserOf, textOf } from '../support/it-pages';
import { startTime, usePortal, type TestTown } from '../support/portal';

const portalOf = usePortal((ports) => [
  ...leavingRoutes(ports),
  ...settingsRoutes(ports),
  ...tenantRoutes(ports),
]);

const slug = 'musterstadt';
const there = paths.operator.tenantPart(slug, 'closing');
const thereTo = (act: string): string => paths.operator.closingAct(slug, act);
const here = paths.leaving.closing(slug);
const hereTo = (act: string): string => paths.leaving.closingAct(slug, act);
const typed = { onDay: '2026-12-31', reason: 'Vertrag endet' };

let town: TestTown;
let admin: Actor;
let olga: Actor;
let omar: Actor;

beforeAll(async () => {
  const portal = portalOf();
  town = portal.musterstadt;
  admin = await portal.person(town, 'Tara Admin', 'tenant-admin');
  olga = await portal.person(portal.operator, 'Olga Betrieb', 'operator-admin');
  omar = await portal.person(portal.operator, 'Omar Betrieb', 'operator-admin');
});

afterEach(async () => {
  portalOf().clock.now = startTime;
  const closing = await town.store.closings.standing();
  if (closing?.state !== 'announced' && closing?.state !== 'confirmed') return;
  await withdrawClosing(portalOf().ports, admin, { tenantId: town.id, reason: 'Aufräumen' });
});

const state = async () => (await town.store.closings.standing())?.state ?? null;

async function announced(): Promise<void> {
  const { submit } = await portalOf().signedIn(olga);
  expect((await submit(thereTo('announce'), thereTo('announce'), typed)).status).toBe(303);
}

it('is announced by the provider, seen by the municipality on every page, and confirmed there', async () => {
  await announced();
  for (const role of ['tenant-admin', 'it-admin'] as const) {
    const { agent } = await browserOf(portalOf(), town, role);
    const { text } = await agent.get(paths.settings(slug)).expect(200);
    expect(textOf(text)).toContain(
      'Der Betreiber hat angekündigt, Ihre Verwaltung zum 31. Dezember 2026 zu schließen.',
    );
    expect((await agent.get(here).expect(200)).text.includes('Schließung bestätigen')).toBe(
      role === 'tenant-admin',
    );
  }
  const { agent: other } = await browserOf(portalOf(), portalOf().nebendorf, 'tenant-admin');
  expect((await other.get(paths.settings('nebendorf'))).text).not.toContain('hat angekündigt');
  expect((await other.get(paths.leaving.closing('nebendorf'))).text).toContain('nicht angekündigt');
  const { submit, agent } = await portalOf().signedIn(admin);
  expect(textOf((await agent.get(hereTo('confirm')).expect(200)).text)).toContain('auch das Protokoll');
  expect((await submit(hereTo('confirm'), hereTo('confirm'))).status).toBe(303);
  expect(await state()).toBe('confirmed');
  expect(textOf((await agent.get(here)).text)).toContain('durch die Kommune');
  expect((await submit(hereTo('withdraw'), hereTo('confirm'))).status).toBe(409);
});

it('keeps what was typed when the day or the reason will not do', async () => {
  const { submit } = await portalOf().signedIn(olga);
  for (const [change, sentence] of [
    [{ onDay: '2026-12-01' }, 'mindestens 28 Tage'],
    [{ onDay: 'morgen' }, 'refusal'],
    [{ reason: '' }, 'Fehler'],
  ] as const) {
    const { status, text } = await submit(thereTo('announce'), thereTo('announce'), { ...typed, ...change });
    expect(status).toBe(422);
    if (sentence !== 'refusal') expect(text).toContain(sentence);
    expect(text).not.toContain('refusal.');
  }
  expect(await state()).toBeNull();
});

it('takes two of the provider and a day, and is withdrawn with a reason', async () => {
  await announced();
  const first = await portalOf().signedIn(olga);
  expect((await first.agent.get(there)).text).not.toContain('Für den Betreiber bestätigen');
  expect((await first.submit(thereTo('withdraw'), thereTo('confirm'))).status).toBe(403);
  const second = await portalOf().signedIn(omar);
  expect((await second.submit(thereTo('confirm'), thereTo('confirm'))).status).toBe(409);
  portalOf().clock.now = new Date(startTime.getTime() + operatorDelayMs);
  const nextDay = await portalOf().signedIn(omar);
  expect((await nextDay.submit(thereTo('confirm'), thereTo('confirm'))).status).toBe(303);
  expect(await state()).toBe('confirmed');
  const own = await portalOf().signedIn(admin);
  expect((await own.submit(hereTo('withdraw'), hereTo('withdraw'), { reason: '' })).status).toBe(422);
  expect((await own.submit(hereTo('withdraw'), hereTo('withdraw'), { reason: 'Verlängert' })).status).toBe(
    303,
  );
  expect(await state()).toBeNull();
});

it('is refused: other roles, other municipalities, without the token, on a stale sign-in, where nothing is announced', async () => {
  const { submit: early } = await portalOf().signedIn(admin);
  expect((await early(paths.leaving.export(slug), hereTo('confirm'))).status).toBe(404);
  await announced();
  const it = await browserOf(portalOf(), town, 'it-admin');
  await it.agent.get(hereTo('confirm')).expect(403);
  const auditor = await browserOf(portalOf(), town, 'auditor');
  await auditor.agent.get(here).expect(403);
  const foreign = await browserOf(portalOf(), portalOf().nebendorf, 'tenant-admin');
  await foreign.agent.get(here).expect(303);
  await foreign.agent.get(there).expect(303);
  expect(
    (
      await foreign.submit(
        paths.leaving.export('nebendorf'),
        paths.leaving.closingAct('nebendorf', 'confirm'),
      )
    ).status,
  ).toBe(404);
  const { agent } = await portalOf().signedIn(admin);
  await agent.post(hereTo('confirm')).expect(403);
  const instant = new Date(startTime.getTime() - 3_600_000).toISOString();
  const old = await portalOf().signedInWith(admin, {
    authentication: { instant, contextClass: null, methods: [] },
  });
  expect(String((await old.agent.get(hereTo('confirm')).expect(303)).headers['location'])).toContain(
    'fresh=1',
  );
  const { agent: operator } = await portalOf().signedIn(olga);
  await operator.get(paths.operator.tenantPart('nirgendwo', 'closing')).expect(404);
  expect(await state()).toBe('announced');
});

it('leaves a plain sentence where it was, and its name to the provider', async () => {
  await announced();
  const own = await portalOf().signedIn(admin);
  expect((await own.submit(hereTo('confirm'), hereTo('confirm'))).status).toBe(303);
  portalOf().clock.now = new Date('2026-12-30T23:00:00.000Z');
  await carryOutClosing(portalOf().ports, town.id);
  const still = await portalOf().signedIn(admin);
  await still.agent.get(here).expect(303);
  const { text } = await still.agent.get(paths.tenant(slug)).expect(410);
  expect(textOf(text)).toContain('Diese Verwaltung nutzt das Portal nicht mehr.');
  expect(text).not.toContain(paths.signIn(slug));
  while (await carryOutClosing(portalOf().ports, town.id));
  expect(await state()).toBe('closed');
  await still.agent.get(paths.tenant(slug)).expect(410);
  const { agent } = await portalOf().signedIn(olga);
  expect(textOf((await agent.get(there).expect(200)).text)).toContain(
    'Alle Daten der Verwaltung sind gelöscht.',
  );
  expect(textOf((await agent.get(paths.operator.tenants).expect(200)).text)).toMatch(
    /Schließungen.*Musterstadt/,
  );
  await agent.get(paths.operator.tenant(slug)).expect(410);
});
