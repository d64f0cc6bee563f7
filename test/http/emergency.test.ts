// The emergency account over HTTP: not there while it is off, one session, each code once, and nothing but stopping.
import { TOTP, Secret } from 'otpauth';
import type { PersonRoute } from '../../src/http/kit/route';
import { paths } from '../../src/http/kit/paths';
import { createEmergencyAccount, type EmergencySecrets } from '../../src/usecases/create-emergency-account';
import { disableEmergencyAccount } from '../../src/usecases/disable-emergency-account';
import { enableEmergencyAccount } from '../../src/usecases/enable-emergency-account';
import { showEmergency } from '../../src/usecases/show-emergency';
import { fullTown, type FullTown } from '../support/full-town';
import { browserOf, textOf } from '../support/it-pages';
import { composedRoutes, routesOf } from '../support/portal-routes';
import { startTime, usePortal } from '../support/portal';
import { filled, goodFields, thingsOf } from './walls/support/places';
import type { Browser } from './support/app';

const portalOf = usePortal(composedRoutes);
const { emergency, emergencyDesk, emergencyEnd, emergencyAct } = paths.operator;

let secrets: EmergencySecrets;
let town: FullTown;
let clock = startTime.getTime();

/** Each test begins an hour later, so that no code of an earlier one is of any use. */
beforeEach(async () => {
  clock += 3_600_000;
  portalOf().clock.now = new Date(clock);
});
beforeAll(async () => {
  const portal = portalOf();
  town = await fullTown(portal, portal.musterstadt);
  secrets = await createEmergencyAccount(portal.ports);
});
afterEach(async () => {
  if ((await showEmergency(portalOf().ports))?.isOn === true) {
    await disableEmergencyAccount(portalOf().ports, 'command-line');
  }
});

const later = (ms: number): void =>
  void (portalOf().clock.now = new Date(portalOf().clock.now.getTime() + ms));
const code = (skewMs = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secrets.totpSecret) }).generate({
    timestamp: portalOf().clock.now.getTime() + skewMs,
  });
const enable = () => enableEmergencyAccount(portalOf().ports, { hours: 4, reason: 'Anmeldung gestört' });
const send = ({ agent }: Browser, fields: Readonly<Record<string, string>>) =>
  agent.post(emergency).type('form').send(fields);
const both = () => ({ passphrase: secrets.passphrase, code: code() });

async function opened(): Promise<Browser> {
  await enable();
  const browser = portalOf().stranger();
  const { headers } = await send(browser, both());
  expect(headers['location']).toBe(emergencyDesk);
  return browser;
}

async function operatorActions(): Promise<readonly string[]> {
  const everything = { action: null, subject: null, objectId: null, from: null, before: null };
  const { items } = await portalOf().operator.store.audit.list(everything, { afterSeq: null, limit: 50 });
  return items.map(({ action }) => action);
}

