/**
 * What IT may change of what an access profile reaches. Less is a click; more needs a reason, and a split tunnel somebody
 * who answers for it and a day on which it is looked at again.
 */
import { requireRole, type Actor } from './actor';
import type { AuditEvent } from './audit-event';
import { hostCidr, type IpAddress } from './config-fields';
import { Refusal } from './errors';
import { maxDns, maxDomains } from './gateway-reach';
import { rulesCover, ruleText, type NetworkRule } from './network-rule';
import { readRules, type DevicePool } from './network-rule-list';
import {
  dnsOf,
  networksOf,
  type ProfileReach,
  type ProfileWithReach,
  type ReachableGroup,
} from './profile-reach';
import { decideUpon, type DecisionChoice } from './standing-decision';
import type { StandingDecision } from './tenant';
import { timesCover, timesOfUse } from './times-of-use';

/** In which ways the second reaches more than the first. */
export const loosenings = ['networks', 'names', 'times', 'split-tunnel'] as const;
export type Loosening = (typeof loosenings)[number];

export function loosened(
  before: ProfileReach,
  after: ProfileReach,
  group: ReachableGroup,
): readonly Loosening[] {
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
  return { network: hostCidr(server), protocol: 'any', ports: { from: 53, to: 53 } };
}

export type WantedReach = Omit<ProfileReach, 'splitTunnel'> & {
  readonly splitTunnel: DecisionChoice | null;
  /** Why it reaches more than before; may be empty where it does not. */
  readonly reason: string;
};

export type ReachChange = {
  readonly actor: Actor;
  readonly group: ReachableGroup;
  readonly pools: readonly DevicePool[];
  /** A local day. */
  readonly today: string;
};

export type ChangedReach = { readonly reach: ProfileReach; readonly event: AuditEvent };

/** Null where nothing is to be changed. */
export function changeReach(
  profile: ProfileWithReach,
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
function requireNetworksToSplit(reach: ProfileReach, group: ReachableGroup): void {
  const isAll = networksOf(reach, group).some(({ network }) => network.endsWith('/0'));
  if (reach.splitTunnel !== null && isAll) throw new Refusal('invalid', 'split-tunnel-of-everything');
}

function eventOf(
  { id }: Pick<ProfileWithReach, 'id'>,
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
