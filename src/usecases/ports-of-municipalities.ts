// What the provider keeps about each municipality, one type per concept.
import type { MunicipalityFacts } from '../domain/municipality';
import type { QuotaKind, Quotas } from '../domain/quota';

export type MunicipalityFactsRecord = {
  readonly get: () => Promise<MunicipalityFacts | null>;
  readonly set: (facts: MunicipalityFacts) => Promise<void>;
};

export type QuotaRecords = {
  readonly get: () => Promise<Quotas>;
  /** The same to add something upon: in a transaction, others who would add wait until the end. */
  readonly getHeld: () => Promise<Quotas>;
  readonly set: (quotas: Quotas) => Promise<void>;
  /** How many are in use; stops at `limit`. */
  readonly countUpTo: (kind: QuotaKind, limit: number) => Promise<number>;
};
