// Renewing an access file over HTTP: offered in its last days only, says what happens, hands out one file, keeps the old one.
import { peopleRoutes } from '../../src/http/people/routes';
import { newRequest } from '../support/own-keys';
import { usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';
import { employeeRoutes, visitor, withDevice, wordsOf } from '../support/employee';

const portalOf = usePortal((ports) => [...employeeRoutes(ports), ...peopleRoutes(ports)]);
beforeAll(async () => {
  await readyGateway(portalOf(), portalOf().musterstadt);
});

const dayMs = 86_400_000;

/** Somebody with a device that has connected and whose certificate ends in so many days. */
async function holder(daysLeft: number) {
  const portal = portalOf();
  const { browser, who } = await visitor(portal);
  const device = await withDevice(portal, who, { system: 'windows' });
  const page = `/t/musterstadt/access/devices/${device.id}`;
  await browser.submit(`${page}/file`, `${page}/keys`, { request: newRequest(), replaces: '' });
  const files = () => portal.musterstadt.store.credentials.ofDevice(device.id);
  const [old] = await files();
  if (old === undefined) throw new Error('no file was made');
  const notAfter = new Date(portal.clock.now.getTime() + daysLeft * dayMs).toISOString();
  await portal.knex('credentials').where({ id: old.id }).update({ not_after: notAfter, connected: 1 });
  const renew = (renews: string = old.id) =>
    browser.submit(page, `${page}/keys`, { request: newRequest(), renews });
  return { browser, page, old, files, renew };
}

it('is offered in the last thirty days of the certificate, and not before', async () => {
  const early = await holder(31);
  expect((await early.browser.agent.get(early.page)).text).not.toContain('/renewal"');
  await early.browser.agent.get(`${early.page}/renewal`).expect(303).expect('Location', early.page);
  const { browser, page } = await holder(29);
  const { text } = await browser.agent.get(page).expect(200);
  expect(wordsOf(text)).toContain('Die Zugangsdatei dieses Geräts gilt nur noch bis');
  expect(text).toContain(`href="${page}/renewal"`);
  // The other way stays: for a file that is lost.
  expect(text).toContain(`href="${page}/file"`);
});

it('says what happens before it does, and a GET does nothing', async () => {
  const { browser, page, files } = await holder(20);
  const words = wordsOf((await browser.agent.get(`${page}/renewal`).expect(200)).text);
  expect(words).toContain(
    'gilt weiter, bis sich das Gerät zum ersten Mal mit der neuen verbindet, höchstens 14 Tage',
  );
  expect(words).toContain('Beide Dateien zusammen zählen als ein Gerät.');
  expect(words).toContain('Dadurch gilt die alte sofort nicht mehr.');
  expect(await files()).toHaveLength(1);
});

it('hands out the new file once, and the page of the device says that both work and until when', async () => {
  const { browser, page, renew, files } = await holder(20);
  const answer = await renew();
  expect(answer.status).toBe(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.body.files[0].file.fileName).toMatch(/^vpn-musterstadt-/);
  expect((await files()).map(({ state }) => state)).toEqual(['active', 'active']);
  const words = wordsOf((await browser.agent.get(page)).text);
  expect(words).toContain('Die neue Zugangsdatei ist erstellt, die bisherige gilt noch.');
  expect(words).toMatch(/endet die bisherige, spätestens am \d\d\.\d\d\.\d{4}/);
  const access = wordsOf((await browser.agent.get('/t/musterstadt/access')).text);
  expect(access).not.toContain('noch nicht verbunden');
});

it('answers a second click without a second file', async () => {
  const { renew, files } = await holder(20);
  await renew();
  const answer = await renew();
  expect(answer.status).toBe(409);
  expect(wordsOf(answer.text)).toContain('Die Zugangsdatei wurde inzwischen schon erstellt.');
  expect(await files()).toHaveLength(2);
});

it('can be done once more when the file did not arrive', async () => {
  const { browser, page, old, renew, files } = await holder(20);
  await renew();
  const lost = (await files()).find(({ id }) => id !== old.id)?.id ?? '';
  expect((await browser.agent.get(page)).text).toContain('Neue Datei nicht bekommen? Noch einmal erneuern');
  expect((await renew(lost)).status).toBe(200);
  const states = (await files()).map(({ id, state }) => (id === old.id ? `old ${state}` : state));
  expect(states.toSorted()).toEqual(['active', 'old active', 'revoked']);
});

it('is refused too early with a sentence, and changes nothing', async () => {
  const { renew, files } = await holder(40);
  const answer = await renew();
  expect(answer.status).toBe(409);
  expect(wordsOf(answer.text)).toContain('in den letzten 30 Tagen ihres Zertifikats');
  expect(await files()).toHaveLength(1);
});

it('that is left unsaved ends the new file, and the old one goes on as it was', async () => {
  const { browser, page, old, renew, files } = await holder(20);
  const { handOut } = (await renew()).body.files[0];
  expect((await browser.submit(page, `${page}/file-unsaved`, { token: handOut })).status).toBe(204);
  const after = await files();
  expect(after.find(({ id }) => id === old.id)).toMatchObject({
    state: 'active',
    renewedBy: null,
    retireAt: null,
  });
  expect(after.map(({ state }) => state).toSorted()).toEqual(['active', 'revoked']);
  expect((await browser.agent.get(page)).text).toContain(`href="${page}/renewal"`);
});

it('by the labelled way makes the key on the server, and is not there where that is off', async () => {
  const { browser, page, old, files } = await holder(20);
  const portal = portalOf();
  const tenant = await portal.musterstadt.store.tenant.get();
  const renew = () =>
    browser.submit(page, `${page}/server-file`, { protocol: 'openvpn', replaces: '', renews: old.id });
  await portal.musterstadt.store.tenant.update({ ...tenant, serverKeys: null });
  await browser.agent.get(`${page}/server-file?renew=1`).expect(403);
  expect((await renew()).status).toBe(403);
  await portal.musterstadt.store.tenant.update(tenant);
  const asked = await browser.agent.get(`${page}/server-file?renew=1`).expect(200);
  expect(asked.text).toContain(`name="renews" value="${old.id}"`);
  expect((await renew()).text).toContain('download="vpn-musterstadt-');
  expect((await files()).map(({ keyOrigin }) => keyOrigin).toSorted()).toEqual(['page', 'server']);
});

it.each([{ renews: 'x'.repeat(10_000) }, { renews: '<b>' }, { renews: 'a', request: '' }])(
  'takes no %j',
  async (fields) => {
    const { browser, page, files } = await holder(20);
    const { status } = await browser.submit(page, `${page}/keys`, { request: newRequest(), ...fields });
    expect([400, 409]).toContain(status);
    expect(await files()).toHaveLength(1);
  },
);

it('is nothing that others could see or do', async () => {
  const { page, old, files } = await holder(20);
  const other = await visitor(portalOf());
  await other.browser.agent.get(`${page}/renewal`).expect(404);
  const answer = await other.browser.submit('/t/musterstadt/access', `${page}/keys`, {
    request: newRequest(),
    renews: old.id,
  });
  expect(answer.status).toBe(404);
  expect(await files()).toHaveLength(1);
});

it('is shown to the help desk as a file on its way out', async () => {
  const { page, old, renew } = await holder(20);
  await renew();
  const portal = portalOf();
  const desk = await portal.signedIn(await portal.person(portal.musterstadt, 'Hanna Hilfe', 'help-desk'));
  const staffPage = page.replace('/access/devices/', '/people/devices/');
  const { text } = await desk.agent.get(staffPage).expect(200);
  expect(wordsOf(text)).toContain(`Frühere Zugangsdatei ${old.id.slice(0, 8)}`);
});
