// How the installation is doing, in sums over all municipalities: for monitoring, and without anything about anybody.
import { authorityWarning } from '../domain/authority-warning';
import { contactStanding } from '../domain/contact-limit';
import { healthOf, isCopied, type Gateway, type GatewayHealth } from '../domain/gateway';
import type { GatewayId } from '../domain/ids';
import { countLimit } from '../domain/paging';
import { dueSince } from '../domain/unconfirmed-order';
import type { Ports, TenantStore } from './ports';

export type Figures = SumOfTenants & {
  /** Every authority's: the serial of its certificate, and the end of its list, null as long as none was made. */
  readonly revocationLists: readonly {
    readonly authoritySerial: string;
    readonly nextUpdate: Date | null;
  }[];
};

export type OverdueFigure = {
  readonly gateway: GatewayId;
  readonly count: number;
  /** 0 where there is none. */
  readonly oldestSeconds: number;
};

export type ClosingFigure = { readonly gateway: GatewayId; readonly seconds: number };

type SumOfTenants = {
  readonly tenants: number;
  readonly gateways: Readonly<Record<GatewayHealth, number>>;
  /** Take-backs that a gateway has not confirmed; counted up to 1,000 a municipality. */
  readonly unconfirmedTakeBacks: number;
  /** Findings of gateways that something was otherwise than ordered, since ever. */
  readonly gatewayDrift: number;
  /** Gateways in service whose key two agents have. */
  readonly copiedGateways: number;
  /** Of every gateway in service: take-backs beyond the limit of its municipality, and how old the oldest is. */
  readonly overdue: readonly OverdueFigure[];
  /** Of gateways in service that end all access when they are alone for too long: seconds until then, 0 once it is so. */
  readonly closing: readonly ClosingFigure[];
  /** Authorities without a successor in time: their end is so near, in days; 0 once it is over. */
  readonly authoritiesEnding: Readonly<Record<180 | 90 | 30 | 0, number>>;
  /** Counted up to 1,000 a municipality. */
  readonly waitingRequests: number;
  /** Counted up to 1,000 a municipality. */
  readonly mails: { readonly waiting: number; readonly undeliverable: number };
};

const nothing: SumOfTenants = {
  tenants: 0,
  gateways: { waiting: 0, connected: 0, silent: 0, removed: 0 },
  unconfirmedTakeBacks: 0,
  gatewayDrift: 0,
  copiedGateways: 0,
  overdue: [],
  closing: [],
  authoritiesEnding: { 180: 0, 90: 0, 30: 0, 0: 0 },
  waitingRequests: 0,
  mails: { waiting: 0, undeliverable: 0 },
};

export async function readFigures({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<Figures> {
  const now = clock();
  let sum = nothing;
  const tenants = await store.installation.tenants();
  for (const { id } of tenants.filter(({ kind }) => kind === 'municipality')) {
    sum = added(sum, await figuresOf(store.forTenant(id), now));
  }
  return { ...sum, revocationLists: await store.installation.revocationListEnds(now) };
}

async function figuresOf(tenant: TenantStore, now: Date): Promise<SumOfTenants> {
  const { authorities, gateways, requests, mails } = tenant;
  const ending = { ...nothing.authoritiesEnding };
  for (const authority of await authorities.list()) {
    const days = authorityWarning(authority, now);
    if (days !== null) ending[days] += 1;
  }
  const byHealth = { ...nothing.gateways };
  const all = await gateways.list();
  for (const gateway of all) byHealth[healthOf(gateway, now)] += 1;
  return {
    tenants: 1,
    gateways: byHealth,
    gatewayDrift: all.reduce((sum, one) => sum + one.driftTotal, 0),
    copiedGateways: all.filter(isCopied).length,
    authoritiesEnding: ending,
    unconfirmedTakeBacks: Math.min(await tenant.unconfirmedOrders.countUpTo(countLimit, null), countLimit),
    overdue: await overdueOf(tenant, now),
    closing: closingOf(all, (await tenant.tenant.get()).closeAfterHours, now),
    waitingRequests: Math.min(await requests.countOpenUpTo({ profileId: null }, countLimit), countLimit),
    mails: {
      waiting: Math.min(await mails.countWaitingUpTo(countLimit), countLimit),
      undeliverable: Math.min(await mails.countUndeliverableUpTo(countLimit), countLimit),
    },
  };
}

/** Also of gateways without any, so that an alarm sees when it is over. */
async function overdueOf(
  { tenant, gateways, unconfirmedOrders }: TenantStore,
  now: Date,
): Promise<readonly OverdueFigure[]> {
  const { confirmWithinSeconds } = await tenant.get();
  const found = await unconfirmedOrders.overdueByGateway(dueSince(now, confirmWithinSeconds));
  const inService = (await gateways.list()).filter(({ state }) => state === 'enrolled');
  return inService.map(({ id }) => {
    const overdue = found.find(({ gatewayId }) => gatewayId === id);
    const oldestMs = overdue === undefined ? 0 : now.getTime() - overdue.oldest.getTime();
    return { gateway: id, count: overdue?.count ?? 0, oldestSeconds: Math.floor(oldestMs / 1000) };
  });
}

function closingOf(
  gateways: readonly Gateway[],
  closeAfterHours: number | null,
  now: Date,
): readonly ClosingFigure[] {
  return gateways.flatMap((gateway) => {
    const standing = contactStanding(gateway, closeAfterHours, now);
    if (standing.kind !== 'open' && standing.kind !== 'closed') return [];
    const leftMs = Math.max(standing.closesAt.getTime() - now.getTime(), 0);
    return [{ gateway: gateway.id, seconds: Math.floor(leftMs / 1000) }];
  });
}

function added(a: SumOfTenants, b: SumOfTenants): SumOfTenants {
  return {
    tenants: a.tenants + b.tenants,
    gateways: {
      waiting: a.gateways.waiting + b.gateways.waiting,
      connected: a.gateways.connected + b.gateways.connected,
      silent: a.gateways.silent + b.gateways.silent,
      removed: a.gateways.removed + b.gateways.removed,
    },
    authoritiesEnding: {
      180: a.authoritiesEnding[180] + b.authoritiesEnding[180],
      90: a.authoritiesEnding[90] + b.authoritiesEnding[90],
      30: a.authoritiesEnding[30] + b.authoritiesEnding[30],
      0: a.authoritiesEnding[0] + b.authoritiesEnding[0],
    },
    gatewayDrift: a.gatewayDrift + b.gatewayDrift,
    copiedGateways: a.copiedGateways + b.copiedGateways,
    unconfirmedTakeBacks: a.unconfirmedTakeBacks + b.unconfirmedTakeBacks,
    overdue: [...a.overdue, ...b.overdue],
    closing: [...a.closing, ...b.closing],
    waitingRequests: a.waitingRequests + b.waitingRequests,
    mails: {
      waiting: a.mails.waiting + b.mails.waiting,
      undeliverable: a.mails.undeliverable + b.mails.undeliverable,
    },
  };
}
