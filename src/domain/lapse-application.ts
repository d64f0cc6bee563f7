// An application that nobody decides lapses after some weeks, and so does an approval whose obligations nobody confirms:
// never is anything approved by silence.
import { awaitsObligations, isOpen, requestEvent, type AccessRequest } from './access-request';
import type { ApplicationDraft } from './application-draft';
import type { Assessment } from './assessment';
import type { AuditEvent } from './audit-event';
import { Refusal } from './errors';
import { addDays, localDay, type LocalDay } from './local-day';
import type { Answers } from './question';

type Terms = { readonly lapseDays: number; readonly now: Date; readonly timeZone: string };

/** The last local day on which it can be decided, or its obligations confirmed. */
export function lastDayOf(request: AccessRequest, { lapseDays, timeZone }: Omit<Terms, 'now'>): LocalDay {
  const since = awaitsObligations(request) ? (request.decidedAt ?? request.submittedAt) : request.submittedAt;
  return addDays(localDay(since, timeZone), lapseDays);
}

/** On the day after its last, by the municipality's calendar. */
export function isToLapse(request: AccessRequest, { now, ...terms }: Terms): boolean {
  return localDay(now, terms.timeZone) > lastDayOf(request, terms);
}

export function lapse(
  request: AccessRequest,
  terms: Terms,
): { readonly state: AccessRequest; readonly event: AuditEvent } {
  if (!isOpen(request) && !awaitsObligations(request)) throw new Refusal('conflict', 'already-decided');
  if (!isToLapse(request, terms)) throw new Refusal('conflict', 'not-to-lapse');
  const state: AccessRequest = { ...request, state: 'lapsed', openObligations: 0, decidedAt: terms.now };
  return { state, event: requestEvent(state, 'access-request.lapsed', { actor: null, reason: null }) };
}

/** The answers as they were sent, to apply anew with; declarations are made anew as well. */
export function draftAfterLapse(
  request: AccessRequest,
  { answers }: Pick<Assessment, 'answers'>,
  now: Date,
): ApplicationDraft {
  const kept: Answers = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== 'merkblatt'));
  return {
    personId: request.personId,
    profileId: request.profileId,
    grantId: request.grantId,
    answers: kept,
    leafletVersion: null,
    savedAt: now,
  };
}
