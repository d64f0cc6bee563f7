// The page on what a gateway carried: drawn and listed, in groups of five, for IT of the municipality alone.
import { quarterMs, quarterOf, type CapacityBucket } from '../../src/domain/gateway-capacity';
import { gatewayPaths } from '../../src/domain/gateway-protocol';
import { agentFileOf } from '../../src/http/gateway-protocol/agent-file';
import { gatewayProtocolRoutes } from '../../src/http/gateway-protocol/routes';
import { gatewayRoutes } from '../../src/http/gateways/routes';
import { startTime, usePortal } from '../support/portal';
import { enrolledGateway, openWire, type TestGateway, type Wire } from '../support/test-gateway';
import type { Browser } from './support/app';

const agentFile = agentFileOf(Buffer.from('the agent'));
const portalOf = usePortal((ports, publicUrl) => [
  ...gatewayProtocolRoutes({ ports, publicUrl, agentFile }),
  ...gatewayRoutes({ ports, agentSha256: agentFile.sha256 }),
]);
let wire: Wire;
let nord: TestGateway;
let sued: TestGateway;
let admin: Browser;

const lastQuarter = quarterOf(startTime.getTime()) - quarterMs;
const hour = 4 * quarterMs;
const capacityOf = ({ id }: { readonly id: string }): string => `/t/musterstadt/gateways/${id}/capacity`;

function bucket(ago: number, change: Partial<CapacityBucket> = {}): CapacityBucket {
  return {
    from: new Date(lastQuarter - ago),
    wireguard: { connected: 0, devices: 40, handshakes: null },
    openvpn: { connected: 'few', devices: 'few', handshakes: null },
    traffic: null,
    condition: { load: 5, memory: 64, starts: 0, behind: 26 },
    ...change,
  };
}

beforeAll(async () => {
  const portal = portalOf();
  wire = await openWire(portal.app, portal);
  nord = await enrolledGateway({ portal, wire }, portal.musterstadt, 'gateway-nord');
  sued = await enrolledGateway({ portal, wire }, portal.musterstadt, 'gateway-sued');
  admin = await portal.signedIn(await portal.person(portal.musterstadt, 'Ingo Technik', 'it-admin'));
  await report(nord, {
    capacity: [
      bucket(50 * 24 * hour, { condition: { load: 95, memory: 64, starts: 2, behind: 26 } }),
      bucket(3 * 24 * hour, { wireguard: { connected: 300, devices: 400, handshakes: 900 } }),
      bucket(2 * quarterMs, {
        wireguard: { connected: 25, devices: 40, handshakes: 110 },
        traffic: { in: 12_300, out: 45_600 },
      }),
      bucket(quarterMs),
    ],
  });
});
afterAll(() => wire.close());

const report = (gateway: TestGateway, change: object) =>
  gateway.send({
    method: 'POST',
    path: gatewayPaths.report,
    body: JSON.stringify({ firstConnected: [], tombstones: [], agentVersion: '1.2.0', ...change }),
  });

const pageOf = async (gateway: { readonly id: string }, query = ''): Promise<string> => {
  const { status, text } = await admin.agent.get(`${capacityOf(gateway)}${query}`);
  expect(status).toBe(200);
  return text;
};
const rowsOf = (text: string): number => text.match(/scope="row"/g)?.length ?? 0;

it('says in one sentence what is not recorded, before anything else', async () => {
  for (const gateway of [nord, sued]) {
    const text = await pageOf(gateway);
    expect(text).toContain('Nicht erfasst wird, wer wann, wie lange, von wo oder wie viel verbunden war.');
  }
});

