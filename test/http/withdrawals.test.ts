// The confirmation of a withdrawal on paper: for whom it is, what it says, and when it does not call itself one.
import { removeGateway } from '../../src/usecases/remove-gateway';
import { resumeDevice } from '../../src/usecases/resume-device';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { suspendDevice } from '../../src/usecases/suspend-device';
import { suspendGrant } from '../../src/usecases/suspend-grant';
import { browserOf, itRoutes, textOf } from '../support/it-pages';
import { givenAccess, type GivenAccess } from '../support/given-access';
import { startTime, usePortal } from '../support/portal';
import { readyGateway, type ReadyGateway } from '../support/ready-gateway';
import type { Browser } from './support/app';

const portalOf = usePortal((ports) => itRoutes(ports));
const town = () => portalOf().musterstadt;
const later = (seconds: number): Date => new Date(startTime.getTime() + seconds * 1000);
const sheetOf = ({ device }: GivenAccess): string => `/t/musterstadt/people/devices/${device.id}/withdrawal`;
const personSheetOf = ({ holder }: GivenAccess): string =>
  `/t/musterstadt/people/${holder.personId}/withdrawal`;

let nord: ReadyGateway;
let admin: Browser;
let given: GivenAccess;

beforeAll(async () => {
  nord = await readyGateway(portalOf(), town(), 'gateway-nord');
  admin = await browserOf(portalOf(), town(), 'it-admin');
});
beforeEach(async () => {
  portalOf().clock.now = startTime;
  given = await givenAccess(portalOf(), town());
  await nord.confirm();
});

const read = async (address: string, browser = admin): Promise<string> =>
  textOf((await browser.agent.get(address).expect(200)).text);

const revoke = async (): Promise<void> => {
  portalOf().clock.now = later(60);
  await revokeDevice(portalOf().ports, given.admin, { id: given.device.id, reason: 'Ausgeschieden' });
};

it('says who took what back, why, and the three times of each gateway', async () => {
  await revoke();
  portalOf().clock.now = later(62);
  await nord.confirm();
  const text = await read(sheetOf(given));
  expect(text).toContain('Bestätigung über den Entzug');
  expect(text).not.toContain('noch keine Bestätigung');
  expect(text).toContain('Gerät widerrufen Notebook Bauamt 23.11.2026, 14:04:27 Uhr Ingo');
  expect(text).toContain('Ausgeschieden');
  const times = '23.11.2026, 14:04:27 Uhr 23.11.2026, 14:04:29 Uhr 23.11.2026, 14:04:29 Uhr';
  expect(text).toContain(`Notebook Bauamt Widerruf gateway-nord ${times}`);
  expect(text).toContain('Ein Gateway, das jemand übernommen hat, meldet, was diese Person will.');
});

it('is in English for whoever reads English', async () => {
  await revoke();
  await nord.confirm();
  const { text } = await admin.agent.get(sheetOf(given)).set('Cookie', 'language=en').expect(200);
  expect(textOf(text)).toMatch(/Confirmation of the withdrawal|Bestätigung über den Entzug/);
});

it('is no confirmation before every gateway has looked, and says what is open', async () => {
  await revoke();
  const open = await read(sheetOf(given));
  expect(open).toContain('Entzug: noch keine Bestätigung');
  expect(open).toContain('gateway-nord hat „Notebook Bauamt“ noch nicht geprüft.');
  expect(open).not.toContain('Was das belegt');
});

it('is no confirmation by an agent that does not look', async () => {
  await revoke();
  const { revision: upTo } = (await town().store.gateways.find(nord.id)) ?? { revision: 0 };
  const old = { upTo, verified: null, failed: [], isWhole: true, now: later(61) };
  await town().store.gateways.acknowledge(nord.id, old);
  const text = await read(sheetOf(given));
  expect(text).toContain('gateway-nord hat „Notebook Bauamt“ ohne Prüfung bestätigt');
  expect(text).toContain('bestätigt ohne Prüfung (Agent zu alt)');
  expect(text).not.toContain('Was das belegt');
});

