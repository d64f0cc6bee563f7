// Who reaches what at which time, as the agent tells it to the packet filter; and what nft is told, and asked, for that.
import { firewallDriver } from '../../src/agent/firewall/driver';
import { placeOf } from '../../src/agent/identity/identity';
import { inTurn } from '../../src/agent/enforcing/in-turn';
import { firewallOf, type Member } from '../../src/agent/enforcing/reach';
import { cidr4, cidr6, ipAddress } from '../../src/domain/config-fields';
import type { ClientSet, GatewayChange, GatewaySettings, PeerSet } from '../../src/domain/gateway-change';
import { readChangeLine } from '../../src/domain/gateway-change-line';
import type { GatewayProfile } from '../../src/domain/gateway-reach';
import { readRule } from '../../src/domain/network-rule';
import { useFolders } from '../support/temporary-folder';
import {
  linesFrom,
  RememberedSystem,
  snapshotLines,
  startInside,
  type Inside,
  type TurnedClock,
} from './agent-parts';
import {
  clientRemove,
  clientSet,
  credentialNumber,
  peerOfBefore,
  peerRemove,
  peerSet,
  settingsOfBefore,
} from './fake-portal';

const idA = '019f0000-0000-7000-8000-00000000000a';
const idB = '019f0000-0000-7000-8000-00000000000b';
const profile = (id: string, more: Partial<GatewayProfile> = {}): GatewayProfile => ({
  id,
  networks: [readRule('10.77.0.0/24')],
  dns: [],
  domains: [],
  fullTunnel: true,
  times: null,
  ...more,
});
const office = { days: [1, 2, 3, 4, 5], from: '06:00', to: '20:00' } as const;

function settings(...profiles: readonly GatewayProfile[]): GatewaySettings {
  return { ...settingsOfBefore(), reach: { timeZone: 'Europe/Berlin', profiles } };
}
const of = <Change extends PeerSet | ClientSet>(change: Change, id: string): Change => ({
  ...change,
  profile: id,
});

const pem = '-----BEGIN CERTIFICATE-----\ndGVzdA==\n-----END CERTIFICATE-----\n';

/** Friday, 19:59 in Berlin. */
const start = new Date('2026-11-27T18:59:00.000Z');
const newFolder = useFolders('reach');
let system: RememberedSystem;
let time: TurnedClock;
let inside: Inside;

beforeEach(() => {
  const folder = newFolder();
  system = new RememberedSystem();
  time = { monotonic: 1000, wall: start.getTime() };
  inside = startInside(folder, system, time);
});
afterEach(() => inside.journal.close());

async function taken(...changes: readonly GatewayChange[]): Promise<void> {
  inside.keeper.heard(start);
  const lines = snapshotLines(5, ...changes);
  await inside.keeper.followSnapshot(lines, { epoch: 'e1', revision: 5 });
}
let revision = 5;
async function told(...changes: readonly GatewayChange[]): Promise<void> {
  const lines = linesFrom(revision + 1, ...changes);
  revision += changes.length;
  await inside.keeper.follow(lines, { epoch: 'e1', revision });
}
const failed = () => inside.journal.state.failed.map(({ id, reason }) => [id, reason]);
const reaches = () => Object.fromEntries(system.reaches);

