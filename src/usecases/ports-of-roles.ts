// The records about what a municipality asks of sign-ins.
import type { Assurance } from '../domain/assurance';

export type AssuranceRecord = {
  /** What is usual, unless the tenant has set something else. */
  readonly get: () => Promise<Assurance>;
  readonly set: (assurance: Assurance) => Promise<void>;
};
