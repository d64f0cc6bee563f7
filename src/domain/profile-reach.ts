/**
 * What an access profile reaches, and when: by need to know (BSI NET.3.3.A5). Less is a click; more needs a reason, and
 * a split tunnel somebody who answers for it and a day on which it is looked at again.
 */
import { requireRole, type Actor } from './actor';
import type { AuditEvent } from './audit-event';
import { cidr, ipAddress, type Cidr, type DnsName, type IpAddress } from './config-fields';
import { Refusal } from './errors';
import { maxDns, maxDomains, type GatewayProfile } from './gateway-reach';
import type { AccessProfileId } from './ids';
import {
  cidrCovers,
  maxNetworkRules,
  outermost,
  readRule,
  ruleCovers,
  rulesCover,
  ruleText,
  wholeNetwork,
  type NetworkRule,
} from './network-rule';
import { decideUpon, type DecisionChoice } from './standing-decision';
import type { StandingDecision } from './tenant';
import { timesCover, timesOfUse, type TimesOfUse } from './times-of-use';

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
type Group = { readonly reachable: readonly string[]; readonly dns: readonly string[] };
/** Where devices get their addresses from. */
type Pool = { readonly cidr: Cidr };
type Profile = { readonly id: AccessProfileId; readonly reach: ProfileReach };

export const networksOf = ({ networks }: ProfileReach, { reachable }: Group): readonly NetworkRule[] =>
  networks ?? reachable.map(cidr).map(wholeNetwork);
export const dnsOf = ({ dns }: ProfileReach, group: Group): readonly IpAddress[] =>
  dns.length > 0 ? dns : group.dns.map(ipAddress);

/** As the gateways are told it. */
export function gatewayProfile({ id, reach }: Profile, group: Group): GatewayProfile {
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

export type RuleFault = { readonly line: number; readonly reason: string };
export type ReadRules = { readonly rules: readonly NetworkRule[]; readonly faults: readonly RuleFault[] };

/** Lines as typed; empty ones do not count. */
export function readRules(text: string, pools: readonly Pool[]): ReadRules {
  const rules: NetworkRule[] = [];
  const faults: RuleFault[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      const rule = readRule(line);
      const reason = wrongWith(rule, rules, pools);
      if (reason === null) rules.push(rule);
      else faults.push({ line: index + 1, reason });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      faults.push({ line: index + 1, reason: error.reason });
    }
  }
  return { rules, faults };
}

/** What says nothing, or contradicts what another line says, is mostly a slip of the pen. */
function wrongWith(rule: NetworkRule, before: readonly NetworkRule[], pools: readonly Pool[]): string | null {
  if (before.length >= maxNetworkRules) return 'reach-too-many';
  if (pools.some((pool) => cidrCovers(pool.cidr, rule.network))) return 'reach-rule-devices';
  if (before.some((one) => ruleCovers(one, rule))) return 'reach-rule-covered';
  return before.some((one) => ruleCovers(rule, one)) ? 'reach-rule-covers' : null;
}

/** In which ways the second reaches more than the first. */
export const loosenings = ['networks', 'names', 'times', 'split-tunnel'] as const;
export type Loosening = (typeof loosenings)[number];

export function loosened(before: ProfileReach, after: ProfileReach, group: Group): readonly Loosening[] {
  const known = networksOf(before, group);
  const servers = dnsOf(before, group);
  const isReached = (server: IpAddress): boolean =>
    servers.includes(server) || rulesCover(known, [nameRule(server)]);
  const is: Readonly<Record<Loosening, boolean>> = {
    networks: !rulesCover(known, networksOf(after, group)),
    names: !dnsOf(after, group).every(isReached),
    times: !timesCover(before.times, after.times),
    'split-tunnel': before.splitTunnel === null && after.splitTunnel !== null,
  };
  return loosenings.filter((one) => is[one]);
}

function nameRule(server: IpAddress): NetworkRule {
  return readRule(`${server} any 53`);
}

