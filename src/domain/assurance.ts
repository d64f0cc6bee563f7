// How surely the identity provider knew whom it let in: by a second factor, and how long ago.
import { type SamlAttribute, valuesByName } from './identity-attributes';
import { roles, type Role } from './roles';

/** What an assertion says about the act of signing in itself. */
export type Authentication = {
  /** AuthnInstant: when the person proved who they are, which a single sign-on may have left in the past. */
  readonly instant: Date;
  /** AuthnContextClassRef. */
  readonly contextClass: string | null;
  /** Of the claim in which AD FS and Entra ID list the methods. */
  readonly methods: readonly string[];
};

/** How long a session lasts: unused, and however much it is used. */
export type SessionLimits = { readonly idleMinutes: number; readonly longestHours: number };

/** What a tenant asks of the sign-ins of those who hold more than everyday roles. */
export type Assurance = {
  readonly adminsNeedMfa: boolean;
  /** Context classes and methods, any one of which counts as a second factor. */
  readonly mfaSignals: readonly string[];
  /** Essential acts want a sign-in no older than this. */
  readonly freshMinutes: number;
} & SessionLimits;

/** AD FS and Entra ID, REFEDS (Shibboleth and others), and two classes of SAML 2.0 itself. */
export const usualAssurance: Assurance = {
  adminsNeedMfa: false,
  mfaSignals: [
    'http://schemas.microsoft.com/claims/multipleauthn',
    'https://refeds.org/profile/mfa',
    'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract',
    'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI',
  ],
  freshMinutes: 10,
  idleMinutes: 60,
  longestHours: 10,
};

export const freshMinutesLimits = { min: 1, max: 60 } as const;
export const idleMinutesLimits = { min: 10, max: 480 } as const;
export const longestHoursLimits = { min: 1, max: 24 } as const;
export const mostSignals = 20;

const methodsClaim = 'http://schemas.microsoft.com/claims/authnmethodsreferences';
/** More or longer ones than any identity provider sends have no place in a session. */
const mostMethods = 20;
const longest = 256;

export function methodsIn(attributes: readonly SamlAttribute[]): readonly string[] {
  return valuesByName(attributes, methodsClaim)
    .filter(({ length }) => length <= longest)
    .slice(0, mostMethods);
}

export function carriesMfa(
  { contextClass, methods }: Authentication,
  { mfaSignals }: Pick<Assurance, 'mfaSignals'>,
): boolean {
  return mfaSignals.some((signal) => signal === contextClass || methods.includes(signal));
}

/** What somebody without a second factor still may be; all other roles look into other people's affairs. */
const everydayRoles: readonly Role[] = ['employee', 'supervisor'];

export type GrantedRoles = { readonly roles: readonly Role[]; readonly withheld: readonly Role[] };

/** BSI ORP.4.A21: those with far-reaching rights prove themselves by more than a password. */
export function rolesUnder(
  held: readonly Role[],
  authentication: Authentication,
  assurance: Assurance,
): GrantedRoles {
  if (!assurance.adminsNeedMfa || carriesMfa(authentication, assurance)) return { roles: held, withheld: [] };
  return {
    roles: held.filter((role) => everydayRoles.includes(role)),
    withheld: roles.filter((role) => held.includes(role) && !everydayRoles.includes(role)),
  };
}

/** The clocks of an identity provider and ours may differ by so much. */
const skewMs = 60_000;

export function isFresh({ instant }: Authentication, now: Date, withinMinutes: number): boolean {
  return now.getTime() - instant.getTime() <= withinMinutes * 60_000 + skewMs;
}

/** Why an assurance cannot be: null when it can. */
export function assuranceFault(
  { adminsNeedMfa, mfaSignals, freshMinutes, ...limits }: Assurance,
  own: Authentication,
): { readonly field: keyof Assurance; readonly reason: string } | null {
  const { min, max } = freshMinutesLimits;
  if (!Number.isInteger(freshMinutes) || freshMinutes < min || freshMinutes > max) {
    return { field: 'freshMinutes', reason: 'fresh-minutes-out-of-range' };
  }
  const usable = (signal: string): boolean => /^[^\s\p{Cc}]{1,256}$/u.test(signal);
  if (mfaSignals.length > mostSignals || !mfaSignals.every(usable)) {
    return { field: 'mfaSignals', reason: 'mfa-signals-unusable' };
  }
  const unlasting = limitsFault(limits);
  if (unlasting !== null) return unlasting;
  if (!adminsNeedMfa) return null;
  // Whoever demands it must be able to meet it, or nobody could take the demand back.
  const meets = carriesMfa(own, { mfaSignals });
  return meets ? null : { field: 'adminsNeedMfa', reason: 'mfa-own-sign-in-without' };
}

/** Unused for longer than it may last makes no sense, and somebody would rely on it. */
function limitsFault({ idleMinutes, longestHours }: SessionLimits): ReturnType<typeof assuranceFault> {
  const isWithin = (value: number, { min, max }: { readonly min: number; readonly max: number }): boolean =>
    Number.isInteger(value) && value >= min && value <= max;
  if (!isWithin(idleMinutes, idleMinutesLimits)) {
    return { field: 'idleMinutes', reason: 'idle-minutes-out-of-range' };
  }
  if (!isWithin(longestHours, longestHoursLimits)) {
    return { field: 'longestHours', reason: 'longest-hours-out-of-range' };
  }
  return idleMinutes > longestHours * 60 ? { field: 'idleMinutes', reason: 'idle-beyond-longest' } : null;
}
