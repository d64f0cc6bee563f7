// What an access profile reaches, and when (by need to know, BSI NET.3.3.A5); and what its gateways are told of that.
import { cidr, ipAddress, type Cidr, type DnsName, type IpAddress } from './config-fields';
import { Refusal } from './errors';
import { maxReachable, type GatewayProfile } from './gateway-reach';
import type { AccessProfileId } from './ids';
import { outermost, wholeNetwork, type NetworkRule } from './network-rule';
import type { StandingDecision } from './tenant';
import type { TimesOfUse } from './times-of-use';

export type ProfileReach = {
  /** Null: everything behind the gateway. */
  readonly networks: readonly NetworkRule[] | null;
  /** None: the gateways' own. */
  readonly dns: readonly IpAddress[];
  readonly domains: readonly DnsName[];
  /** Null: everything of a device goes through the tunnel. */
  readonly splitTunnel: StandingDecision | null;
  /** Null: always. */
  readonly times: TimesOfUse | null;
};

/** What a profile begins with. */
export const openReach: ProfileReach = {
  networks: null,
  dns: [],
  domains: [],
  splitTunnel: null,
  times: null,
};

/** Of a profile's gateways: what lies behind them. */
export type ReachableGroup = { readonly reachable: readonly string[]; readonly dns: readonly string[] };
export type ProfileWithReach = { readonly id: AccessProfileId; readonly reach: ProfileReach };

export const networksOf = (
  { networks }: ProfileReach,
  { reachable }: ReachableGroup,
): readonly NetworkRule[] => networks ?? reachable.map(cidr).map(wholeNetwork);
export const dnsOf = ({ dns }: ProfileReach, group: ReachableGroup): readonly IpAddress[] =>
  dns.length > 0 ? dns : group.dns.map(ipAddress);

/** As the gateways are told it. */
export function gatewayProfile({ id, reach }: ProfileWithReach, group: ReachableGroup): GatewayProfile {
  return {
    id,
    networks: networksOf(reach, group),
    dns: dnsOf(reach, group),
    domains: reach.domains,
    fullTunnel: reach.splitTunnel === null,
    times: reach.times,
  };
}

/** All that any of them reaches: by this go agents that know no profiles. */
export function reachableByAny(profiles: readonly GatewayProfile[]): readonly Cidr[] {
  return outermost(profiles.flatMap(({ networks }) => networks.map(({ network }) => network)));
}

/** Refused: what a gateway would not take in its settings. */
export function requireRoom(profiles: readonly GatewayProfile[]): void {
  if (reachableByAny(profiles).length > maxReachable) throw new Refusal('invalid', 'reach-too-many');
}
