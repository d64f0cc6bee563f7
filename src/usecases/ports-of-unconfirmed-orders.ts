// The records of orders that take something back and that a gateway has not proved yet.
import type { Enforcement } from '../domain/enforcement';
import type { DeviceId, GatewayId } from '../domain/ids';

export type UnconfirmedTakeBack = Enforcement & {
  readonly deviceId: DeviceId;
  readonly deviceName: string;
  readonly personName: string;
  /** When the gateway was heard of last. */
  readonly lastContactAt: Date | null;
};

/** Where a list of them goes on. */
export type OrderAtGateway = Pick<Enforcement, 'orderedAt' | 'credentialId' | 'gatewayId'>;

export type OrderPage = {
  readonly items: readonly UnconfirmedTakeBack[];
  readonly next: OrderAtGateway | null;
};

export type OverdueAtGateway = {
  readonly gatewayId: GatewayId;
  readonly count: number;
  readonly oldest: Date;
};

export type UnconfirmedOrderRecords = {
  /** Oldest first; of all gateways, or of one. */
  readonly list: (
    page: { readonly after: OrderAtGateway | null; readonly limit: number },
    gateway: GatewayId | null,
  ) => Promise<OrderPage>;
  /** Up to one more than the limit; of all gateways, or of one. */
  readonly countUpTo: (limit: number, gateway: GatewayId | null) => Promise<number>;
  readonly countOrderedBeforeUpTo: (time: Date, limit: number) => Promise<number>;
  /** Of the 1,000 oldest that were ordered before, how many there are and since when, gateway by gateway. */
  readonly overdueByGateway: (orderedBefore: Date) => Promise<readonly OverdueAtGateway[]>;
  readonly isAnyUntold: (orderedBefore: Date) => Promise<boolean>;
  /** When IT was last told of one that is still open; null: of none. */
  readonly lastTold: () => Promise<Date | null>;
  /** Marks those ordered before that nobody was told of yet, each once; how many these were. */
  readonly tell: (orderedBefore: Date, now: Date) => Promise<number>;
};
