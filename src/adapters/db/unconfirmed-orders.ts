// Orders that take something back and are not proved yet: the queue for people, the sums for monitoring, and what IT was told.
import { deviceId, gatewayId } from '../../domain/ids';
import type {
  OrderPage,
  OverdueAtGateway,
  UnconfirmedOrderRecords,
} from '../../usecases/ports-of-unconfirmed-orders';
import { enforcementColumns, enforcementOf, withGateway, type EnforcementRow } from './enforcements';
import { countRows } from './page';
import { timeOrNull } from './rows';
import { rowsOf, sameTenant, type Scope } from './scope';

/** Word for word the condition of the partial index. */
export const isOpenTakeBack = `enforcements.effective_at IS NULL AND enforcements.takes_back = 1`;

/** More are not looked at to sum them up. */
const summedAtMost = 1000;

export function unconfirmedOrderRecords(scope: Scope): UnconfirmedOrderRecords {
  const before = (time: Date) => open(scope).where('enforcements.ordered_at', '<', time.toISOString());
  return {
    list: (page, gateway) => listOpen(scope, page, gateway),
    countUpTo: (limit, gateway) =>
      countRows(scope.db, openAt(scope, gateway).select('enforcements.credential_id'), limit + 1),
    countOrderedBeforeUpTo: (time, limit) =>
      countRows(scope.db, before(time).select('enforcements.credential_id'), limit + 1),
    overdueByGateway: (time) => overdueByGateway(scope, time),
    isAnyUntold: async (time) => {
      const row: unknown = await before(time)
        .whereNull('enforcements.told_at')
        .first('enforcements.gateway_id');
      return row !== undefined;
    },
    lastTold: async () => {
      const row = await open(scope)
        .whereNotNull('enforcements.told_at')
        .first<{ readonly last: string | null } | undefined>(
          scope.db.raw('MAX(enforcements.told_at) AS last'),
        );
      return timeOrNull(row?.last ?? null);
    },
    tell: async (orderedBefore, now) => {
      const inService = rowsOf(scope, 'gateways').whereNot('state', 'removed').select('id');
      const told: number = await rowsOf(scope, 'enforcements')
        .whereRaw(isOpenTakeBack)
        .whereNull('told_at')
        .where('ordered_at', '<', orderedBefore.toISOString())
        .whereIn('gateway_id', inService)
        .update({ told_at: now.toISOString() });
      return told;
    },
  };
}

/** A removed gateway can confirm nothing more; at the device it stays visible what it has not confirmed. */
function open(scope: Scope) {
  return withGateway(scope).whereRaw(isOpenTakeBack).whereNot('gateways.state', 'removed');
}

function openAt(scope: Scope, gateway: string | null) {
  return gateway === null ? open(scope) : open(scope).where('enforcements.gateway_id', gateway);
}

type UnconfirmedRow = EnforcementRow & {
  readonly device_id: string;
  readonly device_name: string;
  readonly person_name: string;
  readonly last_contact_at: string | null;
};

/** Orders of one act have the same time, and one credential has an order at each gateway: three columns tell them apart. */
async function listOpen(
  scope: Scope,
  { after, limit }: Parameters<UnconfirmedOrderRecords['list']>[0],
  gateway: string | null,
): Promise<OrderPage> {
  const place = ['enforcements.ordered_at', 'enforcements.credential_id', 'enforcements.gateway_id'];
  const rows = openAt(scope, gateway)
    .join('credentials', sameTenant('credentials', 'enforcements', [['id', 'credential_id']]))
    .join('devices', sameTenant('devices', 'credentials', [['id', 'device_id']]))
    .join('persons', sameTenant('persons', 'devices', [['id', 'person_id']]))
    .orderBy(place)
    .limit(limit + 1);
  if (after !== null)
    void rows.whereRaw('(??, ??, ??) > (?, ?, ?)', [
      ...place,
      after.orderedAt.toISOString(),
      after.credentialId,
      after.gatewayId,
    ]);
  const found = await rows.select<UnconfirmedRow[]>([
    ...enforcementColumns,
    'gateways.last_contact_at',
    'devices.id as device_id',
    'devices.name as device_name',
    'persons.display_name as person_name',
  ]);
  const items = found.slice(0, limit).map((row) => ({
    ...enforcementOf(row),
    deviceId: deviceId(row.device_id),
    deviceName: row.device_name,
    personName: row.person_name,
    lastContactAt: timeOrNull(row.last_contact_at),
  }));
  return { items, next: found.length > limit ? (items.at(-1) ?? null) : null };
}

async function overdueByGateway(scope: Scope, orderedBefore: Date): Promise<readonly OverdueAtGateway[]> {
  const some = open(scope)
    .where('enforcements.ordered_at', '<', orderedBefore.toISOString())
    .orderBy('enforcements.ordered_at')
    .limit(summedAtMost)
    .select(['enforcements.gateway_id as gateway_id', 'enforcements.ordered_at as ordered_at'])
    .as('some');
  const rows = await scope.db
    .from(some)
    .groupBy('gateway_id')
    .select<{ gateway_id: string; open: number; oldest: string }[]>([
      'gateway_id',
      scope.db.raw('COUNT(*) AS open'),
      scope.db.raw('MIN(ordered_at) AS oldest'),
    ]);
  return rows.map(({ gateway_id: id, open: count, oldest }) => ({
    gatewayId: gatewayId(id),
    count,
    oldest: new Date(oldest),
  }));
}
