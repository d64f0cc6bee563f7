// A quarter of a year of what a gateway carried, as an office works: days and nights, weekends, a day that was too much.
import { bucketOf, tallied } from '../../../src/domain/capacity-tally';
import { quarterMs, quarterOf, type CapacityBucket } from '../../../src/domain/gateway-capacity';
import type { GatewayId } from '../../../src/domain/ids';
import type { Town } from '../../support/stage';

const days = 92;
const atOnce = 96;

/** A gap of some hours lies in it: the gateway was away. */
export async function playCapacity({ store, stage }: Town, gateway: GatewayId): Promise<void> {
  const end = quarterOf(stage.now().getTime());
  const all = Array.from({ length: days * 96 }, (_, index) => end - (days * 96 - index) * quarterMs);
  const buckets = all.filter((_, index) => index % 2_000 > 12).map(quarterAt);
  for (let at = 0; at < buckets.length; at += atOnce)
    await store.gatewayCapacity.add(gateway, buckets.slice(at, at + atOnce));
}

function quarterAt(at: number): CapacityBucket {
  const time = new Date(at);
  const hour = time.getUTCHours() + time.getUTCMinutes() / 60;
  const isWorkday = time.getUTCDay() % 6 !== 0;
  const busy = Math.max(0, Math.sin(((hour - 4.5) / 13) * Math.PI)) * (isWorkday ? 1 : 0.05);
  const wobble = 0.85 + 0.15 * Math.sin(at / quarterMs);
  const connected = Math.round(140 * busy * wobble);
  const tally = tallied(null, {
    at,
    wireguard: { connected: Math.round(connected / 3), devices: 61, handshakes: connected * 2 },
    openvpn: { connected, devices: 204, handshakes: Math.round(connected / 8) },
    received: connected * 9_000_000,
    sent: connected * 31_000_000,
    sinceMs: quarterMs,
    load: 0.03 + 0.6 * busy * wobble,
    memoryBytes: 71_000_000 + connected * 20_000,
    silentMs: 25_600,
  });
  return bucketOf(tally, 0);
}