describe('members', () => {
  it('are all that may connect, by their own profile', async () => {
    await taken(settings(profile(idA), profile(idB)), of(peerSet(1), idA), of(clientSet(2), idB));
    expect(reaches()).toEqual({ '10.90.0.1': idA, 'fd90::1': idA, '10.92.0.2': idB, 'fd92::2': idB });
  });

  it('are the same devices over TCP, at the same place of its network, and leave both places', async () => {
    const openvpn = {
      serverName: 'vpn.musterstadt.example',
      port: 1194,
      proto: 'udp',
      network4: '10.92.0.0/20',
      network6: 'fd92::/64',
      ca: pem,
      certificate: pem,
      tlsCryptV2ServerKey: pem.replaceAll('CERTIFICATE', 'OpenVPN tls-crypt-v2 server key'),
      dns: [],
      maxClients: 100,
      cryptoProfile: 'BSI-TR-02102-2026',
      tcp: { port: 443, network4: cidr4('10.93.0.0/20'), network6: cidr6('fd93::/64') },
    } as const;
    const client = { ...of(clientSet(2), idA), address4: '10.92.3.4', address6: 'fd92::34' };
    await taken({ ...settings(profile(idA)), openvpn }, client);
    expect(Object.fromEntries(system.reaches)).toEqual({
      '10.92.3.4': idA,
      'fd92::34': idA,
      '10.93.3.4': idA,
      'fd93::34': idA,
    });
    const { tunnels, tunnelNetworks } = firewallOf(system.firewall, new Set(), placeOf({}, '/run/x'));
    expect(tunnels).toEqual(['fwg0', 'fovpn0', 'tfovpn0']);
    expect(tunnelNetworks).toEqual(expect.arrayContaining(['10.93.0.0/20', 'fd93::/64']));
    await inside.keeper.follow(linesFrom(6, clientRemove(2)), { epoch: 'e1', revision: 6 });
    expect([...system.reaches]).toEqual([]);
  });

  it('change one by one, without a word to the whole table', async () => {
    await taken(settings(profile(idA), profile(idB)), of(peerSet(1), idA));
    system.acts.length = 0;
    await told(of(peerSet(3), idB));
    await told(of(peerSet(1), idB));
    expect(reaches()).toEqual({ '10.90.0.1': idB, 'fd90::1': idB, '10.90.0.3': idB, 'fd90::3': idB });
    await told(peerRemove(1, false), clientRemove(9));
    expect(reaches()).toEqual({ '10.90.0.3': idB, 'fd90::3': idB });
    expect(system.acts).not.toContain('firewall');
  });

  it('go with the end of their time', async () => {
    await taken(settings(profile(idA)), of(peerSet(1, new Date(start.getTime() + 5000).toISOString()), idA));
    time.monotonic += 6000;
    await inside.keeper.expire();
    expect(reaches()).toEqual({});
  });

  it('of a profile that the settings do not know reach nothing, and that is said', async () => {
    await taken(settings(profile(idA)), of(peerSet(1), idB), peerOfBefore(2));
    expect(reaches()).toEqual({});
    await told(of(peerSet(1), idB));
    expect(failed()).toContainEqual([credentialNumber(1), 'profile-unknown']);
    await told(settings(profile(idA), profile(idB)));
    await inside.keeper.retry();
    expect(failed()).toEqual([[credentialNumber(2), 'profile-unknown']]);
    expect(reaches()).toEqual({ '10.90.0.1': idB, 'fd90::1': idB });
  });

  it('all reach the gateway’s networks where the portal is from before profiles', async () => {
    await taken(settingsOfBefore(), peerOfBefore(1), of(clientSet(2), idA));
    expect(reaches()).toEqual({ '10.90.0.1': 'all', 'fd90::1': 'all', '10.92.0.2': 'all', 'fd92::2': 'all' });
  });

  it('keep an address that went on to another when its first holder is taken back late', async () => {
    await taken(settings(profile(idA), profile(idB)), of(peerSet(1), idA));
    await told({ ...of(peerSet(2), idB), addresses: ['10.90.0.1/32'] });
    await told(peerRemove(1));
    expect(reaches()).toEqual({ '10.90.0.1': idB });
  });

  it('are not let in when the packet filter cannot be changed, and are tried again', async () => {
    await taken(settings(profile(idA)));
    system.firewallBroken = true;
    await told(of(peerSet(1), idA));
    expect(failed()).toEqual([[credentialNumber(1), 'firewall-not-loaded']]);
    system.firewallBroken = false;
    await inside.keeper.retry();
    expect(failed()).toEqual([]);
    expect(reaches()).toEqual({ '10.90.0.1': idA, 'fd90::1': idA });
  });

  it('leave no address behind when the packet filter could not be changed as they went', async () => {
    await taken(settings(profile(idA)), of(peerSet(1), idA));
    system.firewallBroken = true;
    await told(peerRemove(1));
    expect(reaches()).toEqual({ '10.90.0.1': idA, 'fd90::1': idA });
    system.firewallBroken = false;
    await inside.keeper.reconcile(inTurn());
    expect(reaches()).toEqual({});
    expect(inside.journal.state.drift).toEqual({});
  });
});

