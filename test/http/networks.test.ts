// The page of a gateway group's networks and addresses: who may, what it says, and faults at their field.
import type { Role } from '../../src/domain/roles';
import { networkRoutes } from '../../src/http/networks/routes';
import { settingsRoutes } from '../../src/http/settings/routes';
import { csrfTokenOn, type Browser } from './support/app';
import { usePortal } from '../support/portal';
import { readyGateway } from '../support/ready-gateway';

const portalOf = usePortal((ports) => [...settingsRoutes(ports), ...networkRoutes(ports)]);

const groupNow = async () => {
  const [group] = await portalOf().musterstadt.store.groups.list();
  if (group === undefined) throw new Error('the town has no group');
  return group;
};
const pools = () => portalOf().musterstadt.store.addresses.allPools();
const page = async (): Promise<string> => `/t/musterstadt/settings/networks/${(await groupNow()).id}`;
const poolPage = async (): Promise<string> => {
  const pool = (await pools()).find(({ protocol, family }) => protocol === 'openvpn' && family === 4);
  return `${await page()}/pools/${pool?.id ?? ''}/grow`;
};

beforeAll(() => readyGateway(portalOf(), portalOf().musterstadt));

let names = 0;
async function signedInAs(...roles: readonly Role[]): Promise<Browser> {
  const portal = portalOf();
  names += 1;
  return portal.signedIn(await portal.person(portal.musterstadt, `Person Nummer${names}`, ...roles));
}

type Fields = Readonly<Record<string, string>>;
async function send(browser: Browser, change: Fields = {}) {
  const { reachable, dns, networksRevision } = await groupNow();
  const present = { networks: reachable.join('\n'), dns: dns.join(', '), reason: '' };
  return browser.submit(await page(), await page(), {
    ...present,
    seen: String(networksRevision),
    ...change,
  });
}
const sendPool = async (browser: Browser, change: Fields) => {
  const at = `${await page()}/pools/new`;
  return browser.submit(at, at, { protocol: 'wireguard', network: '10.94.0.0/24', ...change });
};

describe('who may', () => {
  it.each<readonly [Role, number, number]>([
    ['employee', 403, 403],
    ['help-desk', 403, 403],
    ['auditor', 403, 403],
    ['security-officer', 200, 403],
    ['tenant-admin', 200, 403],
    ['it-admin', 200, 200],
  ])('as %s: looking %d, the forms %d', async (role, looking, forms) => {
    const { agent } = await signedInAs(role);
    const { status, text } = await agent.get(await page());
    expect(status).toBe(looking);
    if (looking === 200) {
      expect(text.includes('name="networks"')).toBe(role === 'it-admin');
      expect(text.includes('/pools/')).toBe(role === 'it-admin');
    }
    expect((await agent.get(`${await page()}/pools/new`)).status).toBe(forms);
    expect((await agent.get(await poolPage())).status).toBe(forms);
  });

  it('must have signed in a moment ago, not without the page’s token, and nothing of another municipality', async () => {
    const portal = portalOf();
    const places = [await page(), `${await page()}/pools/new`, await poolPage()];
    const stale = await portal.signedInWith(await portal.person(portal.musterstadt, 'Spät', 'it-admin'), {
      authentication: {
        instant: new Date(portal.clock.now.getTime() - 60 * 60_000).toISOString(),
        contextClass: null,
        methods: [],
      },
    });
    const fresh = await signedInAs('it-admin');
    const [foreign] = await portal.nebendorf.store.groups.list();
    const token = await csrfTokenOn(fresh.agent, await page());
    const ours = (await groupNow()).id;
    for (const place of places) {
      const sentAway = await stale.agent.get(place);
      expect(String(sentAway.headers['location'])).toContain('/saml/musterstadt/login?fresh=1');
      expect((await fresh.agent.post(place).type('form').send({})).status).toBe(403);
      const there = place.replace(ours, foreign?.id ?? '');
      expect((await fresh.agent.get(there)).status).toBe(404);
      const sent = await fresh.agent.post(there).type('form').send({ seen: '0', networks: '', _csrf: token });
      expect(sent.status).toBe(404);
    }
    expect(await portal.nebendorf.store.groups.list()).toEqual([foreign]);
  });
});

it('says what lies behind, where addresses come from, and how far the gateways are', async () => {
  const { agent } = await signedInAs('tenant-admin');
  const { text } = await agent.get(await page());
  const { reachable, dns } = await groupNow();
  const shown = [...reachable, ...dns, ...(await pools()).map(({ cidr }) => cidr)];
  for (const word of [...shown, 'gateway-nord', '% belegt']) expect(text).toContain(word);
  expect((await agent.get('/t/musterstadt/settings')).text).toContain(`href="${await page()}"`);
});

