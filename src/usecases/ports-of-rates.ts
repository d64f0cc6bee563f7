// Counting how often something is asked for, so that too often can be refused.
import type { TenantId } from '../domain/ids';
import type { RateLimit } from '../domain/rate-limit';

export type RateLimits = {
  /** Counts one more, and says whether that was still allowed. What is counted is kept for the limit's time only. */
  readonly take: (counted: Counted, limit: RateLimit) => Promise<Taken>;
};

/** `source` is an address or a person; the store keeps a keyed hash of it. */
export type Counted = { readonly tenant: TenantId | null; readonly source: string };

export type Taken =
  { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number };
