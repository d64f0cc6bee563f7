// Unused for more than 90 days: from a gateway's report to IT's list, for IT alone, without a time anywhere.
import { gatewayPaths } from '../../src/domain/gateway-protocol';
import { agentFileOf } from '../../src/http/gateway-protocol/agent-file';
import { gatewayProtocolRoutes } from '../../src/http/gateway-protocol/routes';
import { suspendDevice } from '../../src/usecases/suspend-device';
import { resumeDevice } from '../../src/usecases/resume-device';
import { employeeRoutes } from '../support/employee';
import { givenAccess, type GivenAccess } from '../support/given-access';
import { auditCount, browserOf, itRoutes, textOf } from '../support/it-pages';
import { usePortal } from '../support/portal';
import { enrolledGateway, openWire, type TestGateway, type Wire } from '../support/test-gateway';
import type { Browser } from './support/app';

const portalOf = usePortal((ports, publicUrl) => [
  ...itRoutes(ports),
  ...employeeRoutes(ports),
  ...gatewayProtocolRoutes({ ports, publicUrl, agentFile: agentFileOf(Buffer.from('agent')) }),
]);
const list = '/t/musterstadt/people?view=unused';
const town = () => portalOf().musterstadt;

let wire: Wire;
let nord: TestGateway;
let sued: TestGateway;
let admin: Browser;
let given: GivenAccess;

beforeAll(async () => {
  const portal = portalOf();
  wire = await openWire(portal.app, portal);
  nord = await enrolledGateway({ portal, wire }, town(), 'gateway-nord');
  sued = await enrolledGateway({ portal, wire }, town(), 'gateway-sued');
  admin = await browserOf(portal, town(), 'it-admin');
});
afterAll(() => wire.close());
beforeEach(async () => {
  given = await givenAccess(portalOf(), town());
});

const before = { firstConnected: [], tombstones: [], openvpnCsr: null, agentVersion: '1.0.1' };

async function reports(gateway: TestGateway, unused?: object): Promise<number> {
  const fields = unused === undefined ? {} : { unused: { anew: false, begun: [], ended: [], ...unused } };
  const body = JSON.stringify({ ...before, ...fields });
  return (await gateway.send({ method: 'POST', path: gatewayPaths.report, body })).status;
}
const begun = ({ credential }: GivenAccess) => ({ begun: [credential.id] });
const pageOf = ({ device }: GivenAccess): string => `/t/musterstadt/people/devices/${device.id}`;
const isListed = async (): Promise<boolean> =>
  (await admin.agent.get(list).expect(200)).text.includes(`href="${pageOf(given)}"`);

it('is listed once every gateway says so, with what to do and what is not kept', async () => {
  expect(textOf((await admin.agent.get(list).expect(200)).text)).toContain(
    'Von keinem Gerät ist gemeldet, dass es lange unbenutzt ist.',
  );
  expect(await reports(nord, begun(given))).toBe(200);
  expect(await isListed()).toBe(false);
  await reports(sued, begun(given));
  expect(await isListed()).toBe(true);
  const words = textOf((await admin.agent.get(list)).text);
  expect(words).toContain('sperren oder widerrufen');
  expect(words).toContain('Wann es zuletzt benutzt wurde, hält das Portal nicht fest.');
  const device = await admin.agent.get(pageOf(given)).expect(200);
  expect(textOf(device.text)).toContain('Dieses Gerät wurde seit mehr als 90 Tagen nicht benutzt.');
  expect(device.text).toContain(`href="${pageOf(given)}/suspend"`);
  expect(textOf((await admin.agent.get('/t/musterstadt/today').expect(200)).text)).toContain(
    '1 Gerät wurde seit mehr als 90 Tagen nicht benutzt',
  );
  await reports(nord, { ended: [given.credential.id] });
  expect(await isListed()).toBe(false);
  expect((await admin.agent.get(pageOf(given))).text).not.toContain('90 Tagen');
});

it('is found by words, and what is not found says how to look', async () => {
  for (const gateway of [nord, sued]) await reports(gateway, begun(given));
  expect((await admin.agent.get(`${list}&q=mueller`)).text).toContain(`href="${pageOf(given)}"`);
  const none = await admin.agent.get(list).query({ q: '<script>xyz' });
  expect(textOf(none.text)).toContain('Nichts gefunden zu');
  expect(none.text).not.toContain('<script>xyz');
});

it('an agent from before says nothing, and what another said on its host no longer counts', async () => {
  for (const gateway of [nord, sued]) await reports(gateway, begun(given));
  expect(await isListed()).toBe(true);
  await reports(sued);
  expect(await isListed()).toBe(false);
});

it('ends with a suspension, and does not come back when the device does', async () => {
  for (const gateway of [nord, sued]) await reports(gateway, begun(given));
  await suspendDevice(portalOf().ports, given.admin, { id: given.device.id, reason: 'lange unbenutzt' });
  expect(await isListed()).toBe(false);
  for (const gateway of [nord, sued]) await reports(gateway, begun(given));
  await resumeDevice(portalOf().ports, given.admin, given.device.id);
  expect(await isListed()).toBe(false);
});

it('is for IT alone: the help desk is refused and sees nothing of it', async () => {
  for (const gateway of [nord, sued]) await reports(gateway, begun(given));
  const desk = await browserOf(portalOf(), town(), 'help-desk');
  await desk.agent.get(list).expect(403);
  expect((await desk.agent.get('/t/musterstadt/people').expect(200)).text).not.toContain('view=unused');
  expect((await desk.agent.get(pageOf(given)).expect(200)).text).not.toContain('90 Tagen');
});

it('is told to its holder, and listed with what the employer sees', async () => {
  for (const gateway of [nord, sued]) await reports(gateway, begun(given));
  const holder = await portalOf().signedIn(given.holder, 'Anna Müller');
  const own = textOf((await holder.agent.get(`/t/musterstadt/access/devices/${given.device.id}`)).text);
  expect(own).toContain('seit mehr als 90 Tagen nicht benutzt');
  expect(own).toContain('Das sieht auch Ihre IT.');
  expect(textOf((await holder.agent.get('/t/musterstadt/access')).text)).toContain(
    'ob ein Gerät seit mehr als 90 Tagen nicht benutzt wurde – nicht wann zuletzt',
  );
});

it('leaves no time behind: neither in its row nor in the audit log', async () => {
  const { knex } = portalOf();
  const known = await auditCount(town());
  for (const gateway of [nord, sued]) await reports(gateway, begun(given));
  await reports(nord, { ended: [given.credential.id] });
  expect(await auditCount(town())).toBe(known);
  expect(await knex('unused_credentials').where({ credential_id: given.credential.id })).toEqual([
    {
      tenant_id: town().id,
      credential_id: given.credential.id,
      gateway_id: sued.id,
      device_id: given.device.id,
    },
  ]);
});

it.each([
  ['no list', { begun: 'all' }],
  ['names that are none', { begun: ['../../etc'] }],
  ['too many', { ended: Array(1001).fill('aaaaaaaaaaaaaaaaaaaaaaaaaa') }],
  ['neither yes nor no', { anew: 1 }],
])('a report that is not as agreed is refused: %s', async (_what, unused) => {
  expect(await reports(nord, unused)).toBe(400);
});

it('a gateway of another town can say nothing of these devices', async () => {
  const dorf = await enrolledGateway({ portal: portalOf(), wire }, portalOf().nebendorf, 'gateway-dorf');
  expect(await reports(dorf, begun(given))).toBe(200);
  expect(await portalOf().knex('unused_credentials').where({ credential_id: given.credential.id })).toEqual(
    [],
  );
});
