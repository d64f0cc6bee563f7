// A device is set up where it is: a link with one use and a short life, for the same person, opens its page there, so that
// its key is born there too.
import type { Actor } from './actor';
import type { AuditEvent } from './audit-event';
import { requireIssuable, type Device } from './device';
import { Refusal } from './errors';
import type { Grant } from './grant';
import type { DeviceId, PersonId } from './ids';

/** What a municipality may choose; an hour unless it says otherwise. */
export const handOverMinutes = { least: 5, most: 1440, usual: 60 } as const;

export type HandOver = {
  /** SHA-256 of the token, hex; the token itself is only in the link. */
  readonly tokenHash: string;
  readonly deviceId: DeviceId;
  readonly personId: PersonId;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
};

export function beginHandOver(
  device: Device,
  actor: Actor,
  given: {
    readonly grant: Grant;
    readonly tokenHash: string;
    readonly minutes: number;
    readonly now: Date;
  },
): { readonly state: HandOver; readonly event: AuditEvent } {
  const { grant, tokenHash, minutes, now } = given;
  requireIssuable(device, actor, { grant, now });
  const expiresAt = new Date(now.getTime() + minutes * 60_000);
  return {
    state: { tokenHash, deviceId: device.id, personId: device.personId, expiresAt, usedAt: null },
    event: handOverEvent('device.hand-over-begun', device, actor),
  };
}

/** Each reason has its own sentence: whoever holds a stale link learns what to do about it. */
export function takeHandOver(
  handOver: HandOver | null,
  device: Device | null,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): { readonly state: HandOver; readonly event: AuditEvent } {
  if (handOver === null || device === null) throw new Refusal('not-found', 'hand-over-unknown');
  if (handOver.personId !== actor.personId) throw new Refusal('forbidden', 'hand-over-foreign');
  if (handOver.usedAt !== null) throw new Refusal('gone', 'hand-over-used');
  if (now >= handOver.expiresAt) throw new Refusal('gone', 'hand-over-expired');
  return {
    state: { ...handOver, usedAt: now },
    event: handOverEvent('device.hand-over-taken', device, actor),
  };
}

function handOverEvent(
  action: 'device.hand-over-begun' | 'device.hand-over-taken',
  { id, personRef }: Device,
  { ref }: Actor,
): AuditEvent {
  return { action, actor: ref, subject: personRef, object: { kind: 'device', id }, data: {}, reason: null };
}
