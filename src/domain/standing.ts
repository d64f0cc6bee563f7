// Where a person stands on the way from applying to a connected device: one answer, of which the start page is made.
import { isOpen, isWithdrawable, type AccessRequest } from './access-request';
import type { Grant } from './grant';
import { daysBetween } from './local-day';
import { hasConnected, phaseOf, takesPlace, type HeldDevice } from './own-access';

export type HoldingKind =
  | 'not-begun'
  | 'ready'
  | 'file-missing'
  | 'unconnected'
  | 'working'
  | 'ends-soon'
  | 'device-stopped'
  | 'device-revoked'
  | 'suspended'
  | 'revoked'
  | 'ended';

export type Standing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'waiting'; readonly request: AccessRequest }
  | { readonly kind: 'denied'; readonly request: AccessRequest }
  | {
      readonly kind: HoldingKind;
      readonly grant: Grant;
      /** The approved application behind the grant. */
      readonly request: AccessRequest | null;
      readonly devices: readonly HeldDevice[];
    };

type Holdings = {
  readonly requests: readonly AccessRequest[];
  readonly grants: readonly Grant[];
  /** The devices of the grant that counts. */
  readonly devices: readonly HeldDevice[];
};

/** A holding comes before an application, what runs before what begins later, and the newest before all else. */
export function standingOf({ requests, grants, devices }: Holdings, now: Date): Standing {
  const grant = grantThatCounts(grants, now);
  const applied = newest(requests.filter((request) => isOnItsWay(request) || request.state === 'denied'));
  const over = grant === null || isOver(grant, now);
  if (
    over &&
    applied !== null &&
    (isOnItsWay(applied) || grant === null || applied.submittedAt > grant.createdAt)
  ) {
    return isOnItsWay(applied) ? { kind: 'waiting', request: applied } : { kind: 'denied', request: applied };
  }
  if (grant === null) return { kind: 'nothing' };
  const request = requests.find(({ id }) => id === grant.requestId) ?? null;
  const followed = requests.some(isOpen) || grants.some((other) => phaseOf(other, now) === 'not-begun');
  return { kind: holdingKind(grant, devices, { followed, now }), grant, request, devices };
}

/** Undecided, or approved and not released yet: both can still be taken back. */
const isOnItsWay = isWithdrawable;

/** The grant that the start page is about: running or held up first, then one that begins later, then the last one. */
export function grantThatCounts(grants: readonly Grant[], now: Date): Grant | null {
  const current = grants.filter((grant) => !isOver(grant, now));
  const begun = current.filter((grant) => phaseOf(grant, now) !== 'not-begun');
  return latest(begun) ?? soonest(current) ?? latest(grants);
}

function isOver(grant: Grant, now: Date): boolean {
  const phase = phaseOf(grant, now);
  return phase === 'ended' || phase === 'revoked';
}

function holdingKind(
  grant: Grant,
  devices: readonly HeldDevice[],
  { followed, now }: { readonly followed: boolean; readonly now: Date },
): HoldingKind {
  const phase = phaseOf(grant, now);
  if (phase !== 'running') return phase;
  const active = devices.filter(({ device }) => device.state === 'active');
  if (active.length === 0) return withoutDevice(devices);
  if (active.every(({ credential }) => credential === null)) return 'file-missing';
  if (endsSoon(grant, now) && !followed) return 'ends-soon';
  return active.some(hasConnected) ? 'working' : 'unconnected';
}

/** Whoever had a device does not begin again as if nothing had happened. */
function withoutDevice(devices: readonly HeldDevice[]): 'device-stopped' | 'device-revoked' | 'ready' {
  if (devices.some(({ device }) => takesPlace(device))) return 'device-stopped';
  return devices.some(({ device }) => device.state === 'revoked') ? 'device-revoked' : 'ready';
}

const warnDays = 30;

/** In the last 30 days, but not before the last quarter: an access of two weeks does not end soon on its first day. */
function endsSoon(grant: Grant, now: Date): boolean {
  const days = daysBetween(grant.period.from, grant.period.until) + 1;
  const warnMs = Math.min(warnDays, Math.ceil(days / 4)) * 86_400_000;
  return grant.endsAt.getTime() - now.getTime() <= warnMs;
}

function newest(requests: readonly AccessRequest[]): AccessRequest | null {
  return requests.toSorted((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime())[0] ?? null;
}

function latest(grants: readonly Grant[]): Grant | null {
  return grants.toSorted((a, b) => b.endsAt.getTime() - a.endsAt.getTime())[0] ?? null;
}

function soonest(grants: readonly Grant[]): Grant | null {
  return grants.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0] ?? null;
}