export type WantedReach = Omit<ProfileReach, 'splitTunnel'> & {
  readonly splitTunnel: DecisionChoice | null;
  /** Why it reaches more than before; may be empty where it does not. */
  readonly reason: string;
};

export type ReachChange = {
  readonly actor: Actor;
  readonly group: Group;
  readonly pools: readonly Pool[];
  /** A local day. */
  readonly today: string;
};

export type ChangedReach = { readonly reach: ProfileReach; readonly event: AuditEvent };

/** Null where nothing is to be changed. */
export function changeReach(
  profile: Profile,
  wanted: WantedReach,
  { actor, group, pools, today }: ReachChange,
): ChangedReach | null {
  requireRole(actor, 'it-admin');
  const reach = checked(profile.reach, wanted, { pools, today });
  if (JSON.stringify(reach) === JSON.stringify(profile.reach)) return null;
  requireNetworksToSplit(reach, group);
  const more = loosened(profile.reach, reach, group);
  if (more.length > 0 && wanted.reason === '') throw new Refusal('invalid', 'reach-reason-missing');
  return { reach, event: eventOf(profile, reach, { actor, more, reason: wanted.reason }) };
}

function checked(
  before: ProfileReach,
  { networks, dns, domains, splitTunnel, times }: WantedReach,
  { pools, today }: Pick<ReachChange, 'pools' | 'today'>,
): ProfileReach {
  if (dns.length > maxDns) throw new Refusal('invalid', 'reach-too-many-dns');
  if (domains.length > maxDomains) throw new Refusal('invalid', 'reach-too-many-domains');
  return {
    networks: networks === null ? null : checkedNetworks(networks, pools),
    dns: [...new Set(dns)],
    domains: [...new Set(domains)],
    splitTunnel: splitTunnel === null ? null : decided(before.splitTunnel, splitTunnel, today),
    times: times === null ? null : timesOfUse(times),
  };
}

/** Going through the rules once more, whoever read them: the first fault refuses all. */
function checkedNetworks(
  networks: readonly NetworkRule[],
  pools: ReachChange['pools'],
): readonly NetworkRule[] {
  if (networks.length === 0) throw new Refusal('invalid', 'reach-without-networks');
  const { rules, faults } = readRules(networks.map(ruleText).join('\n'), pools);
  const [fault] = faults;
  if (fault !== undefined) throw new Refusal('invalid', fault.reason);
  return rules;
}

/** The same words again are the same decision, of its day then. */
function decided(before: StandingDecision | null, choice: DecisionChoice, today: string): StandingDecision {
  const { decidedBy, reason, reviewOn } = choice;
  const isSame = before?.decidedBy === decidedBy && before.reason === reason && before.reviewOn === reviewOn;
  return isSame ? before : decideUpon({ decidedBy, reason, reviewOn }, today);
}

/** "Everything, but not everything" sends nothing where it was meant to. */
function requireNetworksToSplit(reach: ProfileReach, group: Group): void {
  const isAll = networksOf(reach, group).some(({ network }) => network.endsWith('/0'));
  if (reach.splitTunnel !== null && isAll) throw new Refusal('invalid', 'split-tunnel-of-everything');
}

function eventOf(
  { id }: Pick<Profile, 'id'>,
  reach: ProfileReach,
  {
    actor,
    more,
    reason,
  }: { readonly actor: Actor; readonly more: readonly Loosening[]; readonly reason: string },
): AuditEvent {
  const { networks, dns, domains, splitTunnel, times } = reach;
  return {
    action: 'access-profile.reach-changed',
    actor: actor.ref,
    subject: null,
    object: { kind: 'access-profile', id },
    data: {
      loosened: more.length === 0 ? null : more.join(', '),
      networks: networks === null ? null : networks.map(ruleText).join('; '),
      dns: dns.join(', '),
      domains: domains.join(', '),
      splitTunnelUntil: splitTunnel?.reviewOn ?? null,
      times: times === null ? null : `${times.days.join(',')} ${times.from}-${times.to}`,
    },
    reason: reason === '' ? null : reason,
  };
}
