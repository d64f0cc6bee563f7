// The list of access profiles, a new one, other basics, and one that is no longer offered: who may, and what each page says.
import type { Role } from '../../src/domain/roles';
import { profileRoutes } from '../../src/http/profiles/routes';
import { settingsRoutes } from '../../src/http/settings/routes';
import { csrfTokenOn, type Browser } from './support/app';
import { usePortal } from '../support/portal';

const portalOf = usePortal((ports) => [...settingsRoutes(ports), ...profileRoutes(ports)]);
const base = '/t/musterstadt/settings/profiles';
const profiles = () => portalOf().musterstadt.store.profiles.list();
const named = async (name: string) => {
  const found = (await profiles()).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no profile ${name}`);
  return found;
};
const standard = 'Homeoffice Standard';

let names = 0;
async function signedInAs(...roles: readonly Role[]): Promise<Browser> {
  const portal = portalOf();
  names += 1;
  return portal.signedIn(await portal.person(portal.musterstadt, `Person Nummer${names}`, ...roles));
}

const fields = {
  name: 'Bauamt, nur RDP',
  description: 'Der eigene Rechner im Bauamt',
  protocols: ['openvpn'],
  deviceKinds: ['managed'],
  systems: ['windows', 'linux'],
  maxDevices: '1',
  maxDays: '90',
};
type Fields = Readonly<Record<string, string | readonly string[]>>;

async function sendNew(browser: Browser, change: Fields = {}) {
  const [group] = await portalOf().musterstadt.store.groups.list();
  return browser.submit(`${base}/new`, `${base}/new`, { ...fields, group: group?.id ?? '', ...change });
}

async function sendBasics(browser: Browser, id: string, change: Fields) {
  return browser.submit(`${base}/${id}/basics`, `${base}/${id}/basics`, { ...fields, seen: '0', ...change });
}

beforeEach(async () => {
  const { knex } = portalOf();
  const first = await named(standard).catch(async () => (await profiles())[0]);
  await knex('access_profiles')
    .whereNot({ name: standard })
    .andWhere('tenant_id', portalOf().musterstadt.id)
    .delete();
  await knex('access_profiles')
    .where({ id: first?.id ?? '' })
    .update({ state: 'active', revision: 0, max_days: 365 });
});

describe('who may', () => {
  it.each<readonly [Role, number, number]>([
    ['employee', 403, 403],
    ['help-desk', 403, 403],
    ['auditor', 403, 403],
    ['security-officer', 200, 403],
    ['tenant-admin', 200, 403],
    ['it-admin', 200, 200],
  ])('as %s: the list %d, the forms %d', async (role, list, forms) => {
    const { agent } = await signedInAs(role);
    const at = `${base}/${(await named(standard)).id}`;
    const page = await agent.get(base);
    expect(page.status).toBe(list);
    expect(page.text.includes('/settings/profiles/new"')).toBe(role === 'it-admin');
    for (const form of [`${base}/new`, `${at}/basics`, `${at}/retire`])
      expect([form, (await agent.get(form)).status]).toEqual([form, forms]);
    // Nothing to take up: back to the profile.
    expect((await agent.get(`${at}/take-up`)).status).toBe(role === 'it-admin' ? 303 : 403);
    if (list === 200) {
      const shown = await agent.get(at);
      expect(shown.text.includes(`${at}/retire`)).toBe(role === 'it-admin');
    }
  });

  it('must have signed in a moment ago, not without the page’s token, and nothing of another municipality', async () => {
    const portal = portalOf();
    const at = `${base}/${(await named(standard)).id}`;
    const admin = await portal.person(portal.musterstadt, 'Spät Angemeldet', 'it-admin');
    const stale = await portal.signedInWith(admin, {
      authentication: {
        instant: new Date(portal.clock.now.getTime() - 60 * 60_000).toISOString(),
        contextClass: null,
        methods: [],
      },
    });
    for (const form of [`${base}/new`, `${at}/basics`, `${at}/retire`, `${at}/take-up`])
      expect((await stale.agent.get(form)).headers['location']).toContain('/saml/musterstadt/login?fresh=1');
    expect((await sendNew(stale).catch(() => ({ status: 403 }))).status).toBe(403);
    const fresh = await signedInAs('it-admin');
    for (const act of ['basics', 'retire', 'take-up']) {
      const sent = await fresh.agent.post(`${at}/${act}`).type('form').send(fields);
      expect([act, sent.status]).toEqual([act, 403]);
    }
    const [foreign] = await portal.nebendorf.store.profiles.list();
    const token = await csrfTokenOn(fresh.agent, `${base}/new`);
    for (const act of ['basics', 'retire', 'take-up']) {
      const there = `${base}/${foreign?.id ?? ''}/${act}`;
      expect((await fresh.agent.get(there)).status).toBe(404);
      const sent = await fresh.agent
        .post(there)
        .type('form')
        .send({ ...fields, seen: '0', last: 'yes', _csrf: token });
      expect(sent.status).toBe(404);
    }
    expect(await portal.nebendorf.store.profiles.list()).toEqual([foreign]);
  });
});

it('adds one that is offered at once, and leads on to what it reaches', async () => {
  const browser = await signedInAs('it-admin');
  const sent = await sendNew(browser);
  const made = await named(fields.name);
  expect(sent.status).toBe(303);
  expect(sent.headers['location']).toBe(`${base}/${made.id}`);
  expect(made).toMatchObject({ maxDays: 90, maxDevices: 1, systems: ['windows', 'linux'], state: 'active' });
  const page = (await browser.agent.get(`${base}/${made.id}`)).text;
  expect(page).toContain('Das Zugangsprofil „Bauamt, nur RDP“ ist angelegt.');
  expect(page).toContain('Der eigene Rechner im Bauamt');
  expect(page).toContain('name="reach"');
  const list = (await browser.agent.get(base)).text;
  expect(list).toContain('Alles hinter dem Gateway');
  expect(list).toContain('wird angeboten');
});

it.each<readonly [string, Fields, string]>([
  ['no name', { name: '' }, 'field-name'],
  ['a taken name', { name: ' homeoffice  STANDARD' }, 'So heißt schon ein Zugangsprofil'],
  ['no description', { description: '' }, 'field-description'],
  ['no protocol', { protocols: [] }, 'Wählen Sie mindestens eine VPN-Art.'],
  ['a protocol that is none', { protocols: ['pptp'] }, 'field-protocols-1'],
  ['no system', { systems: [] }, 'Wählen Sie mindestens ein Betriebssystem.'],
  ['no kind of device', { deviceKinds: [] }, 'Wählen Sie mindestens eine Geräteart.'],
  ['no devices', { maxDevices: '0' }, 'field-maxDevices'],
  ['too many days', { maxDays: '3661' }, 'field-maxDays'],
  ['half a day', { maxDays: '1,5' }, 'field-maxDays'],
  [
    'another group',
    { group: '0197a000-0000-7000-8000-00000000dead' },
    'Diesen Gateway-Verbund gibt es nicht mehr.',
  ],
  ['markup', { name: '<b>x</b>', systems: [] }, '&lt;b&gt;x&lt;/b&gt;'],
])('is refused with its sentence, and loses nothing: %s', async (_, change, said) => {
  const browser = await signedInAs('it-admin');
  const { status, text } = await sendNew(browser, change);
  expect(status).toBe(422);
  expect(text).toContain(said);
  expect(text).toContain(String(change['description'] ?? fields.description));
  expect(await profiles()).toHaveLength(1);
});

it('changes its basics, says what that means, and tells the second of two at once', async () => {
  const { id } = await named(standard);
  const [one, other] = [await signedInAs('it-admin'), await signedInAs('it-admin')];
  const page = (await one.agent.get(`${base}/${id}/basics`)).text;
  expect(page).toContain('Was schon genehmigt ist, behält seine Geräte und sein Ende.');
  expect(page).toContain('verbinden sich vorhandene Zugangsdateien weiter');
  expect((await sendBasics(one, id, { name: standard, maxDays: '100' })).status).toBe(303);
  const late = await sendBasics(other, id, { name: standard, maxDays: '200' });
  expect(late.status).toBe(422);
  expect(late.text).toContain('Inzwischen hat');
  expect(late.text).toContain('value="200"');
  expect(late.text).toContain('name="seen" value="1"');
  expect((await named(standard)).maxDays).toBe(100);
});

it('is no longer offered once that was confirmed, the last one only knowingly, and offered again', async () => {
  const browser = await signedInAs('it-admin');
  const { id } = await named(standard);
  const at = `${base}/${id}`;
  const asked = (await browser.agent.get(`${at}/retire`)).text;
  expect(asked).toContain('Danach kann in Ihrer Verwaltung niemand mehr einen Zugang beantragen.');
  expect(asked).toContain('Zurzeit hat niemand einen Zugang mit diesem Profil.');
  expect(asked).toContain('Es ist kein Antrag dafür offen.');
  const unaware = await browser.submit(`${at}/retire`, `${at}/retire`);
  expect(unaware.status).toBe(422);
  expect(unaware.text).toContain('Bestätigen Sie, dass Sie das wissen.');
  expect((await named(standard)).state).toBe('active');
  expect((await browser.submit(`${at}/retire`, `${at}/retire`, { last: 'yes' })).status).toBe(303);
  expect((await named(standard)).state).toBe('retired');
  const list = (await browser.agent.get(base)).text;
  expect(list).toContain('wird nicht mehr angeboten');
  expect((await browser.submit(at, `${at}/retire`, { last: 'yes' })).status).toBe(409);
  expect((await browser.submit(`${at}/take-up`, `${at}/take-up`)).status).toBe(303);
  expect((await named(standard)).state).toBe('active');
});

it('asks for no knowledge where another one is offered, and says so of a namesake when it comes back', async () => {
  const browser = await signedInAs('it-admin');
  await sendNew(browser);
  const at = `${base}/${(await named(standard)).id}`;
  expect((await browser.agent.get(`${at}/retire`)).text).not.toContain('name="last"');
  expect((await browser.submit(`${at}/retire`, `${at}/retire`)).status).toBe(303);
  await sendNew(browser, { name: 'HOMEOFFICE STANDARD' });
  const back = await browser.submit(`${at}/take-up`, `${at}/take-up`);
  expect(back.status).toBe(422);
  expect(back.text).toContain('So heißt schon ein Zugangsprofil');
});

it('is found in the settings, by whoever may read it', async () => {
  for (const role of ['it-admin', 'tenant-admin', 'security-officer'] as const) {
    const { text } = await (await signedInAs(role)).agent.get('/t/musterstadt/settings');
    expect(text).toContain(`href="${base}"`);
  }
});