it('draws the last day, with its highest in words, and lists it by the quarter of an hour', async () => {
  const text = await pageOf(nord);
  expect(text).toContain('aria-label="Gleichzeitig verbundene Geräte. WireGuard: höchstens 25 bis 29');
  expect(text).toContain('OpenVPN: höchstens 1\u00a0bis\u00a04');
  expect(text).toContain('höchstens 45,6 Mbit/s');
  expect(text).toMatch(/<path class="chart__line chart__line--first" d="M9\d\d(\.\d)? \d/);
  expect(text).toContain('Adressen gibt es für so viele Geräte: WireGuard');
  // Two quarters of an hour, in two tables.
  expect(rowsOf(text)).toBe(4);
  expect(text).not.toContain('300 bis 304');
});

it('sums a week up by the hour, a quarter of a year by the day', async () => {
  const week = await pageOf(nord, '?period=week');
  expect(week).toContain('höchstens 300 bis 304');
  expect(week).not.toContain('höchstens 95 %');
  const quarter = await pageOf(nord, '?period=quarter');
  expect(quarter).toContain('höchstens 95 %');
  expect(rowsOf(quarter)).toBe(6);
  expect(quarter).toContain('aria-current="page">Vierteljahr</a>');
});

it('shows the day where the address asks for something else', async () => {
  const asked = ['?period=year', '?period=', `?period=${'x'.repeat(10_000)}`, '?period=day&period=week'];
  for (const query of asked) {
    const { status, text } = await admin.agent.get(`${capacityOf(nord)}${query}`);
    expect(status).toBe(200);
    expect(text).toContain('aria-current="page">Tag</a>');
  }
});

it('says of a gateway that few use no more than that', async () => {
  await report(sued, {
    capacity: [
      bucket(quarterMs, { wireguard: { connected: 'few', devices: 5, handshakes: null } }),
      bucket(2 * quarterMs, { wireguard: { connected: 0, devices: 5, handshakes: null } }),
    ],
  });
  const text = await pageOf(sued);
  expect(text).toContain('WireGuard: höchstens 1\u00a0bis\u00a04');
  expect(text.match(/Nicht ausgewiesen: Es waren nie fünf Geräte zugleich verbunden/g)).toHaveLength(2);
  expect(text).not.toContain('Mbit/s</span>');
});

it('explains itself while there is nothing, and leads to what helps', async () => {
  const portal = portalOf();
  const leer = await enrolledGateway({ portal, wire }, portal.musterstadt, 'gateway-leer');
  const text = await pageOf(leer);
  expect(text).toContain('In diesem Zeitraum hat das Gateway keine Werte gemeldet.');
  expect(text).toContain(`href="/t/musterstadt/gateways/${leer.id}/upgrade"`);
  expect(text).not.toContain('<figure');
});

it('is led to from the gateway, in both languages', async () => {
  const shown = await admin.agent.get(`/t/musterstadt/gateways/${nord.id}`);
  expect(shown.text).toContain(`href="${capacityOf(nord)}"`);
  admin.agent.jar.setCookie('fernamt-language=en');
  const english = await admin.agent.get(capacityOf(nord));
  admin.agent.jar.setCookie('fernamt-language=de');
  expect(english.text).toContain('Not recorded: who was connected');
});

it('takes no report that is finer than groups of five, and keeps nothing of it', async () => {
  const before = await portalOf().musterstadt.store.gatewayCapacity.quarters(nord.id, new Date(0));
  const finer = bucket(5 * quarterMs, { wireguard: { connected: 3, devices: 40, handshakes: null } });
  const answer = await report(nord, { capacity: [finer] });
  expect(answer.status).toBe(400);
  expect(answer.body).toContain('"reason":"gateway-message-malformed"');
  expect(await portalOf().musterstadt.store.gatewayCapacity.quarters(nord.id, new Date(0))).toEqual(before);
});

it.each(['employee', 'supervisor', 'help-desk', 'tenant-admin', 'auditor', 'dpo', 'hr'] as const)(
  'is not for %s',
  async (role) => {
    const portal = portalOf();
    const { agent } = await portal.signedIn(await portal.person(portal.musterstadt, 'Erika', role));
    expect((await agent.get(capacityOf(nord))).status).toBe(403);
  },
);
