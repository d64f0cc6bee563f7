// Whatever the profiles: nothing passes the rendered table but what the device's own profile names, and answers to that.
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { cidr, ipAddress, type IpAddress } from '../../src/domain/config-fields';
import { elementChanges, elementCommands, listed, readElements } from '../../src/domain/firewall-elements';
import { differsIn, readChains } from '../../src/domain/firewall-read-back';
import type { ReachChain } from '../../src/domain/firewall-reach';
import { chainsOf, renderFirewall, type Firewall } from '../../src/domain/gateway-firewall';
import { interfaceName, tableName } from '../../src/domain/host-fields';
import { readRule, type NetworkRule } from '../../src/domain/network-rule';
import { loadTable, passes, type Packet } from './support/packet-filter';

const devices: readonly IpAddress[] = [
  '10.90.0.7',
  'fd90::7',
  '10.90.0.8',
  'fd90::8',
  '10.92.0.9',
  'fd92::9',
].map(ipAddress);
const hosts = ['10.77.0.10', '10.77.1.10', '192.0.2.1', 'fd77::10', 'fd78::10', '2001:db8::1'];

const network = fc.constantFrom(
  ...['10.77.0.0/24', '10.77.0.0/16', '10.77.0.10/32', '0.0.0.0/0', 'fd77::/64', 'fd77::10/128', '::/0'].map(
    cidr,
  ),
);
const aPort = fc.constantFrom(22, 53, 80, 443, 444, 65_535);
const ports = fc.option(
  fc.tuple(aPort, aPort).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
);
const rule: fc.Arbitrary<NetworkRule> = fc.record({
  network,
  protocol: fc.constantFrom('any', 'tcp', 'udp'),
  ports,
});
const dnsServer = fc.constantFrom('10.77.0.10', '192.0.2.1', 'fd78::10').map(ipAddress);
const reach = (name: string): fc.Arbitrary<ReachChain> =>
  fc.record({
    name: fc.constant(name),
    networks: fc.array(rule, { maxLength: 5 }),
    dns: fc.array(dnsServer, { maxLength: 2 }),
    isOpen: fc.boolean(),
  });

const names = ['0001', '0002', '0003'] as const;
const world = fc.record({
  reaches: fc.tuple(...names.map(reach)),
  members: fc.array(fc.option(fc.constantFrom(...names)), {
    minLength: devices.length,
    maxLength: devices.length,
  }),
});

const tunnels = ['fwg0', 'fovpn0'] as const;
const packet: fc.Arbitrary<Packet> = fc.record({
  iifname: fc.constantFrom(...tunnels, 'lan0'),
  oifname: fc.constantFrom(...tunnels, 'lan0', 'wan0'),
  saddr: fc.constantFrom(...devices, ...hosts),
  daddr: fc.constantFrom(...devices, ...hosts),
  protocol: fc.constantFrom('tcp', 'udp', 'icmp', 'ipv6-icmp', 'gre'),
  sport: aPort,
  dport: aPort,
  direction: fc.constantFrom('original', 'reply'),
  state: fc.constantFrom('new', 'established', 'related'),
});

function firewall(reaches: readonly ReachChain[]): Firewall {
  return {
    table: tableName('fernamt'),
    tunnels: tunnels.map(interfaceName),
    tunnelNetworks: [cidr('10.90.0.0/20'), cidr('fd90::/64')],
    reaches,
    masquerade: true,
  };
}

type World = { readonly reaches: readonly ReachChain[]; readonly members: readonly (string | null)[] };

function tableOf({ reaches, members }: World) {
  const add = new Map(
    devices.flatMap((address, index) => {
      const name = members[index] ?? null;
      return name === null ? [] : [[address, name] as const];
    }),
  );
  return loadTable(renderFirewall(firewall(reaches), { add, remove: [], gone: [], anew: true }));
}

/** In the words of the trade, written a second time and otherwise: by whom, to where, on which port. */
function mayReach(
  { reaches, members }: World,
  device: string,
  to: string,
  over: Packet,
  port: number,
): boolean {
  const name = members[devices.findIndex((address) => address === device)] ?? null;
  const profile = reaches.find((one) => one.name === name);
  if (profile === undefined || !profile.isOpen) return false;
  const hasPorts = over.protocol === 'tcp' || over.protocol === 'udp';
  if (hasPorts && port === 53 && profile.dns.some((server) => server === to)) return true;
  return profile.networks.some(({ network: wanted, protocol, ports: range }) => {
    const target = ipaddr.parse(to);
    const [base, length] = ipaddr.parseCIDR(wanted);
    if (target.kind() !== base.kind() || !target.match(base, length)) return false;
    if (protocol !== 'any' && over.protocol !== protocol) return false;
    return range === null || (hasPorts && port >= range.from && port <= range.to);
  });
}

const isTunnel = (name: string): boolean => tunnels.some((tunnel) => tunnel === name);
const isOneFamily = ({ saddr, daddr }: Packet): boolean => saddr.includes(':') === daddr.includes(':');

