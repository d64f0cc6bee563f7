// What a released application changes about an access that is there: its last day, or how many devices are under it.
import { boundsOf, type Period } from './access-request';
import type { Actor } from './actor';
import type { AuditEvent } from './audit-event';
import type { Device } from './device';
import { Refusal } from './errors';
import { grantEvent, isHeld, type Grant } from './grant';

export type ChangedGrant = { readonly state: Grant; readonly event: AuditEvent };
type Changing = { readonly actor: Actor; readonly now: Date };

/** Devices and their files go on: gateways are told the new end, nobody needs a new file. Null: it ends that day anyway. */
export function moveLastDay(
  grant: Grant,
  until: Period['until'],
  { actor, now, timeZone }: Changing & { readonly timeZone: string },
): ChangedGrant | null {
  requireGoingOn(grant, now);
  const { period } = grant;
  if (until === period.until) return null;
  const moved = { from: period.from, until };
  const { endsAt } = boundsOf(moved, timeZone);
  if (endsAt <= now || endsAt <= grant.startsAt) throw new Refusal('conflict', 'period-over');
  const state: Grant = { ...grant, period: moved, endsAt };
  const action = until > period.until ? 'grant.extended' : 'grant.shortened';
  return { state, event: grantEvent(state, { action, by: actor.ref, reason: null }) };
}

export function addDevicePlace(grant: Grant, { actor, now }: Changing): ChangedGrant {
  requireGoingOn(grant, now);
  const state: Grant = { ...grant, maxDevices: grant.maxDevices + 1 };
  return { state, event: grantEvent(state, { action: 'grant.enlarged', by: actor.ref, reason: null }) };
}

/** Those whose places a replacement takes: reported lost, and not found again since. */
export function lostAmong(devices: readonly Device[]): readonly Device[] {
  return devices.filter(({ state, lost }) => lost && state === 'suspended');
}

/** Whoever extends an access in time keeps it; one that has ended is followed by another. */
export function hasEnded(grant: Grant, now: Date): boolean {
  return grant.state === 'expired' || (isHeld(grant) && grant.endsAt <= now);
}

/** Neither taken away nor over. */
export function requireGoingOn(grant: Grant, now: Date): void {
  if (grant.state === 'revoked') throw new Refusal('conflict', 'grant-revoked');
  if (hasEnded(grant, now)) throw new Refusal('conflict', 'grant-ended');
}