it('is no confirmation when a gateway was removed before it confirmed', async () => {
  const west = await readyGateway(portalOf(), town(), 'gateway-west');
  const other = await givenAccess(portalOf(), town());
  await revokeDevice(portalOf().ports, other.admin, { id: other.device.id, reason: 'Test' });
  await nord.confirm();
  await removeGateway(portalOf().ports, other.admin, west.id);
  expect(await read(sheetOf(other))).toContain('gateway-west wurde aus dem Portal entfernt, bevor es');
});

it('of a person covers all devices, also those that lost their access as a whole', async () => {
  await suspendGrant(portalOf().ports, given.admin, {
    id: given.device.grantId,
    reason: 'Elternzeit',
  });
  await nord.confirm();
  const text = await read(personSheetOf(given));
  expect(text).toContain('Bestätigung über den Entzug');
  expect(text).toContain('Zugang gesperrt');
  expect(text).toContain('Elternzeit');
});

it('leaves out what was given back meanwhile', async () => {
  const { ports } = portalOf();
  await suspendDevice(ports, given.admin, { id: given.device.id, reason: 'Erster Verdacht' });
  await resumeDevice(ports, given.admin, given.device.id);
  await suspendDevice(ports, given.admin, { id: given.device.id, reason: 'Zweiter Verdacht' });
  await nord.confirm();
  const text = await read(sheetOf(given));
  expect(text).toContain('Zweiter Verdacht');
  expect(text).not.toContain('Erster Verdacht');
});

it('shows typed words as text', async () => {
  await revokeDevice(portalOf().ports, given.admin, {
    id: given.device.id,
    reason: '<script>alert(1)</script>',
  });
  const { text } = await admin.agent.get(sheetOf(given)).expect(200);
  expect(text).not.toContain('<script>alert');
});

it('does not exist where nothing was taken back: it leads to the page of the thing, and leaves no word behind', async () => {
  for (const address of [sheetOf(given), personSheetOf(given)]) {
    const { status, headers } = await admin.agent.get(address);
    const back = headers['location'] ?? '';
    expect([status, back]).toEqual([303, address.replace('/withdrawal', '')]);
    expect(await read(back)).not.toContain('Hier wurde nichts entzogen.');
  }
});

it('is offered on the pages of device and person only then', async () => {
  const devicePage = sheetOf(given).replace('/withdrawal', '');
  const personPage = personSheetOf(given).replace('/withdrawal', '');
  expect(await read(devicePage)).not.toContain('Bestätigung über den Entzug');
  expect(await read(personPage)).not.toContain('Bestätigung über den Entzug');
  await revoke();
  await nord.confirm();
  expect(await read(devicePage)).toContain('Bestätigung über den Entzug');
  const person = await read(personPage);
  expect(person).toContain('Bestätigung über den Entzug');
  expect(person).toContain('Entzug an den Gateways');
  expect(person).toContain('Notebook Bauamt Widerruf gateway-nord 14:04:27 14:04:27 14:04:27 wirksam');
});

it('is there for the help desk, and for nobody else', async () => {
  await revoke();
  await nord.confirm();
  const desk = await browserOf(portalOf(), town(), 'help-desk');
  await desk.agent.get(sheetOf(given)).expect(200);
  for (const role of ['employee', 'auditor', 'dpo', 'tenant-admin'] as const) {
    const { agent } = await browserOf(portalOf(), town(), role);
    await agent.get(sheetOf(given)).expect(403);
    await agent.get(personSheetOf(given)).expect(403);
  }
  const elsewhere = await browserOf(portalOf(), portalOf().nebendorf, 'it-admin');
  await elsewhere.agent.get(sheetOf(given).replace('musterstadt', 'nebendorf')).expect(404);
  await elsewhere.agent.get(personSheetOf(given).replace('musterstadt', 'nebendorf')).expect(404);
});

it('the audit log says of each entry what the gateways have proved', async () => {
  await revoke();
  const auditor = await browserOf(portalOf(), town(), 'auditor');
  const log = `/t/musterstadt/audit?object=${given.device.id}`;
  expect(await read(log, auditor)).toContain('gateway-nord: veranlasst 14:04:27, noch nicht bestätigt');
  portalOf().clock.now = later(63);
  await nord.confirm();
  expect(await read(log, auditor)).toContain(
    'gateway-nord: veranlasst 14:04:27, ausgeführt 14:04:30, geprüft und wirksam 14:04:30',
  );
});
