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
import { maxDns } from './gateway-reach';
import { coveredBy } from './network-rule';
import { readNetworks, type Devices } from './reachable-networks';

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
  const [lay, lies] = [coveredBy(before.map(cidr)), coveredBy(after)];
  return profiles.filter(({ reach }) =>
    (reach.networks ?? []).some(({ network }) => lay(network) && !lies(network)),
  );
}

/** By networks, or by a name server that nobody could ask before. */
export function reachesMore(
  before: Pick<GatewayGroup, 'reachable' | 'dns'>,
  after: Pick<GatewayGroup, 'reachable' | 'dns'>,
): boolean {
  const wasReached = coveredBy(before.reachable.map(cidr));
  const wasAsked = (server: string): boolean =>
    before.dns.includes(server) || wasReached(hostCidr(ipAddress(server)));
  return !after.reachable.map(cidr).every(wasReached) || !after.dns.every(wasAsked);
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
