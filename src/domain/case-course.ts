// What happened in one case, from the application to the last gateway's confirmation, in order; and how much of it the
// applicant reads: what concerns them, who it was by office and not by name, and no words meant for colleagues.
import type { AuditAction, AuditEvent } from './audit-event';
import type { Enforcement } from './enforcement';
import type { IdentityRef } from './ids';
import { stepOffices, type StepOffice } from './request-step';

export type CaseEvent = AuditEvent & {
  readonly seq: number;
  readonly at: Date;
  readonly actorName: string | null;
  readonly actorIsExternal: boolean;
};

export type CaseStep =
  | { readonly kind: 'event'; readonly at: Date; readonly event: CaseEvent }
  /** A gateway has carried an order out, or was told to and has not said so yet. */
  | { readonly kind: 'enforcement'; readonly at: Date; readonly enforcement: Enforcement };

/** Oldest first. A gateway's confirmation comes after what it confirms, also within the same moment. */
export function courseOfCase(
  events: readonly CaseEvent[],
  enforcements: readonly Enforcement[],
): readonly CaseStep[] {
  const steps: readonly CaseStep[] = [
    ...events.map((event) => ({ kind: 'event', at: event.at, event }) as const),
    ...enforcements.map(
      (one) => ({ kind: 'enforcement', at: one.effectiveAt ?? one.orderedAt, enforcement: one }) as const,
    ),
  ];
  return steps.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

export type By = 'portal' | 'applicant' | 'staff';

export type OwnStep = {
  readonly action: AuditAction;
  readonly object: AuditEvent['object'];
  readonly data: AuditEvent['data'];
  readonly at: Date;
  readonly by: By;
  /** Which of the offices it was, where another than IT has said something. */
  readonly office: StepOffice | null;
  readonly words: string | null;
};

/** Words that were written for the applicant; all others are remarks among colleagues. */
const forTheApplicant: readonly AuditAction[] = ['access-request.denied', 'access-request.queried'];

/** Whose gateway it was and how far it got is IT's; the applicant reads what was done with their access. */
export function ownCourse(events: readonly CaseEvent[], applicant: IdentityRef): readonly OwnStep[] {
  return events.map(({ action, object, data, at, actor, reason }) => {
    const by = actor === null ? 'portal' : actor === applicant ? 'applicant' : 'staff';
    const mayRead = by === 'applicant' || forTheApplicant.includes(action);
    const office = stepOffices.find((one) => one === data['office']) ?? null;
    return { action, object, data, at, by, office, words: mayRead ? reason : null };
  });
}
