/**
 * The chains of one access profile: what its devices reach, and the answers to that. Every packet is looked at, those of
 * connections that stand already too, so that what is taken away is gone at once.
 */
import type { IpAddress } from './config-fields';
import { address, field, match, meta, set, type FirewallRule, type Json, type Side } from './firewall-rule';
import { ruleText, type NetworkRule } from './network-rule';

export type ReachChain = {
  /** Of the profile; `all` where the portal knows none. */
  readonly name: string;
  readonly networks: readonly NetworkRule[];
  readonly dns: readonly IpAddress[];
  /** False outside its times of use: nothing passes. */
  readonly isOpen: boolean;
};

export const reachChainName = (name: string): string => `reach-${name}`;
export const answerChainName = (name: string): string => `answers-${name}`;

const drop: FirewallRule = { says: 'nothing else', expr: [{ drop: null }] };

/** `tunnels`: in the same chain, since one look at the map of addresses leads here from both sides. */
export function reachRules(chain: ReachChain, toTunnel: Json): readonly FirewallRule[] {
  if (!chain.isOpen) return [{ ...drop, says: 'outside the times of use' }];
  return [
    { says: 'answers', expr: [toTunnel, { goto: { target: answerChainName(chain.name) } }] },
    ...allowed(chain).map((rule) => passes(rule, 'daddr')),
    drop,
  ];
}

/** Only what comes from where the device may go, mirrored; of others only what they say about a connection on its way. */
export function answerRules(chain: ReachChain): readonly FirewallRule[] {
  if (!chain.isOpen) return [{ ...drop, says: 'outside the times of use' }];
  const errors = match(meta('l4proto'), set(['icmp', 'ipv6-icmp']));
  const related = match({ ct: { key: 'state' } }, 'related', 'in');
  return [
    { says: 'related ICMP', expr: [related, errors, { accept: null }] },
    ...allowed(chain).map((rule) => passes(rule, 'saddr')),
    drop,
  ];
}

/** Names are asked for at the profile's own servers, whatever else it reaches. */
function allowed({ networks, dns }: ReachChain): readonly (NetworkRule | IpAddress)[] {
  return [...dns, ...networks];
}

function passes(rule: NetworkRule | IpAddress, side: Side): FirewallRule {
  const way = side === 'daddr' ? 'to' : 'from';
  if (typeof rule === 'string') {
    const expr = [address(side, rule), ...ports('any', { from: 53, to: 53 }, side), { accept: null }];
    return { says: `${way} ${rule} any 53`, expr };
  }
  const { network, protocol, ports: range } = rule;
  const expr = [address(side, network), ...ports(protocol, range, side), { accept: null }];
  return { says: `${way} ${ruleText(rule)}`, expr };
}

function ports(protocol: NetworkRule['protocol'], range: NetworkRule['ports'], side: Side): readonly Json[] {
  const name = side === 'daddr' ? 'dport' : 'sport';
  const both = match(meta('l4proto'), set(['tcp', 'udp']));
  if (range === null) return protocol === 'any' ? [] : [match(meta('l4proto'), protocol)];
  const wanted = range.from === range.to ? range.from : { range: [range.from, range.to] };
  return protocol === 'any'
    ? [both, match(field('th', name), wanted)]
    : [match(field(protocol, name), wanted)];
}

/** What leads into the chains of a device's profile: by the address that is its own in the tunnel. */
export function lookUp(family: 'ip' | 'ip6', key: Side): Json {
  return { vmap: { key: field(family, key), data: family === 'ip' ? '@reach4' : '@reach6' } };
}