function expected(given: World, one: Packet): boolean {
  const from = isTunnel(one.iifname);
  const to = isTunnel(one.oifname);
  if (from && to) return false;
  if (from) return mayReach(given, one.saddr, one.daddr, one, one.dport);
  if (!to) return true;
  if (one.direction !== 'reply' || one.state === 'new') return false;
  const isError = one.state === 'related' && one.protocol.endsWith('icmp');
  const isKnown = given.members[devices.findIndex((address) => address === one.daddr)] ?? null;
  const isOpen = given.reaches.find(({ name }) => name === isKnown)?.isOpen === true;
  return (isError && isOpen) || mayReach(given, one.daddr, one.saddr, one, one.sport);
}

describe('the rendered table', () => {
  it('lets through exactly what the device’s own profile names, whatever the profiles and the packet', () => {
    fc.assert(
      fc.property(
        world,
        fc.array(packet.filter(isOneFamily), { minLength: 20, maxLength: 40 }),
        (given, packets) => {
          const table = tableOf(given);
          for (const one of packets)
            expect([one, passes(table, 'forward', one)]).toEqual([one, expected(given, one)]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('opens nothing of the gateway itself but ICMP and names, and these only to whoever may ask there', () => {
    fc.assert(
      fc.property(world, packet.filter(isOneFamily), (given, one) => {
        if (!isTunnel(one.iifname)) return;
        const isIcmp = one.protocol.endsWith('icmp');
        if (!passes(tableOf(given), 'input', { ...one, oifname: '' }) || isIcmp) return;
        expect(one.dport).toBe(53);
        expect(given.reaches.flatMap(({ dns }) => dns)).toContain(one.daddr);
        expect(mayReach(given, one.saddr, one.daddr, one, 53)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('changing single addresses', () => {
  const one = ipAddress('10.90.0.7');
  const two = ipAddress('fd90::8');

  it('names them alone, and no rule', () => {
    const changes = elementChanges(
      new Map([[one, 'a']]),
      new Map([
        [one, 'b'],
        [two, 'a'],
      ]),
    );
    expect(elementCommands(tableName('fernamt'), changes)).toEqual([
      { delete: { element: { family: 'inet', table: 'fernamt', name: 'reach4', elem: ['10.90.0.7'] } } },
      {
        add: {
          element: {
            family: 'inet',
            table: 'fernamt',
            name: 'reach4',
            elem: [['10.90.0.7', { goto: { target: 'reach-b' } }]],
          },
        },
      },
      {
        add: {
          element: {
            family: 'inet',
            table: 'fernamt',
            name: 'reach6',
            elem: [['fd90::8', { goto: { target: 'reach-a' } }]],
          },
        },
      },
    ]);
  });

  it('is nothing where all is right', () => {
    const same = new Map([[one, 'a']]);
    expect(elementCommands(tableName('fernamt'), elementChanges(same, new Map(same)))).toEqual([]);
  });
});

describe('reading back', () => {
  const profile: ReachChain = {
    name: '0001',
    networks: [readRule('10.77.0.0/24 tcp 443')],
    dns: [],
    isOpen: true,
  };
  const wanted = chainsOf(firewall([profile]));
  const listing = (chains: typeof wanted): string =>
    JSON.stringify({
      nftables: [
        { metainfo: { version: '1.0.6' } },
        ...chains.map(({ name, hook }) => ({ chain: { name, handle: 1, ...hook } })),
        ...chains.flatMap(({ name, rules }) =>
          rules.map(({ says, expr }) => ({ rule: { chain: name, comment: says, expr } })),
        ),
      ],
    });
  const without = (name: string) => wanted.filter((chain) => chain.name !== name);
  const changed = (name: string, change: (chain: (typeof wanted)[number]) => (typeof wanted)[number]) =>
    wanted.map((chain) => (chain.name === name ? change(chain) : chain));

  it('finds nothing where all is there', () =>
    expect(differsIn(readChains(listed(listing(wanted))), wanted)).toBeNull());

  it.each([
    ['a chain is missing', without('answers-0001'), 'answers-0001'],
    [
      'a rule is missing',
      changed('reach-0001', (one) => ({ ...one, rules: one.rules.slice(1) })),
      'reach-0001',
    ],
    [
      'rules are the other way round',
      changed('forward', (one) => ({ ...one, rules: one.rules.toReversed() })),
      'forward',
    ],
    ['a chain hangs nowhere', changed('forward', (one) => ({ ...one, hook: null })), 'forward'],
    ['somebody added a chain', [...wanted, { name: 'extra', hook: null, rules: [] }], 'extra'],
  ])('says where %s', (_, chains, name) =>
    expect(differsIn(readChains(listed(listing(chains))), wanted)).toBe(name),
  );

  it('takes elements as nft gives them, and a foreign verdict for none of ours', () => {
    const map = (elem: unknown) =>
      JSON.stringify({ nftables: [{ metainfo: {} }, { map: { name: 'reach4', elem } }] });
    expect(readElements(listed(map([['10.90.0.7', { goto: { target: 'reach-0001' } }]])))).toEqual(
      new Map([['10.90.0.7', '0001']]),
    );
    expect(readElements(listed(map([['10.90.0.7', { accept: null }]])))).toEqual(
      new Map([['10.90.0.7', '']]),
    );
    expect(readElements(listed(map(undefined)))).toEqual(new Map());
  });
});
