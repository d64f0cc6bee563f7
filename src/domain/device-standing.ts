// What a device may really do under its grant, and how far the gateways have followed the last order about it.
import { enforcementState, type Enforcement, type EnforcementState } from './enforcement';
import type { Device } from './device';
import { takesBack, type GatewayOrderKind } from './gateway-order';
import type { Grant, HoldingState } from './grant';

/** A device can do no more than its grant: an active one under a suspended grant is suspended. */
export function stateUnder(
  device: Pick<Device, 'state'>,
  grant: Pick<Grant, 'state' | 'endsAt'>,
  now: Date,
): HoldingState {
  if (device.state === 'revoked' || device.state === 'expired') return device.state;
  if (grant.state === 'revoked') return 'revoked';
  if (grant.state === 'expired' || now >= grant.endsAt) return 'expired';
  return grant.state === 'suspended' ? 'suspended' : device.state;
}

/**
 * The answers that count for the last order: those to it, and take-backs that a gateway never confirmed. What a gateway
 * confirmed about an earlier order (it may have been removed since) proves nothing about this one.
 */
export function answersToLastOrder(enforcements: readonly Enforcement[]): readonly Enforcement[] {
  const last = newestOrder(enforcements);
  if (last === undefined) return [];
  return enforcements.filter(
    ({ kind, effectiveAt }) => kind === last.kind || (takesBack(kind) && effectiveAt === null),
  );
}

function newestOrder(enforcements: readonly Enforcement[]): Enforcement | undefined {
  return enforcements.toSorted((a, b) => b.orderedAt.getTime() - a.orderedAt.getTime())[0];
}

export type OrderProgress = {
  readonly kind: GatewayOrderKind;
  readonly confirmed: number;
  readonly total: number;
  readonly state: EnforcementState;
  /** When the last gateway had confirmed; null while one has not. */
  readonly effectiveAt: Date | null;
};

type Waiting = { readonly now: Date; readonly confirmWithinSeconds: number };

/** Of the orders about one credential: it is as far as the gateway that is furthest behind. Null without any order. */
export function progressOf(
  enforcements: readonly Enforcement[],
  { now, confirmWithinSeconds }: Waiting,
): OrderProgress | null {
  const newest = newestOrder(enforcements);
  if (newest === undefined) return null;
  const states = enforcements.map((one) => enforcementState(one, now, confirmWithinSeconds));
  const confirmed = states.filter((state) => state === 'effective').length;
  const behind = states.includes('unconfirmed') ? 'unconfirmed' : 'ordered';
  const all = confirmed === states.length;
  return {
    kind: newest.kind,
    confirmed,
    total: states.length,
    state: all ? 'effective' : behind,
    effectiveAt: all ? latest(enforcements) : null,
  };
}

function latest(enforcements: readonly Enforcement[]): Date | null {
  const times = enforcements.flatMap(({ effectiveAt }) => effectiveAt ?? []);
  return times.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
}
