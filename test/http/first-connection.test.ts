// "Ihr Gerät ist verbunden": the page that waits, and the one bit that its script asks for, for nobody but the holder.
import { issueCredential } from '../../src/usecases/issue-credential';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';
import { employeeRoutes, visitor, withDevice, withFile, wordsOf } from '../support/employee';

const portalOf = usePortal(employeeRoutes);
beforeAll(async () => {
  await readyGateway(portalOf(), portalOf().musterstadt);
});
const pageOf = (device: string) => `/t/musterstadt/access/devices/${device}`;
const askAt = (device: string) => `${pageOf(device)}/connection.json`;

async function holder() {
  const portal = portalOf();
  const anna = await visitor(portal);
  const { device, credential } = await withFile(portal, anna.who);
  const connects = (): Promise<void> =>
    portal.musterstadt.store.credentials.markConnected(credential.gatewayGroupId, [credential.id]);
  return { ...anna, device, credential, connects };
}

it('is said without a script after a reload, and with one as soon as it is so', async () => {
  const { browser, device, connects } = await holder();
  const before = await browser.agent.get(pageOf(device.id)).expect(200);
  expect(before.text).toContain(`data-connection="${askAt(device.id)}"`);
  expect(before.text).toContain('src="/assets/scripts/device-connection.js"');
  expect(before.text).toMatch(/<div data-said role="status"><\/div>/);
  expect(wordsOf(before.text)).toContain('Stand neu laden');
  const asked = await browser.agent.get(askAt(device.id)).expect(200);
  expect([asked.headers['cache-control'], asked.text]).toEqual(['no-store', '{"connected":false}']);
  await connects();
  expect((await browser.agent.get(askAt(device.id)).expect(200)).text).toBe('{"connected":true}');
  const after = await browser.agent.get(pageOf(device.id)).expect(200);
  expect(wordsOf(after.text)).toContain('hat sich schon verbunden');
  expect(after.text).not.toContain('data-connection');
});

it('counts for the newest file only: one made anew waits again', async () => {
  const { who, browser, device, credential, connects } = await holder();
  await connects();
  await issueCredential(portalOf().ports, who, {
    deviceId: device.id,
    protocol: 'openvpn',
    replaces: credential.id,
  });
  expect((await browser.agent.get(askAt(device.id))).text).toBe('{"connected":false}');
  expect((await browser.agent.get(pageOf(device.id))).text).toContain('data-connection');
});

it('is waited for neither without a file nor once the device is gone', async () => {
  const portal = portalOf();
  const { browser, device } = await holder();
  const bernd = await visitor(portal, portal.musterstadt, 'Bernd Busch');
  const bare = await withDevice(portal, bernd.who);
  expect((await bernd.browser.agent.get(pageOf(bare.id))).text).not.toContain('data-connection');
  expect((await bernd.browser.agent.get(askAt(bare.id))).text).toBe('{"connected":false}');
  const admin = await portal.person(portal.musterstadt, 'Ingo', 'it-admin');
  await revokeDevice(portal.ports, admin, { id: device.id, reason: 'Ersatz' });
  expect((await browser.agent.get(pageOf(device.id))).text).not.toContain('data-connection');
});

it('is told to nobody else: not to a colleague, not to IT, not in another town, not without a session', async () => {
  const portal = portalOf();
  const { device, connects } = await holder();
  await connects();
  const colleague = await visitor(portal, portal.musterstadt, 'Carla Christ');
  const foreign = await visitor(portal, portal.nebendorf, 'Dora Dorn');
  const it_ = await portal.signedIn(await portal.person(portal.musterstadt, 'Ingo', 'it-admin'), 'Ingo');
  await colleague.browser.agent.get(askAt(device.id)).expect(404);
  await it_.agent.get(askAt(device.id)).expect(404);
  await foreign.browser.agent.get(askAt(device.id).replace('musterstadt', 'nebendorf')).expect(404);
  const stranger = await portal.stranger().agent.get(askAt(device.id)).redirects(0);
  expect([302, 303, 401]).toContain(stranger.status);
  expect(stranger.text).not.toContain('connected');
});
