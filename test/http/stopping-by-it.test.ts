// Suspending, resuming and revoking by IT and help desk: asked first, ordered once, refused where a rule says so.
import type { PersonId } from '../../src/domain/ids';
import { resumeDevice } from '../../src/usecases/resume-device';
import { reportDeviceLost } from '../../src/usecases/report-device-lost';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { revokeGrant } from '../../src/usecases/revoke-grant';
import { suspendDevice } from '../../src/usecases/suspend-device';
import { givenAccess, type GivenAccess } from '../support/given-access';
import { usePortal } from '../support/portal';
import { readyGateway, type ReadyGateway } from '../support/ready-gateway';
import type { Browser } from './support/app';
import { browserOf, itRoutes, textOf } from '../support/it-pages';

const portalOf = usePortal((ports) => itRoutes(ports));
const people = '/t/musterstadt/people';
const town = () => portalOf().musterstadt;

let nord: ReadyGateway;
let access: GivenAccess;
let admin: Browser;
let helper: Browser;

beforeAll(async () => {
  nord = await readyGateway(portalOf(), town());
  admin = await browserOf(portalOf(), town(), 'it-admin');
  helper = await browserOf(portalOf(), town(), 'help-desk');
});

beforeEach(async () => {
  access = await givenAccess(portalOf(), town());
  await nord.confirm();
});

const device = (act = ''): string => `${people}/devices/${access.device.id}${act}`;
const grant = (act: string): string => `${people}/grants/${access.device.grantId}${act}`;
const person = (id: PersonId = access.holder.personId): string => `${people}/${id}`;
const storedDevice = () => town().store.devices.find(access.device.id);
const storedGrant = () => town().store.grants.find(access.device.grantId);
const storedKey = async () => (await town().store.credentials.find(access.credential.id))?.state;
const read = async (address: string, browser = admin): Promise<string> =>
  textOf((await browser.agent.get(address).expect(200)).text);
const send = (act: string, fields = {}, browser = admin) => browser.submit(act, act, fields);

async function lastReason(): Promise<string | null> {
  const about = { action: null, subject: null, objectId: access.device.id, from: null, before: null };
  return (await town().store.audit.list(about, { afterSeq: null, limit: 1 })).items[0]?.reason ?? null;
}

