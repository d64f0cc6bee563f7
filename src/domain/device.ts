// One computer or phone under a grant; only its holder adds it, holder and IT can stop it.
import type { AccessProfile, DeviceSystem } from './access-profile';
import { hasRole, isSelf, requireRole, type Actor } from './actor';
import type { AuditAction, AuditEvent } from './audit-event';
import { Refusal } from './errors';
import { requireActive, type Grant, type HoldingState } from './grant';
import type { DeviceId, GrantId, IdentityRef, PersonId, TenantId } from './ids';

export type Device = {
  readonly id: DeviceId;
  readonly tenantId: TenantId;
  readonly grantId: GrantId;
  readonly personId: PersonId;
  readonly personRef: IdentityRef;
  readonly name: string;
  readonly system: DeviceSystem;
  readonly inventoryNumber: string | null;
  readonly state: HoldingState;
  /** Reported lost by its holder; told apart from other suspensions, because IT then has to follow it up. */
  readonly lost: boolean;
  readonly createdAt: Date;
};

export type NewDevice = Pick<Device, 'name' | 'system' | 'inventoryNumber'>;

export function addDevice(
  input: NewDevice,
  from: { readonly actor: Actor; readonly id: DeviceId },
  rules: { readonly grant: Grant; readonly profile: AccessProfile; readonly now: Date },
): { readonly state: Device; readonly event: AuditEvent } {
  const { grant, profile, now } = rules;
  if (grant.personId !== from.actor.personId) throw new Refusal('not-found', 'no-such-grant');
  requireActive(grant, now);
  if (!profile.systems.includes(input.system)) throw new Refusal('invalid', 'system-not-allowed');
  const state: Device = {
    ...input,
    id: from.id,
    tenantId: grant.tenantId,
    grantId: grant.id,
    personId: grant.personId,
    personRef: grant.personRef,
    state: 'active',
    lost: false,
    createdAt: now,
  };
  return { state, event: deviceEvent(state, { action: 'device.added', by: from.actor.ref, reason: null }) };
}

/** Two devices of one access that cannot be told apart by name: a mistake, or a form sent twice. */
export function refuseSameName(name: string, others: readonly Device[]): void {
  const same = others.some(
    (other) =>
      (other.state === 'active' || other.state === 'suspended') &&
      other.name.toLowerCase() === name.toLowerCase(),
  );
  if (same) throw new Refusal('conflict', 'device-name-taken');
}

/** Only the holder, never an admin; to anybody else the device does not exist. */
function requireHolder(device: Device, actor: Actor): void {
  if (device.personId !== actor.personId) throw new Refusal('not-found', 'no-such-device');
}

/** May a credential be made for this device now? */
export function requireIssuable(
  device: Device,
  actor: Actor,
  { grant, now }: { readonly grant: Grant; readonly now: Date },
): void {
  requireHolder(device, actor);
  requireActive(grant, now);
  if (device.state !== 'active') throw new Refusal('conflict', `device-${device.state}`);
}

/** The holder reports a loss, once: the device is suspended, if it is not yet, and IT decides what follows. */
export function reportLost(device: Device, actor: Actor) {
  requireHolder(device, actor);
  requireState(device, device.lost ? ['active'] : ['active', 'suspended']);
  return moved(
    { ...device, lost: true },
    { to: 'suspended', action: 'device.reported-lost', by: actor.ref, reason: null },
  );
}

export function suspendDevice(device: Device, actor: Actor, reason: string) {
  requireRole(actor, 'it-admin', 'help-desk', 'break-glass');
  requireState(device, ['active']);
  return moved(device, { to: 'suspended', action: 'device.suspended', by: actor.ref, reason });
}

/** A gateway remembers a revocation that a restored database has forgotten: stopped until IT has looked at it. */
export function suspendForgotten(device: Device) {
  requireState(device, ['active']);
  return moved(device, { to: 'suspended', action: 'device.suspended', by: null, reason: null });
}

/** Nobody lifts the suspension of their own device. */
export function resumeDevice(device: Device, actor: Actor) {
  requireRole(actor, 'it-admin');
  if (isSelf(actor, device.personId)) throw new Refusal('forbidden', 'own-access');
  requireState(device, ['suspended']);
  return moved(
    { ...device, lost: false },
    { to: 'active', action: 'device.resumed', by: actor.ref, reason: null },
  );
}

/** Final. An IT admin may do so to any device, its holder to their own; to who may see neither, there is none. */
export function revokeDevice(device: Device, actor: Actor, reason: string) {
  if (!hasRole(actor, 'it-admin', 'help-desk', 'break-glass')) requireHolder(device, actor);
  if (device.personId !== actor.personId) requireRole(actor, 'it-admin', 'break-glass');
  requireState(device, ['active', 'suspended']);
  if (reason === '' && device.personId !== actor.personId) throw new Refusal('invalid', 'reason-missing');
  return moved(device, { to: 'revoked', action: 'device.revoked', by: actor.ref, reason });
}

/** Another device takes its place, by an application that was approved: a lost one is not waited for any longer. */
export function giveUpLost(device: Device, actor: Actor) {
  requireRole(actor, 'it-admin');
  if (!device.lost) throw new Refusal('conflict', 'changed-meanwhile');
  requireState(device, ['suspended']);
  return moved(device, { to: 'revoked', action: 'device.revoked', by: actor.ref, reason: null });
}

/** Follows the grant: what happens to it happens to its devices, by time or for ever. */
export function endWithGrant(device: Device, to: 'revoked' | 'expired', actor: IdentityRef | null) {
  requireState(device, ['active', 'suspended']);
  return moved(device, {
    to,
    action: to === 'revoked' ? 'device.revoked' : 'device.expired',
    by: actor,
    reason: null,
  });
}

function requireState(device: Device, allowed: readonly HoldingState[]): void {
  if (!allowed.includes(device.state)) throw new Refusal('conflict', 'changed-meanwhile');
}

type Move = {
  readonly to: HoldingState;
  readonly action: AuditAction;
  /** Null: the portal itself. */
  readonly by: IdentityRef | null;
  readonly reason: string | null;
};

function moved(device: Device, move: Move) {
  const state: Device = { ...device, state: move.to };
  return { state, event: deviceEvent(state, move) };
}

function deviceEvent(device: Device, { action, by, reason }: Omit<Move, 'to'>): AuditEvent {
  return {
    action,
    actor: by,
    subject: device.personRef,
    object: { kind: 'device', id: device.id },
    data: { system: device.system, grant: device.grantId },
    reason: reason === '' ? null : reason,
  };
}
