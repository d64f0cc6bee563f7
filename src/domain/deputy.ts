// Somebody answers for a colleague from one day to another: for what that colleague is asked, never for what concerns
// themselves, and not for those whose deputy that colleague is.
import { isSelf, type Actor } from './actor';
import type { AuditEvent } from './audit-event';
import { Refusal } from './errors';
import type { DeputyId, IdentityRef, PersonId } from './ids';
import { daysBetween, isLocalDay } from './local-day';
import type { Person } from './person';

export type Deputy = {
  readonly id: DeputyId;
  /** Who is represented. */
  readonly personId: PersonId;
  readonly personRef: IdentityRef;
  readonly deputyId: PersonId;
  readonly deputyRef: IdentityRef;
  /** Local days of the municipality; `until` is included. */
  readonly from: string;
  readonly until: string;
  /** Ended before its time. */
  readonly endedAt: Date | null;
  readonly createdAt: Date;
};

export const longestDeputyDays = 366;
export const mostDeputies = 10;

export function isInForceOn({ from, until, endedAt }: Deputy, today: string): boolean {
  return endedAt === null && from <= today && today <= until;
}

export function isOver({ until, endedAt }: Deputy, today: string): boolean {
  return endedAt !== null || until < today;
}

type Naming = Pick<Deputy, 'id' | 'from' | 'until'> & {
  readonly colleague: Pick<Person, 'id' | 'ref'>;
  /** All that this person has named. */
  readonly named: readonly Deputy[];
  readonly today: string;
  readonly now: Date;
};

export function nameDeputy(
  actor: Actor,
  naming: Naming,
): { readonly state: Deputy; readonly event: AuditEvent } {
  const { id, colleague, from, until, named, today, now } = naming;
  if (actor.external === true || actor.roles.length === 0) throw new Refusal('forbidden', 'role-missing');
  if (isSelf(actor, colleague.id)) throw new Refusal('invalid', 'deputy-is-self');
  if (!isLocalDay(from) || !isLocalDay(until)) throw new Refusal('invalid', 'period-not-a-day');
  if (until < from) throw new Refusal('invalid', 'period-ends-before-it-begins');
  if (from < today) throw new Refusal('invalid', 'period-in-the-past');
  if (daysBetween(today, until) > longestDeputyDays) throw new Refusal('invalid', 'deputy-too-long');
  if (named.filter((one) => !isOver(one, today)).length >= mostDeputies)
    throw new Refusal('exhausted', 'deputies-too-many');
  const state: Deputy = {
    id,
    personId: actor.personId,
    personRef: actor.ref,
    deputyId: colleague.id,
    deputyRef: colleague.ref,
    from,
    until,
    endedAt: null,
    createdAt: now,
  };
  return { state, event: deputyEvent(state, 'deputy.named', actor) };
}

/** By whoever named them. */
export function endDeputy(
  deputy: Deputy,
  actor: Actor,
  { today, now }: { readonly today: string; readonly now: Date },
): { readonly state: Deputy; readonly event: AuditEvent } {
  if (deputy.personId !== actor.personId) throw new Refusal('not-found', 'no-such-deputy');
  if (isOver(deputy, today)) throw new Refusal('conflict', 'deputy-over');
  const state: Deputy = { ...deputy, endedAt: now };
  return { state, event: deputyEvent(state, 'deputy.ended', actor) };
}

function deputyEvent(deputy: Deputy, action: 'deputy.named' | 'deputy.ended', actor: Actor): AuditEvent {
  return {
    action,
    actor: actor.ref,
    subject: deputy.deputyRef,
    object: { kind: 'person', id: deputy.deputyId },
    data: { from: deputy.from, until: deputy.until },
    reason: null,
  };
}