describe('a device', () => {
  it('is revoked after the consequence was shown, and nothing is claimed before a gateway has confirmed', async () => {
    const question = await read(device('/revoke'));
    expect(question).toContain('„Notebook Bauamt“ widerrufen?');
    expect(question).toContain('verliert sofort die Verbindung. Das lässt sich nicht rückgängig machen.');
    expect(await storedDevice()).toMatchObject({ state: 'active' });

    const response = await send(device('/revoke'), { reason: 'Gerät <b>abgegeben</b>' });
    expect([response.status, response.headers['location']]).toEqual([303, device()]);
    expect(await storedDevice()).toMatchObject({ state: 'revoked' });
    expect(await storedKey()).toBe('revoked');
    const page = await admin.agent.get(device()).expect(200);
    const text = textOf(page.text);
    expect(text).toContain('Der Widerruf ist veranlasst.');
    expect(text).toContain('Widerruf: 0 von 1 Gateways bestätigt');
    expect(text).not.toContain('wirksam seit');
    expect(page.text).toContain('Gerät &lt;b&gt;abgegeben&lt;/b&gt;');
  });

  it('is suspended with or without a reason, also by the help desk, and comes back by IT', async () => {
    expect((await send(device('/suspend'), { reason: '' }, helper)).status).toBe(303);
    expect(await storedDevice()).toMatchObject({ state: 'suspended' });
    expect(await lastReason()).toBeNull();
    expect(await read(device(), helper)).toContain('Die Sperrung ist veranlasst.');
    expect((await send(device('/resume'))).status).toBe(303);
    expect(await storedDevice()).toMatchObject({ state: 'active' });
    expect(await storedKey()).toBe('active');
    expect(await read(device())).toContain('Das Entsperren ist veranlasst.');
    await send(device('/suspend'), { reason: 'Verdacht' }, helper);
    expect(await lastReason()).toBe('Verdacht');
  });

  it('reported lost is resumed only after a warning, which settles the report', async () => {
    await reportDeviceLost(portalOf().ports, access.holder, access.device.id);
    expect(await read(device('/resume'))).toContain('nur, wenn es nachweislich wieder da ist');
    await send(device('/resume'));
    expect(await storedDevice()).toMatchObject({ state: 'active', lost: false });
  });

  it.each([
    ['no reason', ''],
    ['blanks', '  \n '],
    ['too much', 'x'.repeat(1001)],
    ['control characters', 'a\u0007b'],
  ])('is not revoked with %s: the form comes back with what was typed', async (_, reason) => {
    const response = await send(device('/revoke'), { reason });
    expect(response.status).toBe(422);
    expect(response.text).toContain('<title>Fehler: ');
    expect(response.text).toContain('href="#field-reason"');
    if (reason.length > 1000) expect(response.text).toContain(reason);
    expect(await storedDevice()).toMatchObject({ state: 'active' });
  });

  it('is revoked once on a double click', async () => {
    const both = await Promise.all([
      send(device('/revoke'), { reason: 'Einmal' }),
      send(device('/revoke'), { reason: 'Zweimal' }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const about = {
      action: 'device.revoked',
      subject: null,
      objectId: access.device.id,
      from: null,
      before: null,
    } as const;
    expect((await town().store.audit.list(about, { afterSeq: null, limit: 5 })).items).toHaveLength(1);
  });

  it('already stopped: a stale form and the back button are told so', async () => {
    await revokeDevice(portalOf().ports, access.admin, { id: access.device.id, reason: 'Schneller' });
    const token = { reason: 'Zu spät' };
    expect((await admin.submit(device(), device('/revoke'), token)).headers['location']).toBe(device());
    expect(await read(device())).toContain('Das war schon widerrufen.');
    for (const act of ['/suspend', '/resume']) {
      await admin.submit(device(), device(act), token);
      expect(await read(device())).toContain('Das geht nicht mehr, der Stand hat sich geändert.');
    }
    const { headers } = await admin.agent.get(device('/revoke')).expect(303);
    expect(headers['location']).toBe(device());
  });

  it('is not resumed under a suspended access, and the page says what to do first', async () => {
    await suspendDevice(portalOf().ports, access.admin, { id: access.device.id, reason: '' });
    await send(grant('/suspend'), { reason: '' });
    expect(await read(device())).toContain('Klären Sie zuerst den Zugang');
    await send(device('/resume'));
    expect(await storedDevice()).toMatchObject({ state: 'suspended' });
    expect(await read(device())).toContain('Es wurde nichts veranlasst.');
  });

  it('of one’s own is not resumed by oneself', async () => {
    const own = { ...access.holder, roles: ['employee', 'it-admin'] } as const;
    await suspendDevice(portalOf().ports, access.admin, { id: access.device.id, reason: '' });
    const browser = await portalOf().signedIn(own);
    const page = await browser.agent.get(device()).expect(200);
    expect(textOf(page.text)).toContain('Das ist Ihr eigenes Gerät.');
    expect(page.text).not.toContain('/resume"');
    const asked = await browser.agent.get(device('/resume')).expect(403);
    expect(asked.text).toContain('Niemand hebt die Sperrung des eigenen Zugangs oder Geräts auf.');
    expect((await browser.submit(device(), device('/resume'))).status).toBe(403);
    expect(await storedDevice()).toMatchObject({ state: 'suspended' });
  });
});

describe('a whole access', () => {
  it('is suspended with all its devices, and goes on again', async () => {
    expect(await read(grant('/suspend'))).toContain(
      'Alle Geräte von Anna Müller unter „Homeoffice Standard“',
    );
    const response = await send(grant('/suspend'), { reason: 'Elternzeit' });
    expect([response.status, response.headers['location']]).toEqual([303, person()]);
    expect(await storedKey()).toBe('suspended');
    const text = await read(person());
    expect(text).toContain('Die Sperrung ist veranlasst.');
    expect(text).toContain('Homeoffice Standard gesperrt');
    expect(text).toContain('Zugang entsperren');
    await send(grant('/resume'));
    expect(await storedGrant()).toMatchObject({ state: 'active' });
    expect(await storedKey()).toBe('active');
  });

  it('is revoked for good with a reason, never without', async () => {
    expect((await send(grant('/revoke'), { reason: '' })).status).toBe(422);
    expect(await storedGrant()).toMatchObject({ state: 'active' });
    expect((await send(grant('/revoke'), { reason: 'Ausgeschieden' })).status).toBe(303);
    expect(await storedGrant()).toMatchObject({ state: 'revoked' });
    expect(await storedDevice()).toMatchObject({ state: 'revoked' });
    const text = await read(person());
    expect(text).toContain('Kein gültiger Zugang.');
    expect(text).toContain('Frühere Zugänge');
    await admin.submit(person(), grant('/revoke'), { reason: 'Noch einmal' });
    expect(await read(person())).toContain('Das war schon widerrufen.');
  });

  it('of one’s own is not resumed by oneself', async () => {
    await send(grant('/suspend'), { reason: '' });
    const browser = await portalOf().signedIn({ ...access.holder, roles: ['employee', 'it-admin'] });
    expect((await browser.agent.get(person()).expect(200)).text).not.toContain('/resume"');
    await browser.agent.get(grant('/resume')).expect(403);
    expect((await browser.submit(person(), grant('/resume'))).status).toBe(403);
    expect(await storedGrant()).toMatchObject({ state: 'suspended' });
  });
});

it('the rules refuse the help desk too, should a route forget to', async () => {
  const { ports } = portalOf();
  const help = await portalOf().person(town(), 'Hilde Hotline', 'help-desk');
  const refused = { kind: 'forbidden', reason: 'role-missing' };
  await expect(revokeDevice(ports, help, { id: access.device.id, reason: 'x' })).rejects.toMatchObject(
    refused,
  );
  await expect(revokeGrant(ports, help, { id: access.device.grantId, reason: 'x' })).rejects.toMatchObject(
    refused,
  );
  await suspendDevice(ports, help, { id: access.device.id, reason: '' });
  await expect(resumeDevice(ports, help, access.device.id)).rejects.toMatchObject(refused);
});

it('reads in English, too', async () => {
  const english = await browserOf(portalOf(), town(), 'it-admin');
  await english.agent.get(`${people}?lang=en`);
  expect(await read(device('/revoke'), english)).toContain('This cannot be undone.');
  expect(await read(device(), english)).toContain('Release at the gateways');
  expect(await read(person(), english)).toContain('Accesses Homeoffice Standard active');
});