describe('times of use', () => {
  const pass = async (ms: number): Promise<void> => {
    time.monotonic += ms;
    await inside.keeper.keepTimes();
  };

  it('end and begin with the minute, by the portal’s time, for that profile alone', async () => {
    await taken(settings(profile(idA), profile(idB, { times: office })), of(peerSet(1), idB));
    expect([...system.closed]).toEqual([]);
    await pass(59_000);
    expect([...system.closed]).toEqual([]);
    await pass(1_000);
    expect([...system.closed]).toEqual([idB]);
    inside.keeper.heard(new Date('2026-11-30T05:00:00.000Z'));
    await pass(0);
    expect([...system.closed]).toEqual([]);
    expect(reaches()).toEqual({ '10.90.0.1': idB, 'fd90::1': idB });
  });

  it('are not looked at more than once a minute, and cost nothing in between', async () => {
    await taken(settings(profile(idB, { times: office })));
    await pass(0);
    system.acts.length = 0;
    for (let second = 0; second < 50; second += 1) await pass(1_000);
    expect(system.acts).toEqual([]);
  });

  it('are tried again when the packet filter could not be changed', async () => {
    await taken(settings(profile(idB, { times: office })));
    system.firewallBroken = true;
    await expect(pass(60_000)).rejects.toThrow('no nft here');
    system.firewallBroken = false;
    await pass(1_000);
    expect([...system.closed]).toEqual([idB]);
  });

  it('hold from the first moment when brought up outside of them', async () => {
    inside.keeper.heard(new Date('2026-11-28T12:00:00.000Z'));
    const lines = linesFrom(5, settings(profile(idB, { times: office })));
    await inside.keeper.followSnapshot(lines, { epoch: 'e1', revision: 5 });
    expect([...system.closed]).toEqual([idB]);
  });
});

describe('a line', () => {
  const line = (reach: unknown): string => JSON.stringify({ revision: 1, ...settingsOfBefore(), reach });
  const good = { timeZone: 'Europe/Berlin', profiles: [profile(idA, { times: office })] };
  const one = (change: object) => ({ ...good, profiles: [{ ...good.profiles[0], ...change }] });

  it('is read as it was written', () => {
    expect(readChangeLine(line(good))).toMatchObject({ outcome: 'change', change: { reach: good } });
  });

  it.each([
    ['no object', 7],
    ['a zone that is none', { ...good, timeZone: 'Europe/Musterstadt' }],
    ['a profile twice', { ...good, profiles: [profile(idA), profile(idA)] }],
    ['an id that could be more than a name', one({ id: 'a; flush ruleset' })],
    [
      'a network with host bits',
      one({ networks: [{ network: '10.77.0.1/24', protocol: 'any', ports: null }] }),
    ],
    ['an unknown protocol', one({ networks: [{ network: '10.77.0.0/24', protocol: 'sctp', ports: null }] })],
    [
      'ports the wrong way round',
      one({ networks: [{ network: '10.77.0.0/24', protocol: 'tcp', ports: { from: 2, to: 1 } }] }),
    ],
    ['a name server that is none', one({ dns: ['ns.example'] })],
    ['a domain with a line break', one({ domains: ['a.example\npush'] })],
    ['no word about the tunnel', one({ fullTunnel: undefined })],
    ['a day that is none', one({ times: { ...office, days: [0] } })],
    ['no hours', one({ times: { ...office, from: '20:00' } })],
  ])('is malformed: %s', (_, reach) => {
    expect(readChangeLine(line(reach))).toEqual({ outcome: 'malformed', revision: 1, id: 'gateway' });
  });

  it('with fields that are not known yet is read all the same', () => {
    expect(readChangeLine(line({ ...one({ colour: 'red' }), more: 1 }))).toMatchObject({ outcome: 'change' });
  });
});

