// Where a municipality offers several profiles: the application asks which, the device says what the chosen one allows.
import { newWireguardKey } from '../support/own-keys';
import { accessProfileId } from '../../src/domain/ids';
import { approveAccessRequest } from '../../src/usecases/approve-access-request';
import { fieldsOf, fillIn, sendStep, sendSummary, stepPath, summary, typed } from '../support/assistant';
import { usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';
import { employeeRoutes, visitor, wordsOf } from '../support/employee';

const portalOf = usePortal(employeeRoutes);
const mobile = accessProfileId('0197a000-0000-7000-8000-0000000000cc');

beforeAll(async () => {
  const portal = portalOf();
  const { store } = portal.musterstadt;
  const [standard] = await store.profiles.list();
  if (standard === undefined) throw new Error('the town has no profile');
  await store.profiles.insert({
    ...standard,
    id: mobile,
    name: 'Mobile <Erfassung>',
    protocols: ['openvpn'],
    systems: ['linux', 'android'],
    deviceKinds: ['managed'],
    maxDays: 30,
    maxDevices: 1,
  });
  await readyGateway(portal, portal.musterstadt);
});

const chosen = { 'access-profile': mobile, 'shown-questions': 'arbeitsform access-profile' };
const first = (change: Record<string, string> = chosen) => fieldsOf('anliegen', typed, change);

it('asks for the profile, with what each allows', async () => {
  const { browser } = await visitor(portalOf());
  const { text } = await browser.agent.get(stepPath('anliegen')).expect(200);
  expect(text).toContain('type="radio" id="field-access-profile-2"');
  expect(text).toContain('Mobile &lt;Erfassung&gt;');
  expect(wordsOf(text)).toContain('höchstens 30 Tage, ein Gerät');
  const missing = await sendStep(browser, 'anliegen', first({ 'shown-questions': 'access-profile' }));
  expect(missing.status).toBe(422);
  expect(missing.text).toContain('href="#field-access-profile-1"');
  const forged = await sendStep(browser, 'anliegen', first({ ...chosen, 'access-profile': 'erfunden' }));
  expect(forged.status).toBe(422);
});

it('holds the application to the limits of the chosen one', async () => {
  const { browser } = await visitor(portalOf());
  await fillIn(browser);
  await sendStep(browser, 'anliegen', first());
  expect(wordsOf((await browser.agent.get(summary)).text)).toContain('23.11.2026–22.12.2026 Gekürzt');
});

it('lets a device have only a system of the profile, says why not the others, and asks for no type of VPN', async () => {
  const portal = portalOf();
  const { store } = portal.musterstadt;
  const { who, browser } = await visitor(portal);
  await fillIn(browser);
  await sendStep(browser, 'anliegen', first());
  await sendSummary(browser);
  const [request] = await store.requests.ofPerson(who.personId);
  if (request === undefined) throw new Error('nothing was requested');
  await approveAccessRequest(
    portal.ports,
    await portal.person(portal.musterstadt, 'Ingo', 'it-admin'),
    request.id,
  );
  const [grant] = await store.grants.ofPerson(who.personId);
  const path = `/t/musterstadt/access/${grant?.id}/devices/new`;
  const { text } = await browser.agent.get(path).expect(200);
  expect(wordsOf(text)).toContain(
    'Nicht möglich: Windows, Mac, iPhone oder iPad. Für „Mobile <Erfassung>“ hat Ihre IT das nicht vorgesehen.',
  );
  expect([...text.matchAll(/name="system" value="(\w+)"/g)].map(([, system]) => system)).toEqual([
    'linux',
    'android',
  ]);
  const refused = await browser.submit(path, path, {
    name: 'Notebook',
    system: 'windows',
    inventoryNumber: '',
  });
  expect(refused.status).toBe(422);
  expect(wordsOf(refused.text)).toContain('Dieses System ist für Ihren Zugang nicht vorgesehen.');
  await browser.submit(path, path, { name: 'Notebook', system: 'linux', inventoryNumber: '' });
  const [device] = await store.devices.ofPerson(who.personId);
  const page = `/t/musterstadt/access/devices/${device?.id}`;
  expect((await browser.agent.get(`${page}?vpn=wireguard`)).text).not.toContain('WireGuard');
  const wireguard = { request: '', wireguardKey: newWireguardKey(), replaces: '', renews: '' };
  const tampered = await browser.submit(page, `${page}/keys`, wireguard);
  expect(tampered.status).toBe(400);
  expect(wordsOf(tampered.text)).toContain('Diese VPN-Art bietet Ihre Verwaltung nicht an.');
  if (device === undefined) throw new Error('no device was added');
  expect(await store.credentials.ofDevice(device.id)).toEqual([]);
});
