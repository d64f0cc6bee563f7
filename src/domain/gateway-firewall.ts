/**
 * The gateway's packet filter as nftables JSON: one table of our own that drops what tunnels send anywhere but to the
 * office. It matches tunnels by name, so that it stands before they exist; nobody else's table is touched.
 */
import ipaddr from 'ipaddr.js';
import { cidr, isCidr4, isIp4 } from './config-fields';
import type { Cidr, InterfaceCidr, IpAddress } from './config-fields';
import type { InterfaceName, TableName } from './host-fields';

export type Firewall = {
  readonly table: TableName;
  readonly tunnels: readonly InterfaceName[];
  /** The networks that the tunnels' addresses come from. */
  readonly tunnelNetworks: readonly Cidr[];
  readonly reachable: readonly Cidr[];
  readonly dns: readonly IpAddress[];
  readonly masquerade: boolean;
};

/** The network that an interface's address belongs to. */
export function networkOf(address: InterfaceCidr): Cidr {
  const kind = address.includes(':') ? ipaddr.IPv6 : ipaddr.IPv4;
  return cidr(
    `${kind.networkAddressFromCIDR(address).toString()}/${address.slice(address.indexOf('/') + 1)}`,
  );
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** `nft -j -f -` takes the whole as one transaction: the table is never half there. */
export function renderFirewall(firewall: Firewall): string {
  const table = { family: 'inet', name: firewall.table };
  const commands: readonly Json[] = [
    { add: { table } },
    { delete: { table } },
    { add: { table } },
    ...chain(firewall, filterAt('input'), inputRules(firewall)),
    ...chain(firewall, filterAt('forward'), forwardRules(firewall)),
    ...(firewall.masquerade ? masqueradeChain(firewall) : []),
  ];
  return `{"nftables":[\n${commands.map((command) => JSON.stringify(command)).join(',\n')}\n]}\n`;
}

/** To the gateway itself: questions about it (ICMP) and to its name service, if it is one; no administration. */
function inputRules({ tunnels, dns }: Firewall): readonly Json[] {
  const from = match({ meta: { key: 'iifname' } }, set(tunnels));
  return [
    [from, match({ ct: { key: 'state' } }, set(['established', 'related'])), { accept: null }],
    [from, match({ meta: { key: 'l4proto' } }, set(['icmp', 'ipv6-icmp'])), { accept: null }],
    ...destinations(dns).map((destination) => [from, destination, ...nameService, { accept: null }]),
    [from, { drop: null }],
  ];
}

/** From a tunnel to the office, and answers back; never from tunnel to tunnel, never from the office first. */
function forwardRules({ tunnels, reachable, dns }: Firewall): readonly Json[] {
  const from = match({ meta: { key: 'iifname' } }, set(tunnels));
  const to = match({ meta: { key: 'oifname' } }, set(tunnels));
  return [
    [from, to, { drop: null }],
    [from, match({ ct: { key: 'state' } }, set(['established', 'related'])), { accept: null }],
    [to, match({ ct: { key: 'state' } }, set(['established', 'related'])), { accept: null }],
    ...destinations(reachable).map((destination) => [from, destination, { accept: null }]),
    ...destinations(dns).map((destination) => [from, destination, ...nameService, { accept: null }]),
    [from, { drop: null }],
    [to, { drop: null }],
  ];
}

/** The office needs no way back to the tunnels' addresses then. */
function masqueradeChain(firewall: Firewall): readonly Json[] {
  const elsewhere = match({ meta: { key: 'oifname' } }, set(firewall.tunnels), '!=');
  const rules = firewall.tunnelNetworks.map((network) => [
    match({ payload: { protocol: protocolOf(network), field: 'saddr' } }, prefix(network)),
    elsewhere,
    { masquerade: null },
  ]);
  return chain(firewall, { type: 'nat', hook: 'postrouting', prio: 100 }, rules);
}

const nameService: readonly Json[] = [
  match({ meta: { key: 'l4proto' } }, set(['tcp', 'udp'])),
  match({ payload: { protocol: 'th', field: 'dport' } }, 53),
];

type Hook = { readonly type: 'filter' | 'nat'; readonly hook: string; readonly prio: number };

const filterAt = (hook: 'input' | 'forward'): Hook => ({ type: 'filter', hook, prio: 0 });

/** Named after its hook. Its policy lets others' traffic pass: what comes from or goes to a tunnel ends at our own rules. */
function chain({ table }: Firewall, hook: Hook, rules: readonly Json[]): readonly Json[] {
  const place = { family: 'inet', table };
  return [
    { add: { chain: { ...place, name: hook.hook, ...hook, policy: 'accept' } } },
    ...rules.map((expr) => ({ add: { rule: { ...place, chain: hook.hook, expr } } })),
  ];
}

/** A rule for each: prefixes that overlap would not fit into one set. */
function destinations(targets: readonly (Cidr | IpAddress)[]): readonly Json[] {
  return targets.map((target) =>
    match({ payload: { protocol: protocolOf(target), field: 'daddr' } }, prefix(target)),
  );
}

function protocolOf(target: Cidr | IpAddress): 'ip' | 'ip6' {
  return isCidr4(target) || isIp4(target) ? 'ip' : 'ip6';
}

function prefix(target: string): Json {
  const [addr = '', length] = target.split('/');
  return length === undefined ? addr : { prefix: { addr, len: Number(length) } };
}

function match(left: Json, right: Json, op: '==' | '!=' = '=='): Json {
  return { match: { op, left, right } };
}

function set(members: readonly Json[]): Json {
  return { set: members };
}
