// What making and publishing revocation lists asks of the store and of certificates.
import type { RevokedCertificate } from '../domain/revocation-list';

export type RevocationListDates = {
  /** Counts up, each number once (RFC 5280 §5.2.3). */
  readonly number: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
};

/** Takes entries as they come, and signs at the end. */
export type RevocationListWriter = {
  readonly add: (revoked: readonly RevokedCertificate[]) => void;
  readonly finish: (
    dates: RevocationListDates,
  ) => Promise<{ readonly der: Uint8Array; readonly entries: number }>;
};
