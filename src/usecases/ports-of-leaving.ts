// What a municipality that leaves asks of the store: everything it may take along, how far its closing is, and its erasure.
import type { Closing, ClosingState } from '../domain/closing';
import type { GatewayId, TenantId } from '../domain/ids';

export type ExportedRecord = {
  readonly kind: string;
  /** Ready for JSON. */
  readonly fields: Readonly<Record<string, unknown>>;
};

export type ExportRecords = {
  /** Read piece by piece while it is asked for; no secrets, keys, sessions or sign-ins among it. */
  readonly all: () => AsyncIterable<ExportedRecord>;
};

export type UnconfirmedGateway = {
  readonly id: GatewayId;
  readonly name: string;
  readonly lastContactAt: Date | null;
  /** Take-backs that it has not confirmed. */
  readonly open: number;
};

export type ClosingRecords = {
  /** The one that was not withdrawn; in a transaction nobody else changes it until the end. */
  readonly standing: () => Promise<Closing | null>;
  /** Conflict `closing-exists` while another stands. */
  readonly insert: (closing: Closing) => Promise<void>;
  /** Conflict `changed-meanwhile` unless the stored state is still `from`. */
  readonly update: (closing: Closing, from: ClosingState) => Promise<void>;
  /** Gateways that have not confirmed all they were told to take back. */
  readonly unconfirmed: () => Promise<readonly UnconfirmedGateway[]>;
};

/** No way back, and no way past the closing that calls it. */
export type ErasureRecords = {
  readonly endSessions: () => Promise<void>;
  /** At most so many rows of one table; 0: nothing is left but the tombstone. */
  readonly removeSome: (limit: number) => Promise<number>;
  /** Takes everything out of the tenant's own row but its names. */
  readonly leaveTombstone: () => Promise<void>;
};

export type ListedClosing = { readonly slug: string; readonly name: string; readonly closing: Closing };

export type ClosingsOfTheInstallation = {
  /** Whose day has come and that are not over yet. */
  readonly closingsDue: (now: Date) => Promise<readonly TenantId[]>;
  /** Newest first, withdrawn ones among them. */
  readonly closings: (limit: number) => Promise<readonly ListedClosing[]>;
};
