// The page of an access profile: who sees and changes what it reaches, faults at their field, and what gateways are told.
import { profileRoutes } from '../../src/http/profiles/routes';
import { settingsRoutes } from '../../src/http/settings/routes';
import type { Role } from '../../src/domain/roles';
import { openReach } from '../../src/domain/profile-reach';
import { gatewaySettings } from '../../src/usecases/steps/gateway-settings';
import { csrfTokenOn, type Browser } from './support/app';
import { usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';

const portalOf = usePortal((ports) => [...settingsRoutes(ports), ...profileRoutes(ports)]);

const base = '/t/musterstadt/settings/profiles';
const profileNow = async () => {
  const [profile] = await portalOf().musterstadt.store.profiles.list();
  if (profile === undefined) throw new Error('the town has no profile');
  return profile;
};
const address = async (): Promise<string> => `${base}/${(await profileNow()).id}`;

beforeAll(() => readyGateway(portalOf(), portalOf().musterstadt));
beforeEach(async () => {
  await portalOf()
    .knex('access_profiles')
    .update({ reach: JSON.stringify(openReach), reach_revision: 0 });
});

let names = 0;
async function signedInAs(...roles: readonly Role[]): Promise<Browser> {
  const portal = portalOf();
  names += 1;
  return portal.signedIn(await portal.person(portal.musterstadt, `Person Nummer${names}`, ...roles));
}

const fields = {
  reach: 'only',
  networks: '10.77.0.10 tcp 443\nfd77::/64',
  dns: '10.77.0.53, fd77::53',
  domains: 'stadt.example',
  tunnel: 'full',
  decidedBy: '',
  splitReason: '',
  reviewOn: '',
  hours: 'only',
  days: ['1', '2', '3', '4', '5'],
  from: '6',
  to: '20.00 Uhr',
  reason: 'Neue Namensserver',
  seen: '0',
};

type Fields = Readonly<Record<string, string | readonly string[]>>;

async function send(browser: Browser, change: Fields) {
  const at = await address();
  const token = await csrfTokenOn(browser.agent, at);
  return browser.agent
    .post(at)
    .type('form')
    .send({ ...fields, ...change, _csrf: token });
}

async function audited() {
  const filter = { action: null, subject: null, objectId: (await profileNow()).id, from: null, before: null };
  const { items } = await portalOf().musterstadt.store.audit.list(filter, { afterSeq: null, limit: 10 });
  return items;
}

describe('who may', () => {
  it.each<readonly [Role, number, number]>([
    ['employee', 403, 403],
    ['help-desk', 403, 403],
    ['auditor', 403, 403],
    ['security-officer', 200, 403],
    ['tenant-admin', 200, 403],
    ['it-admin', 200, 303],
  ])('as %s: looking %d, changing %d', async (role, looking, changing) => {
    const browser = await signedInAs(role);
    const at = await address();
    const { status, text } = await browser.agent.get(at);
    expect(status).toBe(looking);
    if (looking === 200) expect(text.includes('name="networks"')).toBe(role === 'it-admin');
    const token = await csrfTokenOn(browser.agent, '/t/musterstadt/settings').catch(() => '');
    const sent = await browser.agent
      .post(at)
      .type('form')
      .send({ ...fields, _csrf: token });
    expect(sent.status).toBe(changing);
    expect((await profileNow()).reachRevision).toBe(changing === 303 ? 1 : 0);
  });

  it('not without the token of the page, and nothing of another municipality', async () => {
    const browser = await signedInAs('it-admin');
    expect(
      (
        await browser.agent
          .post(await address())
          .type('form')
          .send(fields)
      ).status,
    ).toBe(403);
    const [foreign] = await portalOf().nebendorf.store.profiles.list();
    expect((await browser.agent.get(`${base}/${foreign?.id ?? ''}`)).status).toBe(404);
    expect((await browser.agent.get(`${base}/nothing`)).status).toBe(404);
  });
});

it('is changed, told to the gateways in the same moment, and recorded', async () => {
  const { store } = portalOf().musterstadt;
  const [before] = await store.gateways.list();
  const browser = await signedInAs('it-admin');
  expect((await send(browser, {})).status).toBe(303);
  const { reach, id } = await profileNow();
  expect(reach).toEqual({
    networks: [
      { network: '10.77.0.10/32', protocol: 'tcp', ports: { from: 443, to: 443 } },
      { network: 'fd77::/64', protocol: 'any', ports: null },
    ],
    dns: ['10.77.0.53', 'fd77::53'],
    domains: ['stadt.example'],
    splitTunnel: null,
    times: { days: [1, 2, 3, 4, 5], from: '06:00', to: '20:00' },
  });
  const [gateway] = await store.gateways.list();
  if (gateway === undefined) throw new Error('the town has no gateway');
  expect(gateway.settingsRevision).toBeGreaterThan(before?.settingsRevision ?? 0);
  const told = await gatewaySettings(store, gateway.id);
  expect(told.reach).toMatchObject({
    timeZone: 'Europe/Berlin',
    profiles: [{ id, fullTunnel: true, dns: ['10.77.0.53', 'fd77::53'], times: { from: '06:00' } }],
  });
  expect(told.reachable).toEqual(['10.77.0.10/32', 'fd77::/64']);
  const [event] = await audited();
  expect(event).toMatchObject({ action: 'access-profile.reach-changed', reason: 'Neue Namensserver' });
  const { text } = await browser.agent.get(await address());
  expect(text).toContain('Mo–Fr, 06:00 bis 20:00 Uhr');
  expect(text).toContain('10.77.0.10/32 tcp 443');
  expect(text).toContain('veranlasst');
});

it('changes and records nothing where all is so already', async () => {
  const browser = await signedInAs('it-admin');
  await send(browser, {});
  const events = (await audited()).length;
  expect((await send(browser, { seen: '1' })).status).toBe(303);
  expect((await audited()).length).toBe(events);
  expect((await profileNow()).reachRevision).toBe(1);
});

it('tells the second of two at once, and keeps what they typed', async () => {
  const [one, other] = [await signedInAs('it-admin'), await signedInAs('it-admin')];
  expect((await send(one, {})).status).toBe(303);
  const late = await send(other, { networks: '10.99.0.0/16', reason: 'Auch neu' });
  expect(late.status).toBe(422);
  expect(late.text).toContain('10.99.0.0/16');
  expect(late.text).toContain('Inzwischen hat');
  expect((await profileNow()).reach.networks).toHaveLength(2);
});

it.each<readonly [string, Fields, string]>([
  ['a line that is no network', { networks: '10.77.0.0/24\n10.77.0.1/24' }, 'Zeile 2: Das ist kein Netz.'],
  [
    'a line within another',
    { networks: '10.77.0.0/24\n10.77.0.9 tcp 22' },
    'Zeile 2: Das ist in einer Zeile davor',
  ],
  ['a port that is none', { networks: '10.77.0.0/24 tcp 70000' }, 'Zeile 1: Ein Port ist eine Zahl'],
  ['no network', { networks: ' \n ' }, 'Nennen Sie mindestens ein Netz.'],
  ['a name server that is none', { dns: 'ns1.stadt.example' }, '„ns1.stadt.example“ ist keine IP-Adresse.'],
  ['a domain that is none', { domains: 'stadt_example' }, '„stadt_example“ ist kein Domänenname.'],
  ['no day', { days: [] }, 'Wählen Sie mindestens einen Wochentag.'],
  ['an hour that is none', { from: 'früh' }, 'Das ist keine Uhrzeit.'],
  ['no hours', { from: '06:00', to: '06:00' }, 'Anfang und Ende sind gleich.'],
  ['a split tunnel that nobody answers for', { tunnel: 'split' }, 'Wer verantwortet den Split-Tunnel? '],
  [
    'a review in the past',
    { tunnel: 'split', decidedBy: 'K. Klein', splitReason: 'Test', reviewOn: '2020-01-01' },
    'Wann wird das überprüft?',
  ],
  [
    'more without a reason',
    { dns: '192.0.2.53', reason: '' },
    'Die Geräte erreichen künftig mehr als bisher.',
  ],
  ['ten thousand characters', { networks: '1'.repeat(10_000) }, 'Netze und Ports'],
  ['markup', { networks: '<b>10.77.0.0/24</b>' }, '&lt;b&gt;10.77.0.0/24&lt;/b&gt;'],
])('is refused with its sentence, and loses nothing: %s', async (_, change, sentence) => {
  const browser = await signedInAs('it-admin');
  const { status, text } = await send(browser, change);
  expect(status).toBe(422);
  expect(text).toContain(sentence);
  expect(text).toContain(String(change['to'] ?? '20.00 Uhr'));
  expect(await profileNow()).toMatchObject({ reach: openReach, reachRevision: 0 });
});

it('shows a split tunnel with whoever answers for it, and when it is to be looked at again', async () => {
  const browser = await signedInAs('it-admin');
  const split = {
    tunnel: 'split',
    decidedBy: 'Katja <Klein>',
    splitReason: 'Videokonferenzen',
    reviewOn: '2027-05-31',
  };
  expect((await send(browser, { ...split, networks: '10.77.0.0/16' })).status).toBe(303);
  const { text } = await browser.agent.get(await address());
  expect(text).toContain('Katja &lt;Klein&gt;');
  expect(text).toContain('Split-Tunnel');
  const [event] = await audited();
  expect(event?.data).toMatchObject({
    loosened: 'networks, names, split-tunnel',
    splitTunnelUntil: '2027-05-31',
  });
});

it('says plainly where an agent is too old to enforce it', async () => {
  const browser = await signedInAs('it-admin');
  expect((await browser.agent.get(await address())).text).toContain(
    'Ein älterer Agent kennt keine Zugangsprofile',
  );
  await portalOf().knex('gateways').update({ agent_version: '1.1.0' });
  expect((await browser.agent.get(await address())).text).not.toContain('Ein älterer Agent');
});

it('takes a network that people have at home, too, and says what that means', async () => {
  const admin = await signedInAs('it-admin');
  const page = async () => (await admin.agent.get(await address())).text;
  expect(await page()).not.toContain('die viele auch zu Hause haben');
  const networks = '192.168.178.20 tcp 443\n10.77.0.0/24';
  expect((await send(admin, { networks })).status).toBe(303);
  const text = await page();
  expect(text).toContain('Netze Ihres Büros, die viele auch zu Hause haben');
  expect(text).toContain('192.168.178.20/32: FRITZ!Box');
  expect(text).not.toContain('10.77.0.0/24: ');
});
