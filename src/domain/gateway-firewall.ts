/**
 * The gateway's packet filter as nftables JSON: one table of our own that drops what tunnels send anywhere but to where
 * their access profile leads. It matches tunnels by name, so that it stands before they exist; nobody else's table is touched.
 */
import ipaddr from 'ipaddr.js';
import { cidr, isIp4 } from './config-fields';
import type { Cidr, InterfaceCidr, IpAddress } from './config-fields';
import { elementCommands, type ElementChanges } from './firewall-elements';
import {
  answerChainName,
  answerRules,
  lookUp,
  reachChainName,
  reachRules,
  type ReachChain,
} from './firewall-reach';
import { address, field, isAnswer, match, meta, set, type FirewallRule, type Json } from './firewall-rule';
import type { InterfaceName, TableName } from './host-fields';

export type Firewall = {
  readonly table: TableName;
  readonly tunnels: readonly InterfaceName[];
  /** The networks that the tunnels' addresses come from. */
  readonly tunnelNetworks: readonly Cidr[];
  readonly reaches: readonly ReachChain[];
  readonly masquerade: boolean;
};

/** The network that an interface's address belongs to. */
export function networkOf(address: InterfaceCidr): Cidr {
  const kind = address.includes(':') ? ipaddr.IPv6 : ipaddr.IPv4;
  return cidr(
    `${kind.networkAddressFromCIDR(address).toString()}/${address.slice(address.indexOf('/') + 1)}`,
  );
}

export type FirewallChanges = ElementChanges & {
  /** Chains of profiles that are no more. */
  readonly gone: readonly string[];
  /** Another table of this name stands there, which is not like ours: it goes, in the same moment. */
  readonly anew: boolean;
};

/**
 * `nft -j -f -` takes the whole as one transaction: no packet meets half of it. Chains are emptied and filled; the maps
 * of addresses stay, since with tens of thousands of devices filling them anew would take seconds.
 */
export function renderFirewall(firewall: Firewall, changes: FirewallChanges): string {
  const place = { family: 'inet', table: firewall.table };
  const table = { family: 'inet', name: firewall.table };
  const map = (name: string, type: string): Json => ({
    add: { map: { ...place, name, type, map: 'verdict' } },
  });
  const chains = chainsOf(firewall);
  return commandsText([
    { add: { table } },
    ...(changes.anew ? [{ delete: { table } }, { add: { table } }] : []),
    map('reach4', 'ipv4_addr'),
    map('reach6', 'ipv6_addr'),
    ...chains.map(({ name, hook }) => ({ add: { chain: { ...place, name, ...hook } } })),
    ...[...chains.map(({ name }) => name), ...changes.gone].map((name) => ({
      flush: { chain: { ...place, name } },
    })),
    ...chains.flatMap(({ name, rules }) =>
      rules.map(({ says, expr }) => ({ add: { rule: { ...place, chain: name, expr, comment: says } } })),
    ),
    ...elementCommands(firewall.table, changes),
    ...changes.gone.map((name) => ({ delete: { chain: { ...place, name } } })),
  ]);
}

export function commandsText(commands: readonly Json[]): string {
  return `{"nftables":[\n${commands.map((command) => JSON.stringify(command)).join(',\n')}\n]}\n`;
}

type Hook = { readonly type: string; readonly hook: string; readonly prio: number; readonly policy: string };
export type Chain = {
  readonly name: string;
  readonly hook: Hook | null;
  readonly rules: readonly FirewallRule[];
};

/** Their policy lets others' traffic pass: what comes from or goes to a tunnel ends at our own rules. */
const hooked = (type: 'filter' | 'nat', hook: string, prio: number): Hook => ({
  type,
  hook,
  prio,
  policy: 'accept',
});

export function chainsOf(firewall: Firewall): readonly Chain[] {
  const toTunnel = match(meta('oifname'), set(firewall.tunnels));
  return [
    ...firewall.reaches.flatMap((reach) => [
      { name: reachChainName(reach.name), hook: null, rules: reachRules(reach, toTunnel) },
      { name: answerChainName(reach.name), hook: null, rules: answerRules(reach) },
    ]),
    { name: 'input', hook: hooked('filter', 'input', 0), rules: inputRules(firewall) },
    { name: 'forward', hook: hooked('filter', 'forward', 0), rules: forwardRules(firewall) },
    { name: 'postrouting', hook: hooked('nat', 'postrouting', 100), rules: masqueradeRules(firewall) },
  ];
}

const drop: Json = { drop: null };
const families = ['ip', 'ip6'] as const;

/** To the gateway itself: questions about it (ICMP), and to its name service for whoever may ask there; no administration. */
function inputRules({ tunnels, reaches }: Firewall): readonly FirewallRule[] {
  const from = match(meta('iifname'), set(tunnels));
  const servers: readonly IpAddress[] = [...new Set(reaches.flatMap(({ dns }) => dns))].sort();
  const names = [match(meta('l4proto'), set(['tcp', 'udp'])), match(field('th', 'dport'), 53)];
  return [
    {
      says: 'ICMP',
      expr: [from, match(meta('l4proto'), set(['icmp', 'ipv6-icmp'])), { accept: null }],
    },
    ...servers.map((server) => ({
      says: `names from ${server}`,
      expr: [from, address('daddr', server), ...names, lookUp(isIp4(server) ? 'ip' : 'ip6', 'saddr')],
    })),
    { says: 'nothing else', expr: [from, drop] },
  ];
}

/** From a tunnel to where its profile leads, and answers back; never from tunnel to tunnel, never from the office first. */
function forwardRules({ tunnels }: Firewall): readonly FirewallRule[] {
  const from = match(meta('iifname'), set(tunnels));
  const to = match(meta('oifname'), set(tunnels));
  return [
    { says: 'no device to another', expr: [from, to, drop] },
    ...families.map((family) => ({ says: 'by the device', expr: [from, lookUp(family, 'saddr')] })),
    ...families.map((family) => ({ says: 'answers', expr: [to, ...isAnswer, lookUp(family, 'daddr')] })),
    { says: 'unknown device', expr: [from, drop] },
    { says: 'no answer', expr: [to, drop] },
  ];
}

/** The office needs no way back to the tunnels' addresses then. */
function masqueradeRules({ tunnels, tunnelNetworks, masquerade }: Firewall): readonly FirewallRule[] {
  if (!masquerade) return [];
  const elsewhere = match(meta('oifname'), set(tunnels), '!=');
  return tunnelNetworks.map((network) => ({
    says: `from ${network}`,
    expr: [address('saddr', network), elsewhere, { masquerade: null }],
  }));
}
