// What a session holds, and its two turning points: at sign-in and at sign-out its id changes.
import type { Request } from 'express';
import type { Actor } from '../../domain/actor';
import type { IdentityRef, PersonId, TenantId } from '../../domain/ids';
import {
  longestHoursLimits,
  usualAssurance,
  type Authentication,
  type SessionLimits,
} from '../../domain/assurance';
import type { Role } from '../../domain/roles';
import type { Flash } from './view-models';

export type SessionContent = {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly ref: IdentityRef;
  readonly roles: readonly Role[];
  readonly displayName: string;
  /** What the identity provider needs to end the session there too; null where it sent none. */
  readonly nameId: string | null;
  readonly nameIdFormat: string | null;
  readonly sessionIndex: string | null;
  /** ISO time; a session ends some hours after it, used or not. */
  readonly signedInAt: string;
  /** How the identity provider knew them; a session from before this was kept knows none of it. */
  readonly authentication?: Omit<Authentication, 'instant'> & { readonly instant: string };
  /** Roles that the sign-in would have yielded with a second factor. */
  readonly withheld?: readonly Role[];
  /** How long it may last: at sign-in, and with every page as it is by then. */
  readonly limits?: SessionLimits;
  /** The emergency account's own session, which ends with it; for nobody else. */
  readonly emergency?: string;
};

declare module 'express-session' {
  // Merging into the library's type is the way it offers to say what a session holds.
  interface SessionData {
    person?: SessionContent;
    flash?: Flash;
  }
}

const usualLimits: SessionLimits = usualAssurance;
export const idleMs = usualLimits.idleMinutes * 60_000;
/** No municipality lets a session last longer. */
export const absoluteMs = longestHoursLimits.max * 3_600_000;

/** Whose session this is, as long as the limits of their municipality, as they are now, let it last. */
export async function signedInPerson(
  request: Request,
  now: Date,
  limitsOf: (tenant: TenantId) => Promise<SessionLimits>,
): Promise<SessionContent | null> {
  // Without a session at all when the store is away and the error page is on its way.
  const person = 'session' in request ? request.session.person : undefined;
  if (person === undefined) return null;
  const limits = await limitsOf(person.tenantId);
  const lasts = now.getTime() - Date.parse(person.signedInAt) < limits.longestHours * 3_600_000;
  if (lasts && unusedMs(request) < limits.idleMinutes * 60_000) return { ...person, limits };
  // This page counts as use: what has ended must not go on with the next one.
  delete request.session.person;
  return null;
}

/** The cookie is given the same time at every page, so that what has gone of it tells when the last one was. */
function unusedMs({ session: { cookie } }: Request): number {
  return (cookie.originalMaxAge ?? 0) - (cookie.maxAge ?? 0);
}

export type SessionEnd = {
  readonly at: Date;
  /** Whether opening another page until then makes it later. */
  readonly canBeLater: boolean;
};

/** Counted from a page that is opened now. */
export function sessionEnd({ signedInAt, limits = usualLimits }: SessionContent, now: Date): SessionEnd {
  const idle = now.getTime() + limits.idleMinutes * 60_000;
  const last = Date.parse(signedInAt) + limits.longestHours * 3_600_000;
  return { at: new Date(Math.min(idle, last)), canBeLater: idle < last };
}

/** Without any knowledge: long ago, and by no means that would count. */
export function authenticationOf({ authentication }: SessionContent): Authentication {
  if (authentication === undefined) return { instant: new Date(0), contextClass: null, methods: [] };
  return { ...authentication, instant: new Date(authentication.instant) };
}

export function actorOf(person: SessionContent): Actor {
  const { tenantId, personId, roles, ref } = person;
  return { tenantId, personId, roles, ref };
}

/**
 * A new id for the signed-in session: one that somebody else may have planted before is worth nothing. It is stored empty,
 * then `note` hears of it, and only then somebody is signed in under it: whoever ends a noted session finds it, and what
 * was ended is not stored again.
 */
export async function signInSession(
  request: Request,
  person: SessionContent,
  note: (sessionId: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await settled((done) => request.session.regenerate(done));
  await settled((done) => request.session.save(done));
  await note(request.sessionID);
  request.session.person = person;
  const unused = (person.limits ?? usualLimits).idleMinutes * 60_000;
  request.session.cookie.maxAge = unused;
  request.session.cookie.originalMaxAge = unused;
  await settled((done) => request.session.save(done));
}

/** Everything in the session goes; what follows (a flash, another sign-in) starts under a new id. */
export async function signOutSession(request: Request): Promise<void> {
  await settled((done) => request.session.regenerate(done));
}

export function takeFlash(request: Request): Flash | null {
  const flash = 'session' in request ? (request.session.flash ?? null) : null;
  if (flash !== null) delete request.session.flash;
  return flash;
}

function settled(call: (done: (error: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('session store failed', { cause: error }));
    });
  });
}
