/**
 * What lies behind a gateway group, and its name servers: what all access profiles of it reach that name no networks of
 * their own. Less is a click; more needs a reason, as with the profiles.
 */
import { requireRole, type Actor } from './actor';
import type { AccessProfile } from './access-profile';
import type { AuditEvent } from './audit-event';
import { cidr, hostCidr, ipAddress, type Cidr, type IpAddress } from './config-fields';
import { Refusal } from './errors';
import type { GatewayGroup } from './gateway';
import { maxDns, maxReachable } from './gateway-reach';
import { cidrCovers, outermost, readRule, ruleText, wholeNetwork } from './network-rule';
import type { RuleFault } from './network-rule-list';
import type { TunnelNetworks } from './tunnel-networks';

/** Where devices have their addresses from. */
type Devices = Pick<TunnelNetworks, 'pools' | 'overTcp'>;

export type ReadNetworks = { readonly networks: readonly Cidr[]; readonly faults: readonly RuleFault[] };

/** Networks as typed, one a line; empty lines do not count. */
export function readNetworks(text: string, devices: Devices): ReadNetworks {
  const networks: Cidr[] = [];
  const faults: RuleFault[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readNetwork(line, networks, devices);
    if ('reason' in read) faults.push({ line: index + 1, reason: read.reason });
    else networks.push(read.network);
  }
  return { networks, faults };
}

type ReadLine = { readonly network: Cidr } | { readonly reason: string };

function readNetwork(line: string, before: readonly Cidr[], devices: Devices): ReadLine {
  const network = networkIn(line);
  if (network === null) return { reason: 'reach-rule-network' };
  if (before.length >= maxReachable) return { reason: 'reach-too-many' };
  if (isOfDevices(network, devices)) return { reason: 'reach-rule-devices' };
  if (before.some((one) => cidrCovers(one, network))) return { reason: 'reach-rule-covered' };
  return before.some((one) => cidrCovers(network, one)) ? { reason: 'reach-rule-covers' } : { network };
}

/** Around pools it is "everything", which leads to each device's own tunnel first; a server over TCP has no such word. */
function isOfDevices(network: Cidr, { pools, overTcp }: Devices): boolean {
  const all = [...pools.map((pool) => pool.cidr), ...overTcp];
  if (all.some((one) => cidrCovers(one, network))) return true;
  const isEverything = pools.some((pool) => cidrCovers(network, pool.cidr));
  return !isEverything && overTcp.some((one) => cidrCovers(network, one));
}

/** An address alone is the network of that one address; ports are the profiles' affair. */
function networkIn(line: string): Cidr | null {
  try {
    const rule = readRule(line);
    return ruleText(rule) === ruleText(wholeNetwork(rule.network)) ? rule.network : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

export type WantedNetworks = {
  readonly reachable: readonly Cidr[];
  readonly dns: readonly IpAddress[];
  /** Why more is reached than before; may be empty where it is not. */
  readonly reason: string;
};

export type NetworkSurroundings = {
  readonly actor: Actor;
  /** Of the group, retired ones as well: accesses under them go on. */
  readonly profiles: readonly AccessProfile[];
  readonly devices: Devices;
};

export type ChangedNetworks = {
  readonly group: GatewayGroup;
  readonly event: AuditEvent;
};

/** Null where nothing is to be changed. */
export function changeNetworks(
  group: GatewayGroup,
  wanted: WantedNetworks,
  { actor, profiles, devices }: NetworkSurroundings,
): ChangedNetworks | null {
  requireRole(actor, 'it-admin');
  const { networks: reachable, faults } = readNetworks(wanted.reachable.join('\n'), devices);
  const [fault] = faults;
  if (fault !== undefined) throw new Refusal('invalid', fault.reason);
  const dns = [...new Set(wanted.dns)];
  if (dns.length > maxDns) throw new Refusal('invalid', 'reach-too-many-dns');
  const after: GatewayGroup = { ...group, reachable, dns };
  if (same(group.reachable, reachable) && same(group.dns, dns)) return null;
  if (namingMore(profiles, group.reachable, reachable).length > 0)
    throw new Refusal('conflict', 'networks-named-by-profiles');
  if (reachable.some((network) => network.endsWith('/0')) && profiles.some(splitsEverything))
    throw new Refusal('invalid', 'split-tunnel-of-everything');
  const more = reachesMore(group, after);
  if (more && wanted.reason === '') throw new Refusal('invalid', 'reach-reason-missing');
  return { group: after, event: eventOf(after, { actor, more, reason: wanted.reason }) };
}

const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

const splitsEverything = ({ reach }: AccessProfile): boolean =>
  reach.splitTunnel !== null && reach.networks === null;

/**
 * Profiles that name a network which lay behind the gateways and no longer will: they would go on as if it did. What
 * never lay there is theirs alone.
 */
export function namingMore(
  profiles: readonly AccessProfile[],
  before: readonly string[],
  after: readonly Cidr[],
): readonly AccessProfile[] {
  const lies = (network: Cidr, behind: readonly Cidr[]): boolean =>
    behind.some((one) => cidrCovers(one, network));
  const known = before.map(cidr);
  return profiles.filter(({ reach }) =>
    (reach.networks ?? []).some(({ network }) => lies(network, known) && !lies(network, after)),
  );
}

/** By networks, or by a name server that nobody could ask before. */
export function reachesMore(
  before: Pick<GatewayGroup, 'reachable' | 'dns'>,
  after: Pick<GatewayGroup, 'reachable' | 'dns'>,
): boolean {
  const known = before.reachable.map(cidr);
  const wasReached = (network: Cidr): boolean => known.some((one) => cidrCovers(one, network));
  const isAsked = (server: string): boolean =>
    before.dns.includes(server) || wasReached(hostCidr(ipAddress(server)));
  return !outermost(after.reachable.map(cidr)).every(wasReached) || !after.dns.every(isAsked);
}

function eventOf(
  { id, name, reachable, dns }: GatewayGroup,
  { actor, more, reason }: { readonly actor: Actor; readonly more: boolean; readonly reason: string },
): AuditEvent {
  return {
    action: 'gateway-group.networks-changed',
    actor: actor.ref,
    subject: null,
    object: { kind: 'gateway-group', id },
    data: { name, networks: reachable.join('; '), dns: dns.join(', '), loosened: more },
    reason: reason === '' ? null : reason,
  };
}
