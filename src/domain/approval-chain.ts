// Who says that an access is needed before IT decides, how long an application may wait, and who may be invited to say it:
// what a municipality sets. It counts when an application is sent and never changes what waits already.
import { Refusal } from './errors';
import type { AccessProfileId } from './ids';
import type { RequestKind } from './request-kind';

/** By whom the need is confirmed; `nobody`: IT alone decides. */
export const necessities = ['supervisor', 'hr', 'crisis-team', 'nobody'] as const;
export type Necessity = (typeof necessities)[number];
export type NecessityOffice = Exclude<Necessity, 'nobody'>;

export type ApprovalSettings = {
  readonly necessity: Necessity;
  /** By profile, where it differs. */
  readonly ofProfiles: Readonly<Record<string, Necessity>>;
  /** After so many days without a decision an application lapses. */
  readonly lapseDays: number;
  /** Supervisors whom the portal does not know yet are invited there, too. */
  readonly mailDomains: readonly string[];
};

/** Of municipalities that joined before there were chains, and of all that have set nothing. */
export const itAlone: ApprovalSettings = {
  necessity: 'nobody',
  ofProfiles: {},
  lapseDays: 30,
  mailDomains: [],
};

export const usualApproval: ApprovalSettings = { ...itAlone, necessity: 'supervisor' };

export const lapseDaysLimits = { min: 14, max: 90 } as const;
export const mostMailDomains = 20;

export function necessityFor(settings: ApprovalSettings, profile: AccessProfileId): Necessity {
  return Object.hasOwn(settings.ofProfiles, profile)
    ? (settings.ofProfiles[profile] ?? settings.necessity)
    : settings.necessity;
}

/** About an access whose need was confirmed: a lost device is replaced without asking for it again. */
export function asksForNeed(kind: RequestKind): boolean {
  return kind !== 'additional-device' && kind !== 'replacement';
}

export function checkApprovalSettings({ lapseDays, mailDomains }: ApprovalSettings): void {
  const { min, max } = lapseDaysLimits;
  if (!Number.isInteger(lapseDays) || lapseDays < min || lapseDays > max)
    throw new Refusal('invalid', 'lapse-days-out-of-range');
  if (mailDomains.length > mostMailDomains || !mailDomains.every(isMailDomain))
    throw new Refusal('invalid', 'mail-domains-malformed');
}

export function isMailDomain(text: string): boolean {
  return (
    text.length <= 253 &&
    /^[\p{Ll}\d]([\p{Ll}\d-]*[\p{Ll}\d])?(\.[\p{Ll}\d]([\p{Ll}\d-]*[\p{Ll}\d])?)+$/u.test(text)
  );
}

/** What stands behind the @, in lower case; empty where there is none. */
export function mailDomainOf(address: string | null): string {
  const at = address?.lastIndexOf('@') ?? -1;
  return at < 0 ? '' : (address ?? '').slice(at + 1).toLowerCase();
}
