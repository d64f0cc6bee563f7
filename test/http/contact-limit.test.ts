// How long gateways go on without the portal: who sees and chooses it, what a gateway's page says of it, and wrong forms.
import { agentFileOf } from '../../src/http/gateway-protocol/agent-file';
import { gatewayProtocolRoutes } from '../../src/http/gateway-protocol/routes';
import { gatewayRoutes } from '../../src/http/gateways/routes';
import { settingsRoutes } from '../../src/http/settings/routes';
import type { Role } from '../../src/domain/roles';
import { csrfTokenOn, type Browser } from './support/app';
import { startTime, usePortal } from '../support/portal';
import { enrolledGateway, openWire, type TestGateway, type Wire } from '../support/test-gateway';

const agentFile = agentFileOf(Buffer.from('the agent'));
const portalOf = usePortal((ports, publicUrl) => [
  ...settingsRoutes(ports),
  ...gatewayRoutes({ ports, agentSha256: agentFile.sha256 }),
  ...gatewayProtocolRoutes({ ports, publicUrl, agentFile }),
]);
const address = '/t/musterstadt/settings/contact-limit';
const hourMs = 3_600_000;
let wire: Wire;
let nord: TestGateway;
let people = 0;

beforeAll(async () => {
  const portal = portalOf();
  wire = await openWire(portal.app, portal);
  nord = await enrolledGateway({ portal, wire }, portal.musterstadt, 'gateway-nord');
});
beforeEach(async () => {
  const { knex, clock } = portalOf();
  clock.now = startTime;
  await knex('tenants').update({ close_after_hours: null });
  await knex('gateways').update({ agent_version: '1.2.0', last_contact_at: startTime.toISOString() });
});
afterAll(() => wire.close());

async function signedInAs(...roles: readonly Role[]): Promise<Browser> {
  const portal = portalOf();
  people += 1;
  return portal.signedIn(await portal.person(portal.musterstadt, `Person Nummer${people}`, ...roles));
}
const hoursNow = async () => (await portalOf().musterstadt.store.tenant.get()).closeAfterHours;
const choose = async (hours: string) =>
  (await signedInAs('security-officer')).submit(address, address, { hours });
const toldSeconds = async (): Promise<unknown> => {
  const { changes } = await nord.snapshot();
  return changes.flatMap(({ change }) =>
    change.kind === 'gateway.settings' ? [change.closeAfterSeconds] : [],
  )[0];
};
const gatewayPage = async (): Promise<string> =>
  (await (await signedInAs('it-admin')).agent.get(`/t/musterstadt/gateways/${nord.id}`)).text;

it.each<readonly [Role, number, boolean]>([
  ['employee', 403, false],
  ['help-desk', 403, false],
  ['auditor', 403, false],
  ['it-admin', 200, false],
  ['security-officer', 200, true],
  ['tenant-admin', 200, true],
])('as %s it answers %p, and may be chosen: %p', async (role, status, mayChoose) => {
  const { agent } = await signedInAs(role);
  const page = await agent.get(address);
  expect(page.status).toBe(status);
  expect(page.text.includes('name="hours"')).toBe(mayChoose);
  const token = await csrfTokenOn(agent, status === 200 ? address : '/t/musterstadt/start').catch(
    () => 'none',
  );
  const answer = await agent.post(address).type('form').send({ _csrf: token, hours: '5' });
  expect(answer.status).toBe(mayChoose ? 303 : 403);
  expect(await hoursNow()).toBe(mayChoose ? 5 : null);
});

it('is off at first, reaches the gateways when it is chosen, and leaves them when it is taken back', async () => {
  expect(await toldSeconds()).toBeUndefined();
  const { status, headers } = await choose(' 24 ');
  expect([status, headers['location'], await hoursNow()]).toEqual([303, address, 24]);
  const before = (await portalOf().musterstadt.store.gateways.find(nord.id))?.settingsRevision ?? 0;
  expect(await toldSeconds()).toBe(86_400);
  const other = portalOf().nebendorf.store;
  expect((await other.tenant.get()).closeAfterHours).toBeNull();
  await choose('24');
  expect((await portalOf().musterstadt.store.gateways.find(nord.id))?.settingsRevision).toBe(before);
  await choose('');
  expect(await hoursNow()).toBeNull();
  expect(await toldSeconds()).toBeUndefined();
});

it('says what was done, or that it was so already', async () => {
  const officer = await signedInAs('tenant-admin');
  await officer.submit(address, address, { hours: '1' });
  expect((await officer.agent.get(address)).text).toContain('alle Zugänge nach 1 Stunde ohne Verbindung');
  await officer.submit(address, address, { hours: '1' });
  expect((await officer.agent.get(address)).text).toContain('Es bleibt, wie es war.');
});

it.each([
  ['0', 'Möglich ist mindestens 1.'],
  ['721', 'Möglich ist höchstens 720.'],
  ['-3', 'Möglich ist mindestens 1.'],
  ['1,5', 'Geben Sie eine ganze Zahl ein.'],
  ['ein Tag', 'Geben Sie eine ganze Zahl ein.'],
  ['"><script>alert(1)</script>', 'Möglich sind 12 Zeichen.'],
  ['9'.repeat(10_000), ''],
])('is refused with a sentence, and keeps what was typed (%#)', async (hours, sentence) => {
  const { status, text } = await choose(hours);
  expect(status).toBe(422);
  expect(text).toContain(sentence);
  expect(text).not.toContain('<script>alert');
  expect(await hoursNow()).toBeNull();
});

it('names the gateways on which it does not hold, by name', async () => {
  await portalOf().knex('gateways').update({ agent_version: '1.1.0' });
  const officer = await signedInAs('security-officer');
  expect((await officer.agent.get(address)).text).not.toContain('gateway-nord');
  await officer.submit(address, address, { hours: '4' });
  const { text } = await officer.agent.get(address);
  expect(text).toContain('gilt die Frist nicht');
  expect(text).toContain('gateway-nord');
  expect(await gatewayPage()).toContain('gilt hier nicht');
});

describe('the page of a gateway', () => {
  const at = (ms: number): void => {
    portalOf().clock.now = new Date(startTime.getTime() + ms);
  };

  it('says what holds there', async () => {
    expect(await gatewayPage()).toContain('arbeitet es mit dem letzten Stand weiter');
    await choose('4');
    const page = await gatewayPage();
    expect(page).toContain('beendet es nach 4 Stunden alle Zugänge');
    expect(page).not.toContain('Bleibt es dabei');
  });

  it('warns while it is silent, and says when all access has ended', async () => {
    await choose('4');
    await portalOf().knex('gateways').update({ last_contact_at: startTime.toISOString() });
    at(hourMs);
    expect(await gatewayPage()).toContain('Bleibt es dabei, beendet es am');
    at(4 * hourMs + 1);
    const page = await gatewayPage();
    expect(page).toContain('alle Zugänge beendet, falls sein Agent läuft');
    expect(page).not.toContain('Geräte bleiben dort verbunden');
  });

  it('of a silent gateway with an old agent says that it goes on', async () => {
    await choose('4');
    await portalOf()
      .knex('gateways')
      .update({ agent_version: '1.1.0', last_contact_at: startTime.toISOString() });
    at(9 * hourMs);
    const page = await gatewayPage();
    expect(page).toContain('Geräte bleiben dort verbunden');
    expect(page).toContain('Der Agent kennt sie nicht');
  });
});