describe('the page to sign in', () => {
  it('is not there while it is off, whatever is sent', async () => {
    const browser = portalOf().stranger();
    const never = textOf((await browser.agent.get('/operator/gibt-es-nicht')).text);
    const off = await browser.agent.get(emergency).expect(404);
    expect(textOf(off.text).replace(/[A-Z0-9]{4}-[A-Z0-9]{4}/g, '')).toBe(
      never.replace(/[A-Z0-9]{4}-[A-Z0-9]{4}/g, ''),
    );
    expect((await send(browser, both())).status).toBe(404);
  });

  it('takes both secrets, typed as people type, and is gone while somebody is in', async () => {
    await enable();
    const browser = portalOf().stranger();
    await browser.agent.get(emergency).expect(200);
    const typed = secrets.passphrase.toUpperCase().replaceAll('-', ' ');
    expect((await send(browser, { passphrase: ` ${typed} `, code: code() })).status).toBe(303);
    await browser.agent.get(emergencyDesk).expect(200);
    expect((await browser.agent.get(emergency)).headers['location']).toBe(emergencyDesk);
    await portalOf().stranger().agent.get(emergency).expect(404);
    expect((await send(portalOf().stranger(), both())).status).toBe(404);
    expect(await operatorActions()).toEqual(
      expect.arrayContaining(['emergency.enabled', 'emergency.signed-in']),
    );
  });

  it('says the same of a wrong passphrase as of a wrong code, and shows neither again', async () => {
    await enable();
    const said = async (fields: Readonly<Record<string, string>>) => {
      const { status, text } = await send(portalOf().stranger(), fields);
      expect(text).not.toContain(secrets.passphrase);
      return [status, textOf(text)];
    };
    const wrongCode = await said({ ...both(), code: '000000' });
    expect(wrongCode).toEqual(await said({ passphrase: 'a'.repeat(26), code: code() }));
    expect(wrongCode[0]).toBe(422);
    expect((await said({ passphrase: secrets.passphrase, code: '' }))[0]).toBe(422);
  });

  it('takes a code once, and with a step of skew, no more', async () => {
    await enable();
    const first = code();
    expect((await send(portalOf().stranger(), { ...both(), code: first })).status).toBe(303);
    await disableEmergencyAccount(portalOf().ports, 'command-line');
    await enable();
    expect((await send(portalOf().stranger(), { ...both(), code: first })).status).toBe(422);
    later(90_000);
    expect((await send(portalOf().stranger(), { ...both(), code: code(-60_000) })).status).toBe(422);
    expect((await send(portalOf().stranger(), { ...both(), code: code(60_000) })).status).toBe(422);
    expect((await send(portalOf().stranger(), { ...both(), code: code(-30_000) })).status).toBe(303);
  });

  it('lets one in when the same secrets come twice at once', async () => {
    await enable();
    const fields = both();
    const said = await Promise.all([1, 2, 3].map(() => send(portalOf().stranger(), fields)));
    expect(said.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  it('goes off after five wrong codes with the passphrase, and not by those who lack it', async () => {
    await enable();
    for (let count = 0; count < 8; count += 1) {
      expect((await send(portalOf().stranger(), { passphrase: 'falsch', code: code() })).status).toBe(422);
    }
    for (let count = 0; count < 5; count += 1) {
      expect((await send(portalOf().stranger(), { ...both(), code: '000000' })).status).toBe(422);
    }
    expect((await send(portalOf().stranger(), both())).status).toBe(404);
    expect(
      (await operatorActions()).filter((action) => action === 'emergency.refused').length,
    ).toBeGreaterThan(4);
  });
});

describe('inside', () => {
  const find = (browser: Browser, what: string, slug = 'musterstadt') =>
    browser.agent.get(`${emergencyDesk}?${new URLSearchParams({ town: slug, what }).toString()}`);

  it('finds by an exact number or name, and nothing by less', async () => {
    const browser = await opened();
    const { device, holder } = town.given;
    const person = await portalOf().musterstadt.store.persons.find(holder.personId);
    const name = person?.displayName ?? '';
    for (const exact of [device.id, device.grantId, town.gateway.id, holder.personId]) {
      expect((await find(browser, exact).expect(200)).text).toContain('/operator/emergency/musterstadt/');
    }
    for (const less of [name.slice(0, 4), name.split(' ')[0] ?? '', device.id.slice(0, -1), '%', '']) {
      expect((await find(browser, less)).text).not.toContain('/operator/emergency/musterstadt/');
    }
    expect(textOf((await find(browser, device.id, 'nebendorf')).text)).toContain('nicht eindeutig');
    expect(textOf((await find(browser, device.id, 'betreiber')).text)).toContain('nicht eindeutig');
    const two = await portalOf().person(portalOf().musterstadt, 'Doppel Name');
    expect((await find(browser, 'doppel  NAME')).text).toContain('Doppel Name');
    await portalOf().person(portalOf().musterstadt, 'Doppel Name');
    expect((await find(browser, 'Doppel Name')).text).not.toContain('<h2>Doppel Name');
    expect((await find(browser, two.personId)).text).toContain('Doppel Name');
  });

  it('suspends with a reason, which stands in both logs', async () => {
    const browser = await opened();
    const { device } = town.given;
    const act = emergencyAct('musterstadt', 'devices', [device.id, 'suspend']);
    await browser.agent.get(act).expect(200);
    expect((await browser.submit(act, act, { reason: '' })).status).toBe(422);
    expect((await browser.submit(act, act, { reason: 'Gestohlen' })).headers['location']).toBe(emergencyDesk);
    expect((await portalOf().musterstadt.store.devices.find(device.id))?.state).toBe('suspended');
    expect(await operatorActions()).toContain('emergency.acted');
    const { agent } = await browserOf(portalOf(), portalOf().musterstadt, 'auditor');
    const log = textOf((await agent.get('/t/musterstadt/audit?action=device.suspended')).text);
    expect(log).toContain('Notfallkonto (extern)');
    expect(log).toContain('Gestohlen');
    expect((await browser.submit(emergencyDesk, act, { reason: 'Noch einmal' })).status).toBe(409);
  });

  it('names whose device is at stake before it is done, and says only of what is final that it is', async () => {
    const browser = await opened();
    const { device, holder } = town.given;
    const person = await portalOf().musterstadt.store.persons.find(holder.personId);
    const asked = async (kind: 'devices' | 'grants' | 'gateways', thing: string, act: string) =>
      textOf((await browser.agent.get(emergencyAct('musterstadt', kind, [thing, act])).expect(200)).text);
    const suspend = await asked('devices', device.id, 'suspend');
    const whose = `${person?.displayName ?? ''}, Stadt Musterstadt`;
    expect(suspend).toContain(`${device.name}, ${whose}: Das gilt sofort.`);
    expect(await asked('devices', device.id, 'revoke')).toContain('lässt sich nicht rückgängig machen');
    expect(await asked('grants', device.grantId, 'suspend')).toContain(`Zugang, ${whose}: Das gilt sofort.`);
    expect(await asked('gateways', town.gateway.id, 'remove')).toContain(
      ', Stadt Musterstadt: Das gilt sofort und lässt sich nicht rückgängig machen.',
    );
    await browser.agent.get(emergencyAct('musterstadt', 'grants', [device.id, 'suspend'])).expect(404);
  });

  it('has its own page in the menu, and no other', async () => {
    const browser = await opened();
    const { text } = await browser.agent.get(emergencyDesk);
    const menu = /<nav class="site-menu"[\s\S]*?<\/nav>/.exec(text)?.[0] ?? '';
    expect([...menu.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([emergencyDesk]);
  });

  it('does nothing else: no resuming, no other kinds, no thing of another municipality', async () => {
    const browser = await opened();
    const { device } = town.given;
    for (const path of [
      emergencyAct('musterstadt', 'devices', [device.id, 'resume']),
      emergencyAct('musterstadt', 'people', [town.given.holder.personId, 'revoke']),
      emergencyAct('musterstadt', 'gateways', [town.gateway.id, 'renew']),
      emergencyAct('nebendorf', 'devices', [device.id, 'revoke']),
      emergencyAct('betreiber', 'grants', [device.grantId, 'revoke']),
    ]) {
      expect([path, (await browser.submit(emergencyDesk, path, { reason: 'x' })).status]).toEqual([
        path,
        404,
      ]);
    }
  });

  it('is nobody on every other page', async () => {
    const portal = portalOf();
    const browser = await opened();
    const csrf = /name="_csrf" value="([^"]+)"/.exec((await browser.agent.get(emergencyDesk)).text)?.[1];
    const others = routesOf(portal.ports, portal.publicUrl).filter(
      (route): route is PersonRoute =>
        route.guard === 'person' &&
        (route.permission === 'signed-in' || !route.permission.includes('break-glass')),
    );
    expect(others.length).toBeGreaterThan(80);
    for (const route of others) {
      const path = filled(route, thingsOf(town));
      const response =
        route.method === 'get'
          ? await browser.agent.get(path)
          : await browser.agent
              .post(path)
              .type('form')
              .send({ ...goodFields, _csrf: csrf });
      const led = response.status === 303 && /^\/t\/[a-z]+\/\?/.test(response.headers['location'] ?? '');
      expect([route.method, path, led || response.status === 403]).toEqual([route.method, path, true]);
    }
    await browser.agent.get(emergencyDesk).expect(200);
  }, 60_000);

  it('ends in the middle of a session: with its hours, when left alone, and by its own click', async () => {
    const idle = await opened();
    later(9 * 60_000);
    await idle.agent.get(emergencyDesk).expect(200);
    later(10 * 60_000);
    await idle.agent.get(emergencyDesk).expect(404);
    await portalOf().stranger().agent.get(emergency).expect(404);
    const long = await opened();
    for (let count = 0; count < 26; count += 1) {
      later(9 * 60_000);
      await long.agent.get(emergencyDesk).expect(200);
    }
    later(9 * 60_000);
    await long.agent.get(emergencyDesk).expect(404);
    const act = emergencyAct('musterstadt', 'grants', [town.given.device.grantId, 'revoke']);
    expect((await long.agent.get(act)).status).toBe(404);
    const done = await opened();
    expect((await done.submit(emergencyDesk, emergencyEnd)).status).toBe(303);
    expect((await showEmergency(portalOf().ports))?.isOn).toBe(false);
    expect((await done.agent.get(emergencyDesk)).status).toBe(303);
  });
});

it('is told to every admin while it is on, and where IT begins its day afterwards', async () => {
  const seen = async (role: 'it-admin' | 'help-desk' | 'tenant-admin') =>
    textOf(
      (await (await browserOf(portalOf(), portalOf().nebendorf, role)).agent.get('/t/nebendorf/help')).text,
    );
  const whole = async (role: 'it-admin' | 'tenant-admin' | 'help-desk') =>
    (await (await browserOf(portalOf(), portalOf().nebendorf, role)).agent.get('/t/nebendorf/help')).text;
  await enable();
  expect(await whole('it-admin')).toContain('Das Notfallkonto ist eingeschaltet.');
  expect(await whole('tenant-admin')).toContain('Das Notfallkonto ist eingeschaltet.');
  expect(await whole('help-desk')).not.toContain('Das Notfallkonto ist eingeschaltet.');
  await disableEmergencyAccount(portalOf().ports, 'command-line');
  expect(await seen('it-admin')).not.toContain('Notfallkonto');
  const { agent } = await browserOf(portalOf(), portalOf().nebendorf, 'it-admin');
  expect(textOf((await agent.get('/t/nebendorf/today')).text)).toContain(
    'Das Notfallkonto war eingeschaltet',
  );
});

it('keeps neither secret readable', async () => {
  const rows = JSON.stringify(await portalOf().knex('emergency_accounts').select());
  expect(rows).not.toContain(secrets.totpSecret);
  expect(rows).not.toContain(secrets.passphrase.replaceAll('-', ''));
  expect(rows).toContain('v1.');
});
