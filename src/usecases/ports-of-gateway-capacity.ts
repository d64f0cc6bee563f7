// What gateways carried, by the quarter of an hour.
import type { CapacityBucket } from '../domain/gateway-capacity';
import type { GatewayId } from '../domain/ids';

export type GatewayCapacityRecords = {
  /** The first word about a quarter counts; hearing of it again changes nothing. */
  readonly add: (gateway: GatewayId, buckets: readonly CapacityBucket[]) => Promise<void>;
  /** Oldest first. */
  readonly quarters: (gateway: GatewayId, since: Date) => Promise<readonly CapacityBucket[]>;
  /** The same as the highest quarters of each hour of UTC, and all starts. */
  readonly hours: (gateway: GatewayId, since: Date) => Promise<readonly CapacityBucket[]>;
  /** Returns how many were deleted. */
  readonly deleteBefore: (time: Date) => Promise<number>;
};