it.each<readonly [string, Fields, string]>([
  ['a line that is no network', { networks: '10.1.0.0/16\nRathaus' }, 'Zeile 2: Das ist kein Netz.'],
  ['ports', { networks: '10.1.0.0/16 tcp 443' }, 'Zeile 1: Das ist kein Netz.'],
  ['a name server that is none', { dns: 'ns1.stadt.example' }, '„ns1.stadt.example“ ist keine IP-Adresse.'],
  ['more without a reason', { networks: '10.0.0.0/8' }, 'Die Geräte erreichen künftig mehr als bisher.'],
  ['markup', { networks: '<b>x</b>' }, '&lt;b&gt;x&lt;/b&gt;'],
  ['twenty thousand characters', { networks: '1'.repeat(20_001) }, 'field-networks'],
])('is refused with its sentence, and loses nothing: %s', async (_, change, sentence) => {
  const before = await groupNow();
  const { status, text } = await send(await signedInAs('it-admin'), { reason: '', ...change });
  expect(status).toBe(422);
  expect(text).toContain(sentence);
  expect(await groupNow()).toEqual(before);
});

it('is changed with a reason, seen by whoever comes second, and kept while a profile names it', async () => {
  const [one, other] = [await signedInAs('it-admin'), await signedInAs('it-admin')];
  const before = await groupNow();
  const networks = [...before.reachable, '10.200.0.0/24'].join('\n');
  expect((await send(one, { networks, reason: 'Neues Rechenzentrum' })).status).toBe(303);
  const late = await send(other, { dns: '', seen: '0' });
  expect(late.status).toBe(422);
  expect(late.text).toContain('Inzwischen hat');
  expect(late.text).toContain('name="seen" value="1"');
  const reach = {
    networks: [{ network: '10.200.0.0/25', protocol: 'any', ports: null }],
    ...{ dns: [], domains: [], splitTunnel: null, times: null },
  };
  await portalOf()
    .knex('access_profiles')
    .where('tenant_id', portalOf().musterstadt.id)
    .update({ reach: JSON.stringify(reach) });
  const less = await send(one, { networks: before.reachable.join('\n') });
  expect(less.status).toBe(422);
  expect(less.text).toContain('nicht mehr hinter den Gateways liegt: Homeoffice Standard.');
  const page = await one.agent.get(await poolPage());
  expect(page.text).toContain('Alle Geräte behalten ihre Adressen und ihre Zugangsdateien.');
});

it('takes another pool, once, and says why not', async () => {
  const browser = await signedInAs('it-admin');
  const count = (await pools()).length;
  for (const [change, sentence] of [
    [{ network: 'viel' }, 'Das ist kein gültiges Netz.'],
    [{ network: '10.94.0.0/31' }, 'zu klein'],
    [{ protocol: 'openvpn' }, 'Ein OpenVPN-Server hat je ein Netz'],
    [{ protocol: 'pptp' }, 'field-protocol-1'],
  ] as const) {
    const { status, text } = await sendPool(browser, change);
    expect([status, text.includes(sentence)]).toEqual([422, true]);
  }
  expect(await pools()).toHaveLength(count);
  expect((await sendPool(browser, {})).status).toBe(303);
  expect((await browser.agent.get(await page())).text).toContain(
    'Der Adressbereich 10.94.0.0/24 ist hinzugefügt.',
  );
  const again = await sendPool(browser, {});
  expect([again.status, again.text.includes('schon andere Adressen')]).toEqual([422, true]);
  expect(await pools()).toHaveLength(count + 1);
});

it('grows a pool as far as it was offered, and no further', async () => {
  const browser = await signedInAs('it-admin');
  const at = await poolPage();
  const text = (await browser.agent.get(at)).text;
  const [, offered = ''] = /name="network" value="([^"]+)"/.exec(text) ?? [];
  expect(offered).toMatch(/^10\./);
  for (const network of ['', '0.0.0.0/0', '10.250.0.0/16'])
    expect([network, (await browser.submit(at, at, { network })).status]).toEqual([network, 422]);
  expect((await browser.submit(at, at, { network: offered })).status).toBe(303);
  expect((await pools()).some(({ cidr }) => cidr === offered)).toBe(true);
  const nobody = at.replace(/pools\/[^/]+/, 'pools/0197a000-0000-7000-8000-00000000dead');
  expect((await browser.agent.get(nobody)).status).toBe(404);
});
