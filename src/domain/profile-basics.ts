/**
 * What IT may say of an access profile beside its reach: name and sentence for applicants, protocols, devices, limits.
 * Limits count for what is decided from then on; an access that somebody has keeps what was granted.
 */
import {
  deviceKinds,
  deviceSystems,
  offeredProtocols,
  vpnProtocols,
  type AccessProfile,
  type ProfileBasics,
  type VpnProtocol,
} from './access-profile';
import { requireRole, type Actor } from './actor';
import type { AuditAction, AuditEvent } from './audit-event';
import { Refusal } from './errors';
import type { AddressPool, GatewayGroup } from './gateway';
import { maxProfiles } from './gateway-reach';
import type { AccessProfileId } from './ids';
import { openReach } from './profile-reach';
import type { Tenant } from './tenant';
import { singleLine } from './text-rules';

export const maxProfileName = 60;
export const maxProfileDescription = 200;
export const mostDevices = 20;
export const longestProfileDays = 3660;

/** What is there already in the municipality. */
export type ProfileSurroundings = {
  readonly actor: Actor;
  readonly tenant: Pick<Tenant, 'wireguard'>;
  /** Retired ones as well. */
  readonly profiles: readonly AccessProfile[];
  readonly pools: readonly Pick<AddressPool, 'gatewayGroupId' | 'protocol' | 'family'>[];
};

export type ProfileTransition = { readonly state: AccessProfile; readonly event: AuditEvent };

/** It begins with everything behind its gateways, which IT narrows down on the page that follows. */
export function beginProfile(
  wanted: ProfileBasics,
  { id, group }: { readonly id: AccessProfileId; readonly group: Pick<GatewayGroup, 'id'> },
  around: ProfileSurroundings,
): ProfileTransition {
  const { actor, profiles } = around;
  requireRole(actor, 'it-admin');
  // Gateways are told of the retired ones, too, as long as somebody has an access under them.
  const ofGroup = profiles.filter(({ gatewayGroupId }) => gatewayGroupId === group.id);
  if (ofGroup.length >= maxProfiles) throw new Refusal('exhausted', 'too-many-profiles');
  const nothing = { id, gatewayGroupId: group.id, protocols: [] };
  const basics = checked(nothing, wanted, around);
  requireFreeName(basics.name, { id, profiles });
  const state: AccessProfile = {
    ...basics,
    id,
    tenantId: actor.tenantId,
    gatewayGroupId: group.id,
    state: 'active',
    reach: openReach,
    reachRevision: 0,
    revision: 0,
  };
  return { state, event: profileEvent(state, 'access-profile.created', actor) };
}

/** Null where nothing is to be changed. */
export function changeProfile(
  profile: AccessProfile,
  wanted: ProfileBasics,
  around: ProfileSurroundings,
): ProfileTransition | null {
  const { actor, profiles } = around;
  requireRole(actor, 'it-admin');
  const basics = checked(profile, wanted, around);
  const state: AccessProfile = { ...profile, ...basics };
  if (JSON.stringify(basicsOf(state)) === JSON.stringify(basicsOf(profile))) return null;
  if (profile.state === 'active') requireFreeName(basics.name, { id: profile.id, profiles });
  return { state, event: profileEvent(state, 'access-profile.changed', actor) };
}

/** In the order in which the parts stand in the type, so that two can be held against each other. */
export function basicsOf(profile: ProfileBasics): ProfileBasics {
  const { name, description, protocols, systems, deviceKinds: kinds, maxDevices, maxDays } = profile;
  return {
    name,
    description,
    protocols: inOrder(vpnProtocols, protocols),
    systems: inOrder(deviceSystems, systems),
    deviceKinds: inOrder(deviceKinds, kinds),
    maxDevices,
    maxDays,
  };
}

function inOrder<Value>(all: readonly Value[], chosen: readonly Value[]): readonly Value[] {
  return all.filter((one) => chosen.includes(one));
}

type Before = Pick<AccessProfile, 'id' | 'gatewayGroupId' | 'protocols'>;

function checked(before: Before, wanted: ProfileBasics, around: ProfileSurroundings): ProfileBasics {
  const basics = basicsOf({
    ...wanted,
    name: line(wanted.name, maxProfileName, 'profile-name-unfit'),
    description: line(wanted.description, maxProfileDescription, 'profile-description-unfit'),
  });
  if (basics.deviceKinds.length === 0) throw new Refusal('invalid', 'profile-without-device-kinds');
  if (basics.systems.length === 0) throw new Refusal('invalid', 'profile-without-systems');
  requireWithin(basics.maxDevices, mostDevices, 'profile-devices-out-of-range');
  requireWithin(basics.maxDays, longestProfileDays, 'profile-days-out-of-range');
  requireServed(before, basics.protocols, around);
  return basics;
}

/** Refused: none, one that is too long, and characters that nobody types. */
function line(typed: string, max: number, reason: string): string {
  const tidy = singleLine(typed, max);
  if (!tidy.ok || tidy.value === '') throw new Refusal('invalid', reason);
  return tidy.value;
}

function requireWithin(value: number, most: number, reason: string): void {
  if (!Number.isInteger(value) || value < 1 || value > most) throw new Refusal('invalid', reason);
}

/** What was there before may stay, whatever has become of its pool or of the decision since. */
function requireServed(
  { gatewayGroupId, protocols: before }: Before,
  protocols: readonly VpnProtocol[],
  { tenant, pools }: ProfileSurroundings,
): void {
  if (protocols.length === 0) throw new Refusal('invalid', 'profile-without-protocols');
  const hasPool = (protocol: VpnProtocol): boolean =>
    pools.some(
      (pool) => pool.gatewayGroupId === gatewayGroupId && pool.protocol === protocol && pool.family === 4,
    );
  const added = protocols.filter((protocol) => !before.includes(protocol));
  if (!added.every(hasPool)) throw new Refusal('invalid', 'profile-protocol-without-addresses');
  const isSame = added.length === 0 && protocols.length === before.length;
  if (!isSame && offeredProtocols({ protocols }, tenant).length === 0)
    throw new Refusal('invalid', 'profile-offers-nothing');
}

/** Applicants choose by the name, so that no two of those on offer may look the same. */
export function requireFreeName(
  name: string,
  { id, profiles }: { readonly id: AccessProfileId } & Pick<ProfileSurroundings, 'profiles'>,
): void {
  const isTaken = profiles.some(
    (other) => other.id !== id && other.state === 'active' && folded(other.name) === folded(name),
  );
  if (isTaken) throw new Refusal('conflict', 'profile-name-taken');
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

export function profileEvent(profile: AccessProfile, action: AuditAction, actor: Actor): AuditEvent {
  const { name, protocols, systems, deviceKinds: kinds, maxDevices, maxDays } = profile;
  return {
    action,
    actor: actor.ref,
    subject: null,
    object: { kind: 'access-profile', id: profile.id },
    data: {
      ...{ name, maxDevices, maxDays },
      protocols: protocols.join(', '),
      systems: systems.join(', '),
      deviceKinds: kinds.join(', '),
    },
    reason: null,
  };
}
