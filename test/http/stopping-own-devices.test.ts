// Reporting a device lost and removing it: asked first, ordered at once, called effective only when gateways said so.
import { newRequest } from '../support/own-keys';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { startTime, usePortal } from '../support/portal';
import { readyGateway, type ReadyGateway } from '../support/ready-gateway';
import { employeeRoutes, visitor, withDevice, withFile, wordsOf, type Visitor } from '../support/employee';

const portalOf = usePortal(employeeRoutes);
let nord: ReadyGateway;
let sued: ReadyGateway;

beforeAll(async () => {
  const portal = portalOf();
  nord = await readyGateway(portal, portal.musterstadt, 'gateway-nord');
  sued = await readyGateway(portal, portal.musterstadt, 'gateway-sued');
});
afterEach(() => {
  portalOf().clock.now = startTime;
});

async function holder() {
  const portal = portalOf();
  const anna = await visitor(portal);
  const { device, credential } = await withFile(portal, anna.who);
  return { ...anna, device, credential, page: `/t/musterstadt/access/devices/${device.id}` };
}
const wordsAt = async ({ browser }: Visitor, path: string): Promise<string> =>
  wordsOf((await browser.agent.get(path).expect(200)).text);
const deviceOf = ({ device }: Awaited<ReturnType<typeof holder>>) =>
  portalOf().musterstadt.store.devices.find(device.id);

describe('a lost device', () => {
  it('is blocked after a question, and the block is ordered before it is effective', async () => {
    const portal = portalOf();
    const anna = await holder();
    expect(await wordsAt(anna, `${anna.page}/lost`)).toContain(
      'Das Gerät wird sofort gesperrt und verliert seine Verbindung.',
    );
    expect(await deviceOf(anna)).toMatchObject({ state: 'active' });
    const answer = await anna.browser.submit(`${anna.page}/lost`, `${anna.page}/lost`);
    expect([answer.status, answer.headers['location']]).toEqual([303, anna.page]);
    expect(await deviceOf(anna)).toMatchObject({ state: 'suspended', lost: true });

    const ordered = await wordsAt(anna, anna.page);
    expect(ordered).toContain('Der Verlust ist gemeldet, die Sperre veranlasst.');
    expect(ordered).toContain('vorübergehend gesperrt');
    expect(ordered).toContain('gateway-nord 23.11.2026, 14:03:27 Uhr veranlasst');
    expect(ordered).not.toContain('wirksam seit');

    portal.clock.now = new Date(startTime.getTime() + 5000);
    await nord.confirm();
    const half = await wordsAt(anna, anna.page);
    expect(half).toContain('Die Sperre ist veranlasst.');
    expect(half).toContain('wirksam seit 14:03:32');
    await sued.confirm();
    expect(await wordsAt(anna, anna.page)).toContain('Die Sperre ist wirksam seit 23.11.2026, 14:03:32 Uhr.');
  });

  it('turns red when a gateway has not confirmed in time, or could not', async () => {
    const portal = portalOf();
    const anna = await holder();
    await anna.browser.submit(`${anna.page}/lost`, `${anna.page}/lost`);
    await nord.confirm();
    await sued.confirm(anna.credential.id);
    expect(await wordsAt(anna, anna.page)).toContain('Die Sperre ist noch nicht bestätigt.');
    portal.clock.now = new Date(startTime.getTime() + 61_000);
    const words = await wordsAt(anna, anna.page);
    expect(words).toContain('noch nicht bestätigt');
    expect(words).toContain('Bis dahin könnte sich das Gerät dort noch verbinden.');
    expect(words).not.toContain('management');
    await sued.confirm();
  });

  it('is reported once: a second click and the back button read that it was', async () => {
    const anna = await holder();
    await anna.browser.submit(`${anna.page}/lost`, `${anna.page}/lost`);
    await anna.browser.agent.get(anna.page);
    await anna.browser.submit(anna.page, `${anna.page}/lost`);
    expect(await wordsAt(anna, anna.page)).toContain('Dieses Gerät ist schon als verloren gemeldet.');
    await anna.browser.agent.get(`${anna.page}/lost`).expect(303);
    const page = (await anna.browser.agent.get(anna.page)).text;
    expect(page).not.toContain(`href="${anna.page}/lost"`);
    expect(page).not.toContain('name="replaces"');
  });
});

