// What needs a human today: requests, take-backs without proof, losses, silent gateways, addresses and ends ahead.
import { usage, type PoolUsage } from '../domain/address-pool';
import { requireRole, type Actor } from '../domain/actor';
import { assignmentsEndedBefore } from '../domain/assignment';
import { isEmergencyOn, isWorthNoting } from '../domain/emergency';
import { enforcementState, type EnforcementState } from '../domain/enforcement';
import { endingBefore } from '../domain/grant';
import { healthOf, isCopied, type AddressPool, type Gateway } from '../domain/gateway';
import { daysBetween, localDay } from '../domain/local-day';
import { countLimit } from '../domain/paging';
import type { Restore } from '../domain/restore';
import { isReviewDue } from '../domain/tenant';
import { dueSince, obstacleOf, type Obstacle } from '../domain/unconfirmed-order';
import type { Ports, TenantRecords } from './ports';
import { groupCrypto, type GroupCrypto } from './steps/group-crypto';
import { emergencyWindow } from './steps/emergency-account';
import { openRestore } from './steps/open-restore';
import { ageingOf, type SignInAgeing } from './steps/sign-in-ageing';
import type { QueueItem } from './ports-of-accesses';
import type { OrderAtGateway, UnconfirmedTakeBack } from './ports-of-unconfirmed-orders';

export type OpenTakeBack = UnconfirmedTakeBack & {
  readonly state: EnforcementState;
  readonly obstacle: Obstacle;
};

export type Today = {
  /** The first of those that wait, oldest first. */
  readonly waiting: readonly QueueItem[];
  /** Counts stop at one more than 1,000. */
  readonly waitingCount: number;
  /** A page of them, oldest first. */
  readonly unconfirmed: readonly OpenTakeBack[];
  readonly moreUnconfirmed: OrderAtGateway | null;
  readonly unconfirmedCount: number;
  /** Beyond the limit, which turns them red; the rest may still come in time. */
  readonly overdueCount: number;
  readonly confirmWithinSeconds: number;
  readonly endingCount: number;
  readonly lostCount: number;
  /** Nobody has used them for more than 90 days. */
  readonly unusedCount: number;
  /** Sign-ins of which somebody must say whose they are. */
  readonly assignmentCount: number;
  /** The local day on which the identity provider last left groups out, if that was lately. */
  readonly groupsWithheldOn: string | null;
  /** Proposed for the sign-in and not yet decided. */
  readonly openSignInChanges: number;
  /** When the emergency account was switched on last, if that was lately and it is off again. */
  readonly emergencySince: Date | null;
  /** What of the sign-in comes to its end; null until somebody can sign in. */
  readonly ageing: SignInAgeing | null;
  /** Gateway groups whose waiver has ended, or will soon. */
  readonly groupsCrypto: readonly GroupCrypto[];
  /** The day on which the decision for WireGuard was to be looked at again; null while that is ahead. */
  readonly wireguardReviewDue: string | null;
  /** A restore that nobody has gone through yet. */
  readonly restore: Restore | null;
  readonly silentGateways: readonly Gateway[];
  /** Two agents have their key. */
  readonly copiedGateways: readonly Gateway[];
  /** Out for maintenance. */
  readonly gatewaysOut: number;
  readonly enrolledGateways: number;
  /** The pool that runs out first; null where there is none yet. */
  readonly fullestPool: (PoolUsage & { readonly pool: AddressPool }) | null;
};

const shownAtOnce = 10;

export async function showToday(
  { store, clock, pki }: Pick<Ports, 'store' | 'clock' | 'pki'>,
  actor: Actor,
  unconfirmedAfter: OrderAtGateway | null = null,
): Promise<Today> {
  requireRole(actor, 'it-admin');
  const now = clock();
  const records = store.forTenant(actor.tenantId);
  const mine = { profileId: null, turn: 'it' } as const;
  const waiting = await records.requests.listOpen(mine, { after: null, limit: shownAtOnce });
  const { confirmWithinSeconds, wireguard, timeZone } = await records.tenant.get();
  const waivers = await records.cryptoWaivers.allInForce();
  const { unconfirmedOrders } = records;
  const open = await unconfirmedOrders.list({ after: unconfirmedAfter, limit: shownAtOnce }, null);
  const gateways = await records.gateways.list();
  return {
    waiting: waiting.items,
    waitingCount: await records.requests.countOpenUpTo(mine, countLimit),
    unconfirmed: open.items.map((one) => ({
      ...one,
      state: enforcementState(one, now, confirmWithinSeconds),
      obstacle: obstacleOf({ ...one, order: one, confirmWithinSeconds }, now),
    })),
    moreUnconfirmed: open.next,
    unconfirmedCount: await unconfirmedOrders.countUpTo(countLimit, null),
    overdueCount: await unconfirmedOrders.countOrderedBeforeUpTo(
      dueSince(now, confirmWithinSeconds),
      countLimit,
    ),
    confirmWithinSeconds,
    endingCount: await records.grants.countEndingUpTo(now, endingBefore(now), countLimit + 1),
    assignmentCount: await records.assignments.countWaitingUpTo(assignmentsEndedBefore(now), countLimit),
    groupsWithheldOn: await lateWithheldDay(records, now),
    lostCount: await records.devices.countLostUpTo(countLimit),
    unusedCount: await records.devices.countUnusedUpTo([], countLimit),
    openSignInChanges: (await records.signInChanges.open()).length,
    emergencySince: await lateEmergency(store, now),
    ageing: await ageingOf(
      { pki, metadataWatch: records.metadataWatch },
      await records.tenant.samlSettings(),
      now,
    ),
    groupsCrypto: (await records.groups.list()).map((group) => groupCrypto(group, waivers, now)),
    wireguardReviewDue: isReviewDue(wireguard, localDay(now, timeZone))
      ? (wireguard?.reviewOn ?? null)
      : null,
    restore: await openRestore(records),
    // Silence is expected of one that is out for maintenance; what it has not confirmed stands above all the same.
    silentGateways: gateways.filter(
      (gateway) => gateway.maintenance === null && healthOf(gateway, now) === 'silent',
    ),
    copiedGateways: gateways.filter(isCopied),
    gatewaysOut: gateways.filter(({ state, maintenance }) => state === 'enrolled' && maintenance !== null)
      .length,
    enrolledGateways: gateways.filter(({ state }) => state === 'enrolled').length,
    fullestPool: fullest(await records.addresses.allPools()),
  };
}

async function lateEmergency(store: Ports['store'], now: Date): Promise<Date | null> {
  const window = await emergencyWindow({ store });
  if (window === null || isEmergencyOn(window, now) || !isWorthNoting(window, now)) return null;
  return window.enabledAt;
}

const withheldShownDays = 14;

async function lateWithheldDay(
  { identityShape, tenant }: Pick<TenantRecords, 'identityShape' | 'tenant'>,
  now: Date,
): Promise<string | null> {
  const day = await identityShape.groupsWithheldOn();
  if (day === null) return null;
  const { timeZone } = await tenant.get();
  return daysBetween(day, localDay(now, timeZone)) <= withheldShownDays ? day : null;
}

function fullest(pools: readonly AddressPool[]): Today['fullestPool'] {
  const used = pools.map((pool) => ({ pool, ...usage(pool.allocated, pool.capacity) }));
  return used.toSorted((a, b) => b.fraction - a.fraction)[0] ?? null;
}
