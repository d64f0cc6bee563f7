// Two agents with one gateway's key, as IT reads it: on the gateway's page, on the first page, in both languages, and its end.
import { gatewayPaths } from '../../src/domain/gateway-protocol';
import { agentFileOf } from '../../src/http/gateway-protocol/agent-file';
import { gatewayProtocolRoutes } from '../../src/http/gateway-protocol/routes';
import { gatewayRoutes } from '../../src/http/gateways/routes';
import { tenantRoutes } from '../../src/http/tenants/routes';
import { todayRoutes } from '../../src/http/today/routes';
import { quietForMs } from '../../src/domain/gateway-instance';
import type { Browser } from './support/app';
import { usePortal } from '../support/portal';
import { enrolledGateway, openWire, type TestGateway, type Wire } from '../support/test-gateway';

const agentFile = agentFileOf(Buffer.from('the agent'));
const portalOf = usePortal((ports, publicUrl) => [
  ...gatewayProtocolRoutes({ ports, publicUrl, agentFile }),
  ...gatewayRoutes({ ports, agentSha256: agentFile.sha256 }),
  ...todayRoutes(ports),
  ...tenantRoutes(ports),
]);
const [original, copy] = ['a'.repeat(22), 'b'.repeat(22)];
const today = '/t/musterstadt/today';
const municipalities = '/operator/tenants';
const twoAgents = 'Zwei Agenten verwenden den Schlüssel';
let wire: Wire;
let gateway: TestGateway;
let admin: Browser;
let count = 0;
let name = '';

beforeAll(async () => {
  const portal = portalOf();
  wire = await openWire(portal.app, portal);
  admin = await portal.signedIn(await portal.person(portal.musterstadt, 'Ingo Technik', 'it-admin'));
});
afterAll(() => wire.close());
beforeEach(async () => {
  const portal = portalOf();
  count += 1;
  name = `gateway-${count}`;
  gateway = await enrolledGateway({ portal, wire }, portal.musterstadt, name);
});

const read = async (address: string, { agent }: Browser = admin): Promise<string> =>
  (await agent.get(address)).text.replace(/\s+/g, ' ');
const page = (): string => `/t/musterstadt/gateways/${gateway.id}`;

async function speak(instance: string, afterMs = 1_000): Promise<number> {
  const { clock } = portalOf();
  clock.now = new Date(clock.now.getTime() + afterMs);
  const { status } = await gateway.send({ path: gatewayPaths.snapshot, query: `?instance=${instance}` });
  return status;
}

it('says nothing of a restart', async () => {
  for (const instance of [original, copy, copy]) expect(await speak(instance)).toBe(200);
  expect(await read(page())).not.toContain(twoAgents);
  expect(await read(today)).not.toContain(`${twoAgents} von ${name}.`);
});

it('says on both pages that there are two, what to do, and stops by itself', async () => {
  for (const instance of [original, copy, original]) expect(await speak(instance)).toBe(200);
  const text = await read(page());
  expect(text).toContain(twoAgents);
  expect(text).toContain('Schalten Sie die Kopie ab.');
  expect(await read(today)).toContain(`${twoAgents} von ${name}.`);
  await speak(original, quietForMs + 1_000);
  expect(await read(page())).not.toContain(twoAgents);
  const actions = await portalOf().knex('audit_events').where({ object_id: gateway.id }).pluck('action');
  expect(actions).toEqual(expect.arrayContaining(['gateway.copy-noticed', 'gateway.copy-ended']));
});

it('tells the provider how many, above those that are silent, and not which', async () => {
  const portal = portalOf();
  const provider = await portal.signedIn(await portal.person(portal.operator, 'Olga', 'operator-admin'));
  const asked = async () => read(municipalities, provider);
  const { knex, clock } = portal;
  await knex('gateways').update({ instances: null });
  await speak(copy);
  expect(await asked()).not.toContain('kopiert');
  for (const instance of [original, copy]) await speak(instance);
  const text = await asked();
  expect(text).toMatch(new RegExp(`>1 von ${count} kopiert<`));
  expect(text).not.toContain(name);
  clock.now = new Date(clock.now.getTime() + 600_000);
  expect(await asked()).toMatch(new RegExp(`>1 von ${count} kopiert<.*>${count} von ${count} ohne Kontakt<`));
  await speak(copy, quietForMs);
  expect(await asked()).toMatch(new RegExp(`>${count} von ${count} ohne Kontakt<`));
  expect(await asked()).not.toContain('kopiert');
});

it('says it in English, and to nobody of another municipality', async () => {
  const portal = portalOf();
  for (const instance of [original, copy, original]) await speak(instance);
  const english = await portal.signedIn(await portal.person(portal.musterstadt, 'Ina', 'it-admin'));
  english.agent.jar.setCookie('fernamt-language=en');
  expect(await read(page(), english)).toContain('Two agents');
  const other = await portal.signedIn(await portal.person(portal.nebendorf, 'Olaf', 'it-admin'));
  expect(await read('/t/nebendorf/today', other)).not.toContain(twoAgents);
});

it.each([
  ['empty', ''],
  ['short', 'short'],
  ['two', `${original}&instance=${copy}`],
  ['no letters', '%00'.repeat(22)],
  ['endless', 'a'.repeat(10_000)],
])('refuses a number of its start that is none: %s', async (_, instance) => {
  expect(await speak(instance)).toBeGreaterThanOrEqual(400);
  expect(await read(page())).not.toContain(twoAgents);
});
