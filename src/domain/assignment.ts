// A sign-in that may be somebody known, or somebody new under a known person's key: people decide, never the portal alone.
import { isSelf, requireRole, type Actor } from './actor';
import type { AuditAction, AuditEvent } from './audit-event';
import { Refusal } from './errors';
import type { AssignmentId, IdentityRef, PersonId, TenantId } from './ids';
import type { Person, PersonKey } from './person';
import type { PersonMark } from './person-marks';

/** `recycled-key`: a login name that was silent for long. `changed-name`: a new key, and marks of somebody known. */
export type AssignmentKind = 'recycled-key' | 'changed-name';

export type Assignment = {
  readonly id: AssignmentId;
  readonly tenantId: TenantId;
  readonly kind: AssignmentKind;
  /** The person known already. */
  readonly personId: PersonId;
  readonly personRef: IdentityRef;
  /** What the sign-in brought. */
  readonly key: PersonKey;
  readonly brought: Pick<Person, 'displayName' | 'mail' | 'department'>;
  readonly createdAt: Date;
};

export const verdicts = ['same', 'other'] as const;
export type Verdict = (typeof verdicts)[number];

const dayMs = 86_400_000;
/** How long the log of sign-ins is kept (BSI: Mindeststandard Protokollierung PD.2.1.04), and so how far back it tells. */
export const logDays = 90;
/** Whoever did not come back for this long starts again. */
export const assignmentDays = 30;
/** In the first weeks everybody is new, and a given name twice in an office means nothing. */
const establishedDays = 30;

export function logReachesBackTo(now: Date): Date {
  return new Date(now.getTime() - logDays * dayMs);
}

export function assignmentsEndedBefore(now: Date): Date {
  return new Date(now.getTime() - assignmentDays * dayMs);
}

/**
 * Whether a recyclable key was silent for so long that it may be somebody else's by now: no sign-in in the log, which must
 * itself reach back that far, and the person not new.
 */
export function wasSilent(
  person: Pick<Person, 'createdAt'>,
  log: { readonly keptSince: Date | null; readonly hasEntry: boolean },
  now: Date,
): boolean {
  const since = logReachesBackTo(now);
  const canTell = log.keptSince !== null && log.keptSince <= since;
  return canTell && !log.hasEntry && person.createdAt <= since;
}

/** Somebody who shares a mark with the newcomer. `holds`: an access in force or asked for, which could be lost or taken over. */
export type Suspect = {
  readonly person: Person;
  readonly mark: PersonMark['kind'];
  readonly holds: boolean;
};

/**
 * The one person the newcomer may be: by an address of theirs, else by given name and department if they are known for a
 * while and hold something. Several of one kind point at nobody: a shared mailbox, or a frequent name.
 */
export function suspectAmong(suspects: readonly Suspect[], now: Date): Person | null {
  const established = new Date(now.getTime() - establishedDays * dayMs);
  const byAddress = suspects.filter(({ mark }) => mark === 'address');
  const byName = suspects.filter(
    ({ mark, holds, person }) => mark === 'name' && holds && person.createdAt <= established,
  );
  return onlyPerson(byAddress) ?? onlyPerson(byName);
}

function onlyPerson(suspects: readonly Suspect[]): Person | null {
  const [first, ...others] = suspects;
  if (first === undefined) return null;
  return others.every(({ person }) => person.id === first.person.id) ? first.person : null;
}

/** Who decides: IT or those in charge of the sign-in; nobody about the own person; each once and in time. */
export function settleAssignment(
  assignment: Assignment,
  { actor, verdict, reason, now }: Settling,
): AuditEvent {
  requireRole(actor, 'it-admin', 'tenant-admin');
  if (isSelf(actor, assignment.personId)) throw new Refusal('forbidden', 'own-assignment');
  if (assignment.createdAt <= assignmentsEndedBefore(now))
    throw new Refusal('conflict', 'assignment-settled');
  if (reason.trim() === '') throw new Refusal('invalid', 'reason-missing');
  const action = verdict === 'same' ? 'assignment.matched' : 'assignment.separated';
  return { ...assignmentEvent(assignment, action), actor: actor.ref, reason };
}

type Settling = {
  readonly actor: Actor;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly now: Date;
};

/** By the portal itself: begun by a sign-in, or lapsed. */
export function assignmentEvent(
  { id, kind, personId, personRef }: Assignment,
  action: Extract<AuditAction, `assignment.${string}`>,
): AuditEvent {
  return {
    action,
    actor: null,
    subject: personRef,
    object: { kind: 'person', id: personId },
    data: { assignment: id, kind },
    reason: null,
  };
}
