// The list of certificates that an authority no longer stands for (RFC 5280 §5): what is on it, for how long it counts,
// and when it is to be made anew. Our own gateways do not depend on it; it is published for others.
import type { CredentialState } from './credential';

/** RFC 5280 §5.3.1; where none of them fits, the list says no reason instead of `unspecified`. */
export const revocationReasons = {
  keyCompromise: 1,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
} as const;

export type RevocationReason = keyof typeof revocationReasons;

export type RevokedCertificate = {
  /** Decimal text. */
  readonly serial: string;
  readonly revokedAt: Date;
  readonly reason: RevocationReason | null;
};

const hourMs = 60 * 60_000;

/** What relies on a list refuses everybody once it is over: a week is left to notice that none comes any more. */
export const listLifetimeMs = 7 * 24 * hourMs;
/** Also without any change. */
export const listRenewedAfterMs = 24 * hourMs;
export const listAlarmBeforeMs = 72 * hourMs;
/** So long a process that makes one has it for itself; the longest takes a few seconds. */
export const listLeaseMs = hourMs / 12;
/** After one that could not be made. */
export const listRetriedAfterMs = hourMs / 12;
/** Without the authority's key there is nothing to be done but to look now and then whether it is back. */
export const longestListRestMs = 24 * hourMs;

/** Nobody but whoever holds the key can help. */
export function isWithoutKey(failure: string): boolean {
  return failure === 'authority-closed' || failure === 'authority-offline';
}

/** While many are taken back one after the other, each list says what the one before could not; long ones rest longer. */
export function restAfterList(entries: number): number {
  return Math.min(1000 + entries / 10, 30_000);
}

/**
 * Whether certificates in this state are on the list. One that was only intended may have been signed before the portal
 * died, so that it is listed like the others: nobody is to hold a certificate that the portal knows nothing of.
 */
export function isOnList(state: CredentialState): boolean {
  return reasonByState[state] !== undefined;
}

const reasonByState: Readonly<Record<CredentialState, RevocationReason | null | undefined>> = {
  pending: undefined,
  active: undefined,
  suspended: 'certificateHold',
  revoked: null,
  expired: 'cessationOfOperation',
  void: null,
};

export type TakenBack = {
  readonly state: CredentialState;
  /** Its device was reported lost. */
  readonly lost: boolean;
  /** Another one has taken its place by renewal. */
  readonly renewed: boolean;
};

/** A device that was lost outweighs everything but a hold, which says that it may come back. */
export function reasonOf({ state, lost, renewed }: TakenBack): RevocationReason | null {
  if (state !== 'revoked') return reasonByState[state] ?? null;
  if (lost) return 'keyCompromise';
  return renewed ? 'superseded' : null;
}

/** Certificates that were valid after this are listed, later ones as well as those taken back long before. */
export function listedIfValidAfter(lastMadeAt: Date | null, now: Date): Date {
  // RFC 5280 §3.3: an entry stays until it was on a list that was made after the end of its certificate. A clock that
  // was ahead must not have ended anything.
  return lastMadeAt === null || lastMadeAt > now ? now : lastMadeAt;
}

/** Whole seconds, as certificates and lists know no other. */
export function datesOfList(now: Date): { readonly thisUpdate: Date; readonly nextUpdate: Date } {
  const thisUpdate = Math.floor(now.getTime() / 1000) * 1000;
  return { thisUpdate: new Date(thisUpdate), nextUpdate: new Date(thisUpdate + listLifetimeMs) };
}

/**
 * RFC 5280 §5.2.3: ever larger. Seconds since 1970, so that a restored database, which has forgotten some, gives none a
 * second time; one more than the last where that would not do.
 */
export function nextListNumber(before: number, now: Date): number {
  return Math.max(before + 1, Math.floor(now.getTime() / 1000));
}

export type ListState = 'never-made' | 'current' | 'ends-soon' | 'over';

/** A list is renewed daily, so one that ends soon has missed several renewals: somebody has to look. */
export function stateOfList(nextUpdate: Date | null, now: Date): ListState {
  if (nextUpdate === null) return 'never-made';
  const left = nextUpdate.getTime() - now.getTime();
  if (left <= 0) return 'over';
  return left <= listAlarmBeforeMs ? 'ends-soon' : 'current';
}

/** In the address of its list an authority goes by the serial of its certificate: lower-case hex. */
export function listName(authoritySerial: string): string {
  return BigInt(authoritySerial).toString(16);
}

/** Back again; null for what no list is called. */
export function serialOfListName(name: string): string | null {
  return /^[1-9a-f][0-9a-f]{0,39}$/.test(name) ? BigInt(`0x${name}`).toString() : null;
}
