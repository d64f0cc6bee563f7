// What gateways carried, one row for each quarter of an hour; longer times are summed up by the hour where they are read.
import { few, type CapacityBucket, type GroupCount, type ProtocolUse } from '../../domain/gateway-capacity';
import type { GatewayCapacityRecords } from '../../usecases/ports-of-gateway-capacity';
import { addMissingRows, rowsOf, type Scope } from './scope';

type Row = {
  readonly wireguard_connected: number | null;
  readonly wireguard_devices: number | null;
  readonly wireguard_handshakes: number | null;
  readonly openvpn_connected: number | null;
  readonly openvpn_devices: number | null;
  readonly openvpn_handshakes: number | null;
  readonly traffic_in: number | null;
  readonly traffic_out: number | null;
  readonly load: number;
  readonly memory: number;
  readonly starts: number;
  readonly behind: number;
};
type TimedRow = Row & { readonly from_at: string };

/** Summed up by their highest; starts by their number. */
const highest = [
  'wireguard_connected',
  'wireguard_devices',
  'wireguard_handshakes',
  'openvpn_connected',
  'openvpn_devices',
  'openvpn_handshakes',
  'traffic_in',
  'traffic_out',
  'load',
  'memory',
  'behind',
] as const satisfies readonly (keyof Row)[];

/** As the table keeps one to four, so that the highest of several rows comes out right. */
const fewInRow = 1;
/** `2026-11-23T08` */
const hourLength = 13;

export function gatewayCapacityRecords(scope: Scope): GatewayCapacityRecords {
  const since = (gateway: string, time: Date) =>
    rowsOf(scope, 'gateway_capacity').where('gateway_id', gateway).where('from_at', '>=', time.toISOString());
  return {
    add: (gateway, buckets) =>
      addMissingRows(scope, {
        table: 'gateway_capacity',
        rows: buckets.map((bucket) => ({
          gateway_id: gateway,
          from_at: bucket.from.toISOString(),
          ...rowOf(bucket),
        })),
        key: ['tenant_id', 'gateway_id', 'from_at'],
      }),
    quarters: async (gateway, time) => {
      const rows: readonly TimedRow[] = await since(gateway, time)
        .orderBy('from_at')
        .select('from_at', 'starts', ...highest);
      return rows.map((row) => bucketOf(row, row.from_at));
    },
    hours: async (gateway, time) => {
      const hour = scope.db.raw(`substr(from_at, 1, ${hourLength})`);
      const rows: readonly TimedRow[] = await since(gateway, time)
        .groupBy(hour)
        .orderBy('from_at')
        .select(
          scope.db.raw(`substr(from_at, 1, ${hourLength}) AS from_at`),
          // Without the cast PostgreSQL's sum is no integer any more.
          scope.db.raw('CAST(SUM(starts) AS bigint) AS starts'),
        )
        .max(Object.fromEntries(highest.map((column) => [column, column])));
      return rows.map((row) => bucketOf(row, `${row.from_at}:00:00.000Z`));
    },
    deleteBefore: (time) =>
      rowsOf(scope, 'gateway_capacity').where('from_at', '<', time.toISOString()).delete(),
  };
}

function rowOf({ wireguard, openvpn, traffic, condition }: CapacityBucket): Row {
  const { load, memory, starts, behind } = condition;
  return {
    wireguard_connected: countIn(wireguard?.connected),
    wireguard_devices: countIn(wireguard?.devices),
    wireguard_handshakes: countIn(wireguard?.handshakes),
    openvpn_connected: countIn(openvpn?.connected),
    openvpn_devices: countIn(openvpn?.devices),
    openvpn_handshakes: countIn(openvpn?.handshakes),
    traffic_in: traffic?.in ?? null,
    traffic_out: traffic?.out ?? null,
    load,
    memory,
    starts,
    behind,
  };
}

function bucketOf(row: Row, from: string): CapacityBucket {
  const { traffic_in: received, traffic_out: sent, load, memory, starts, behind } = row;
  return {
    from: new Date(from),
    wireguard: useOf(row.wireguard_connected, row.wireguard_devices, row.wireguard_handshakes),
    openvpn: useOf(row.openvpn_connected, row.openvpn_devices, row.openvpn_handshakes),
    traffic: received === null || sent === null ? null : { in: received, out: sent },
    condition: { load, memory, starts, behind },
  };
}

function useOf(
  connected: number | null,
  devices: number | null,
  handshakes: number | null,
): ProtocolUse | null {
  if (connected === null || devices === null) return null;
  return {
    connected: countOf(connected),
    devices: countOf(devices),
    handshakes: handshakes === null ? null : countOf(handshakes),
  };
}

function countIn(count: GroupCount | null | undefined): number | null {
  return count === few ? fewInRow : (count ?? null);
}

function countOf(inRow: number): GroupCount {
  return inRow === fewInRow ? few : inRow;
}