describe('a removed device', () => {
  it('loses its access for ever and gives its place back', async () => {
    const anna = await holder();
    expect(await wordsAt(anna, `${anna.page}/remove`)).toContain('Das lässt sich nicht rückgängig machen.');
    await anna.browser.submit(`${anna.page}/remove`, `${anna.page}/remove`);
    const words = await wordsAt(anna, anna.page);
    expect(words).toContain('Das Entfernen von „Notebook Bauamt“ ist veranlasst.');
    expect(words).toContain('dauerhaft entzogen');
    expect(words).toContain('Der Entzug ist veranlasst.');
    expect(await deviceOf(anna)).toMatchObject({ state: 'revoked' });
    expect(await wordsAt(anna, '/t/musterstadt/access')).toContain('0 von 2 eingerichtet');
    await nord.confirm();
    await sued.confirm();
    expect(await wordsAt(anna, anna.page)).toContain('Der Entzug ist wirksam seit 23.11.2026, 14:03:27 Uhr.');
  });

  it('cannot be brought back, lost or removed again', async () => {
    const anna = await holder();
    await anna.browser.submit(`${anna.page}/remove`, `${anna.page}/remove`);
    await anna.browser.agent.get(anna.page);
    for (const act of ['remove', 'lost'] as const) {
      await anna.browser.agent.get(`${anna.page}/${act}`).expect(303).expect('Location', anna.page);
      expect((await anna.browser.submit(anna.page, `${anna.page}/${act}`)).status).toBe(303);
      expect(await wordsAt(anna, anna.page)).toContain('Dieses Gerät ist schon entfernt oder abgelaufen.');
    }
    const keys = { request: newRequest(), wireguardKey: '', replaces: '', renews: '' };
    expect((await anna.browser.submit(anna.page, `${anna.page}/keys`, keys)).status).toBe(409);
    expect(await wordsAt(anna, anna.page)).toContain('Der Zugang dieses Geräts wurde dauerhaft entzogen.');
    expect(await deviceOf(anna)).toMatchObject({ state: 'revoked', lost: false });
  });

  it('that never had a file has nothing to wait for', async () => {
    const portal = portalOf();
    const anna = await visitor(portal);
    const device = await withDevice(portal, anna.who);
    await revokeDevice(portal.ports, anna.who, { id: device.id, reason: '' });
    expect(await wordsAt(anna, `/t/musterstadt/access/devices/${device.id}`)).toContain(
      'Dieses Gerät hatte keine Zugangsdatei. Es konnte sich nie verbinden.',
    );
  });

  it('taken away by IT meanwhile is not taken away again from a stale page', async () => {
    const portal = portalOf();
    const anna = await holder();
    const stale = /name="_csrf" value="([^"]+)"/.exec(
      (await anna.browser.agent.get(`${anna.page}/remove`)).text,
    )?.[1];
    await revokeDevice(portal.ports, await portal.person(portal.musterstadt, 'Ingo', 'it-admin'), {
      id: anna.device.id,
      reason: 'Ausgemustert',
    });
    await anna.browser.agent.post(`${anna.page}/remove`).type('form').send({ _csrf: stale }).expect(303);
    const words = await wordsAt(anna, anna.page);
    expect(words).toContain('Dieses Gerät ist schon entfernt oder abgelaufen.');
    expect(words).not.toContain('Ausgemustert');
  });
});

it('shows whether a device has connected, and nothing about when', async () => {
  const portal = portalOf();
  const anna = await holder();
  expect(await wordsAt(anna, anna.page)).toContain(
    'Verbunden noch nicht Wann und wie oft, speichern wir nicht.',
  );
  await portal.musterstadt.store.credentials.markConnected(anna.credential.gatewayGroupId, [
    anna.credential.id,
  ]);
  expect(await wordsAt(anna, anna.page)).toContain('Verbunden ja, schon einmal');
});
