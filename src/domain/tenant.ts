// A municipality (or the operator) as the rules see it: its limits, its words to people, its choices.
import { Refusal } from './errors';
import type { FederalState } from './federal-state';
import type { TenantId } from './ids';

export type TenantKind = 'municipality' | 'operator';

export type Hotline = {
  readonly phone: string;
  readonly hours: string;
  readonly mail: string;
};

/** Who decided, why, and when it is looked at again. */
export type StandingDecision = {
  readonly decidedBy: string;
  readonly reason: string;
  /** Local days. */
  readonly decidedOn: string;
  readonly reviewOn: string;
};

export type Tenant = {
  readonly id: TenantId;
  readonly kind: TenantKind;
  /** `[a-z][a-z0-9-]{1,30}`, part of every address, never changed. */
  readonly slug: string;
  readonly name: string;
  /** Two to four capitals at the head of case numbers: MU-2026-0417. */
  readonly caseCode: string;
  /** IANA name; an end date is a local day of this zone. */
  readonly timeZone: string;
  /** Its public holidays are no working days; null: only those of all of Germany. */
  readonly federalState: FederalState | null;
  readonly hotline: Hotline | null;
  /** The longest period a request may ask for. */
  readonly maxGrantDays: number;
  /** How long a link lives by which a device is set up on itself. */
  readonly handOverMinutes: number;
  /** Raised with every new text, so that people accept the one in force (BSI NET.3.3.A8). */
  readonly leafletVersion: number;
  readonly leafletText: string;
  /** Null, off: WireGuard's primitives are not listed in BSI TR-02102. */
  readonly wireguard: StandingDecision | null;
  /** Null, off: keys are made on people's devices only. */
  readonly serverKeys: StandingDecision | null;
  /** Gateways refuse to start from a state older than this without having heard from the portal. */
  readonly maxOfflineDays: number;
  /** After so many hours without the portal its gateways end all access; null: they go on. */
  readonly closeAfterHours: number | null;
  /** After this long without a gateway's confirmation a take-back is shown in red. */
  readonly confirmWithinSeconds: number;
  /** The municipality has left, or is leaving at this moment: nobody signs in any more. Null for all others. */
  readonly closedAt: Date | null;
};

/** Nothing is set up, agreed on or signed in to any more. */
export function requireNotClosed({ closedAt }: Pick<Tenant, 'closedAt'>): void {
  if (closedAt !== null) throw new Refusal('gone', 'tenant-closed');
}

export function isTenantSlug(text: string): boolean {
  return /^[a-z][a-z0-9-]{1,30}$/.test(text);
}

/** From its day on a decision waits to be looked at again (BSI CON.1). */
export function isReviewDue(decision: Pick<StandingDecision, 'reviewOn'> | null, today: string): boolean {
  return decision !== null && decision.reviewOn <= today;
}