describe('nft', () => {
  const place = placeOf({}, '/run/fernamt/test');
  type Call = { readonly args: string; readonly input: string };

  /** Knows what it was told of elements and chains, as nft would show it. */
  function fakeNft() {
    const calls: Call[] = [];
    let chains: Record<string, unknown>[] = [];
    let rules: Record<string, unknown>[] = [];
    const elements = { reach4: new Map<string, unknown>(), reach6: new Map<string, unknown>() };
    let isThere = false;
    let lying = false;
    const tell = (input: string): string => {
      for (const { add, delete: remove, flush } of JSON.parse(input).nftables) {
        if (add?.table) isThere = true;
        if (add?.chain && !chains.some(({ name }) => name === add.chain.name)) chains.push(add.chain);
        if (flush?.chain) rules = rules.filter(({ chain }) => chain !== flush.chain.name);
        if (add?.rule) rules.push(add.rule);
        if (remove?.chain) chains = chains.filter(({ name }) => name !== remove.chain.name);
        if (lying) continue;
        for (const [key, verdict] of add?.element?.elem ?? []) named(add.element.name).set(key, verdict);
        for (const key of remove?.element?.elem ?? []) {
          if (!named(remove.element.name).delete(key)) throw new Error('no such element');
        }
      }
      return '';
    };
    const named = (name: string) => (name === 'reach4' ? elements.reach4 : elements.reach6);
    const run = async (_: string, args: readonly string[], input = ''): Promise<string> => {
      calls.push({ args: args.join(' '), input });
      if (args.includes('-f')) return tell(input);
      if (!isThere) throw new Error('no such table');
      const [verb, , , , name = '', element = ''] = args;
      if (verb === 'create' || verb === 'delete') {
        const [, address = ''] = /^\{ (\S+) /.exec(element) ?? [];
        if (named(name).has(address) === (verb === 'create')) throw new Error('as it was');
        return '';
      }
      const maps = args.includes('-t')
        ? []
        : (['reach4', 'reach6'] as const).map((map) => ({ map: { name: map, elem: [...elements[map]] } }));
      return JSON.stringify({
        nftables: [...maps, ...chains.map((chain) => ({ chain })), ...rules.map((rule) => ({ rule }))],
      });
    };
    return { run, calls, elements, lie: () => (lying = true), rules: () => rules };
  }

  const member = (number: number, reach: string): Member => ({
    credential: credentialNumber(number),
    addresses: [ipAddress(`10.90.${number >> 8}.${number & 255}`)],
    reach,
  });
  const stateOf = (members: readonly Member[]) => ({
    settings: {
      ...settingsOfBefore(),
      reach: { timeZone: 'Europe/Berlin', profiles: [profile(idA), profile(idB)] },
    },
    closed: new Set<string>(),
    members,
  });
  const thousands = Array.from({ length: 60_000 }, (_, index) => member(index + 1, idA));

  it('is told of one address alone among 60,000, and asked for that one alone', async () => {
    const nft = fakeNft();
    const driver = firewallDriver(place, nft.run, []);
    await (
      await driver.load(stateOf(thousands))
    )();
    expect(nft.elements.reach4.size).toBe(60_000);
    nft.calls.length = 0;
    await driver.change({ add: [member(60_001, idB)], remove: [ipAddress('10.90.0.1')] });
    expect(nft.calls.map(({ args }) => args)).toEqual([
      '-j -f -',
      `create element inet fernamt reach4 { 10.90.234.97 : goto reach-${idB} }`,
      'delete element inet fernamt reach4 { 10.90.0.1 }',
    ]);
    expect(nft.calls[0]?.input.length).toBeLessThan(400);
    nft.calls.length = 0;
    await driver.load(stateOf([...thousands.slice(1), member(60_001, idB)]));
    expect(
      nft.calls.filter(({ args }) => args === '-j -f -').map(({ input }) => input.length < 20_000),
    ).toEqual([true]);
  });

  it('that shows something else than it was told is not believed', async () => {
    const nft = fakeNft();
    const driver = firewallDriver(place, nft.run, []);
    await driver.load(stateOf([member(1, idA)]));
    nft.lie();
    const refused = 'unavailable: reach-not-in-force';
    await expect(driver.change({ add: [member(2, idA)], remove: [] })).rejects.toThrow(refused);
    const proof = await driver.load(stateOf([member(1, idA), member(3, idA)]));
    await expect(proof()).rejects.toThrow(refused);
  });

  it('is read ahead once, and gone by once: whoever loads again looks again', async () => {
    const nft = fakeNft();
    const driver = firewallDriver(place, nft.run, []);
    await (
      await driver.load(stateOf([member(1, idA)]))
    )();
    const listings = () => nft.calls.filter(({ args }) => args.includes('list') && !args.includes('-t'));
    nft.calls.length = 0;
    driver.lookAhead();
    driver.lookAhead();
    await (
      await driver.load(stateOf([member(1, idA)]))
    )();
    expect(listings()).toHaveLength(1);
    driver.lookAhead();
    await new Promise(setImmediate);
    nft.elements.reach4.clear();
    // Not noticed yet, like whatever is changed just after a look.
    await (
      await driver.load(stateOf([member(1, idA)]))
    )();
    expect(await driver.hasChanged()).toBe(true);
    await (
      await driver.load(stateOf([member(1, idA)]))
    )();
    expect([...nft.elements.reach4.keys()]).toEqual(['10.90.0.1']);
  });

  it('is told anew what somebody took out of the map', async () => {
    const nft = fakeNft();
    const driver = firewallDriver(place, nft.run, []);
    await driver.load(stateOf([member(1, idA), member(2, idA)]));
    nft.elements.reach4.clear();
    await driver.change({ add: [], remove: [ipAddress('10.90.0.1')] });
    expect([...nft.elements.reach4.keys()]).toEqual(['10.90.0.2']);
  });
});
