// The records of the emergency account, and the one-time codes that open it.
import type { EmergencyAccount, EmergencyWindow } from '../domain/emergency';
import type { IdentityRef } from '../domain/ids';

export type EmergencyRecords = {
  /** Whether and until when it is on, without its secrets; null until one has been made. */
  readonly window: () => Promise<EmergencyWindow | null>;
  /** In a transaction nobody else changes it until the end. */
  readonly find: () => Promise<EmergencyAccount | null>;
  readonly save: (account: EmergencyAccount) => Promise<void>;
  /** The name by which the audit log of this tenant calls the account. */
  readonly introduce: (ref: IdentityRef, name: string) => Promise<void>;
};

/** Time-based one-time passwords (RFC 6238): six digits, 30 seconds, SHA-1, as every authenticator takes them. */
export type OneTimeCodes = {
  readonly newSecret: () => string;
  /** What an authenticator reads: `otpauth://totp/…`. */
  readonly uri: (secret: string, label: string) => string;
  /** The time step that the code belongs to, one before and after the present among them; null for none. */
  readonly counterOf: (secret: string, code: string, now: Date) => number | null;
};
