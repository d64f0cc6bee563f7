// Where a municipality offers several profiles: the application asks which, the device says what the chosen one allows.
import { accessProfileId } from '../../src/domain/ids';
import { approveAccessRequest } from '../../src/usecases/approve-access-request';
import { usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';
import { employeeRoutes, visitor, wordsOf } from '../support/employee';

const portalOf = usePortal(employeeRoutes);
const form = '/t/musterstadt/requests/new';
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

const answers = {
  purpose: 'Bäume erfassen',
  from: '2026-11-23',
  until: '2026-12-22',
  deviceKind: 'managed',
  leaflet: 'yes',
  leafletVersion: '1',
};

it('asks for the profile, with what each allows', async () => {
  const { browser } = await visitor(portalOf());
  const { text } = await browser.agent.get(form).expect(200);
  expect(text).toContain('type="radio" id="field-profile-2"');
  expect(text).toContain('Mobile &lt;Erfassung&gt;');
  expect(wordsOf(text)).toContain('höchstens 30 Tage, ein Gerät');
  const missing = await browser.submit(form, form, answers);
  expect(missing.status).toBe(422);
  expect(missing.text).toContain('href="#field-profile-1"');
});

it.each([
  [{ until: '2026-12-23' }, 'Der Zeitraum ist zu lang.'],
  [{ deviceKind: 'private' }, 'Dieser Zugang ist für eine andere Art von Gerät gedacht.'],
])('holds the request to the limits of the chosen one: %j', async (change, sentence) => {
  const { browser } = await visitor(portalOf());
  const answer = await browser.submit(form, form, { ...answers, profile: mobile, ...change });
  expect(answer.status).toBe(422);
  expect(wordsOf(answer.text)).toContain(sentence);
});

it('lets a device have only a system of the profile, says why not the others, and asks for no type of VPN', async () => {
  const portal = portalOf();
  const { store } = portal.musterstadt;
  const { who, browser } = await visitor(portal);
  await browser.submit(form, form, { ...answers, profile: mobile });
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
  const tampered = await browser.submit(page, `${page}/file`, { protocol: 'wireguard', replaces: '' });
  expect(tampered.status).toBe(303);
  expect(wordsOf((await browser.agent.get(page)).text)).toContain(
    'Diese VPN-Art bietet Ihre Verwaltung nicht an.',
  );
  if (device === undefined) throw new Error('no device was added');
  expect(await store.credentials.ofDevice(device.id)).toEqual([]);
});
