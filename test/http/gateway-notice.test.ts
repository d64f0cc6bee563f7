// Refused people read why: chosen on a page, told to the gateway with the municipality's number, and ended again.
import type { GatewaySettings, RevisedChange } from '../../src/domain/gateway-change';
import { gatewayPaths } from '../../src/domain/gateway-protocol';
import { agentFileOf } from '../../src/http/gateway-protocol/agent-file';
import { gatewayProtocolRoutes } from '../../src/http/gateway-protocol/routes';
import { gatewayRoutes } from '../../src/http/gateways/routes';
import { changeTenantSettings } from '../../src/usecases/change-tenant-settings';
import { suspendDevice } from '../../src/usecases/suspend-device';
import { givenAccess } from '../support/given-access';
import { usePortal } from '../support/portal';
import { enrolledGateway, openWire, type TestGateway, type Wire } from '../support/test-gateway';
import type { Browser } from './support/app';

const agentFile = agentFileOf(Buffer.from('the agent'));
const portalOf = usePortal((ports, publicUrl) => [
  ...gatewayProtocolRoutes({ ports, publicUrl, agentFile }),
  ...gatewayRoutes({ ports, agentSha256: agentFile.sha256 }),
]);
let wire: Wire;
let nord: TestGateway;
let admin: Browser;

beforeAll(async () => {
  const portal = portalOf();
  wire = await openWire(portal.app, portal);
  nord = await enrolledGateway({ portal, wire }, portal.musterstadt, 'gateway-nord');
  admin = await portal.signedIn(await portal.person(portal.musterstadt, 'Ingo Technik', 'it-admin'));
});
afterAll(() => wire.close());

const show = (): string => `/t/musterstadt/gateways/${nord.id}`;
const page = (): string => `${show()}/notice`;
const shown = async (address: string): Promise<string> =>
  (await admin.agent.get(address)).text.replace(/\s+/g, ' ');
const choose = (says: string) => admin.submit(page(), page(), { says });
const stored = async () =>
  (await portalOf().musterstadt.store.gateways.list()).find(({ id }) => id === nord.id);
const settingsIn = (changes: readonly RevisedChange[]): GatewaySettings | undefined =>
  changes.flatMap(({ change }) => (change.kind === 'gateway.settings' ? [change] : []))[0];
const noticeTold = async () => settingsIn((await nord.snapshot()).changes)?.openvpn?.notice;
const report = (agentVersion: string) =>
  nord.send({
    method: 'POST',
    path: gatewayPaths.report,
    body: JSON.stringify({ firstConnected: [], tombstones: [], openvpnCsr: null, agentVersion }),
  });
const setPhone = async (phone: string) => {
  const { ports, musterstadt } = portalOf();
  const by = await portalOf().person(musterstadt, 'Theo Amt', 'tenant-admin');
  await changeTenantSettings(ports, by, { hotline: { phone, hours: '', mail: '' } });
};

it('is off, and the page says what it costs', async () => {
  const text = await shown(page());
  expect(text).toContain('kommt mit OpenVPN niemand mehr herein');
  expect(text).toContain('„Ihr Zugang ist gesperrt.');
  expect(text).toMatch(/value="no"[^>]* checked/);
  expect(await noticeTold()).toBeUndefined();
});

it.each([
  ['nothing', ''],
  ['another word', 'maybe'],
  ['markup', '<script>alert(1)</script>'],
  ['thousands of characters', 'yes'.repeat(5_000)],
])('changes nothing with %s', async (_, says) => {
  const before = await stored();
  const answer = await choose(says);
  expect(answer.status).toBe(422);
  expect(answer.text).not.toContain('<script>alert');
  expect(await stored()).toEqual(before);
});

it('is told to the gateway with the number, and anew when the number changes', async () => {
  await setPhone('0123 456');
  expect((await choose('yes')).headers['location']).toBe(show());
  expect(await noticeTold()).toEqual({ phone: '0123 456' });
  const before = await stored();
  await setPhone('0123 457');
  expect((await stored())?.settingsRevision).toBeGreaterThan(before?.settingsRevision ?? 0);
  expect(await noticeTold()).toEqual({ phone: '0123 457' });
  await setPhone('0123 457 "; client-auth-nt 0 1');
  expect(await noticeTold()).toEqual({ phone: null });
  expect(await shown(page())).toContain('Der Satz erscheint dann ohne sie.');
  const same = await stored();
  await choose('yes');
  expect(await stored()).toEqual(same);
});

it('is said to be without effect where the agent is too old', async () => {
  await report('1.2.0');
  expect(await shown(show())).toContain('zu alt dafür. Er lehnt weiter ohne Auskunft ab.');
  await report('1.3.0');
  expect(await shown(show())).not.toContain('Er lehnt weiter ohne Auskunft ab.');
});

it('says of a taken back access why, unless that is for good', async () => {
  const portal = portalOf();
  const { device, credential } = await givenAccess(portal, portal.musterstadt);
  const { position } = await nord.snapshot();
  const by = await portal.person(portal.musterstadt, 'Ina', 'it-admin');
  await suspendDevice(portal.ports, by, { id: device.id, reason: 'Gerät geprüft' });
  const { changes } = await nord.changes(position);
  expect(changes.map(({ change }) => change)).toContainEqual(
    expect.objectContaining({
      kind: 'client.remove',
      credential: credential.id,
      final: false,
      because: 'suspended',
    }),
  );
});

it('ends when it is no longer wanted', async () => {
  await choose('no');
  expect(await noticeTold()).toBeUndefined();
  expect((await stored())?.saysWhy).toBe(false);
});
