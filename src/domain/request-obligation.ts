// Obligations (Auflagen) of an approval: nothing is issued until each has been confirmed, by the applicant or by IT.
import { requestEvent, type AccessRequest } from './access-request';
import { isSelf, requireRole, type Actor } from './actor';
import type { Obligation, ObligationSide } from './application-rule';
import type { AuditEvent } from './audit-event';
import { Refusal } from './errors';
import type { AccessRequestId, IdentityRef } from './ids';
import { endOfLocalDay } from './local-day';
import type { Words } from './question';

export type RequestObligation = {
  readonly requestId: AccessRequestId;
  readonly id: Obligation['id'];
  readonly by: ObligationSide;
  /** As the rules said them at the approval. */
  readonly words: Words;
  readonly confirmedAt: Date | null;
  readonly confirmedBy: IdentityRef | null;
};

export function obligationsFor(
  { id: requestId }: Pick<AccessRequest, 'id'>,
  obligations: readonly Obligation[],
): readonly RequestObligation[] {
  return obligations.map(({ id, words, by = 'applicant' }) => ({
    requestId,
    id,
    by,
    words,
    confirmedAt: null,
    confirmedBy: null,
  }));
}

type Confirming = {
  readonly obligations: readonly RequestObligation[];
  readonly id: Obligation['id'];
  readonly now: Date;
  readonly timeZone: string;
};

type Confirmed = {
  readonly state: AccessRequest;
  readonly obligation: RequestObligation;
  /** With the last one the access is released. */
  readonly events: readonly AuditEvent[];
};

export function confirmObligation(
  request: AccessRequest,
  actor: Actor,
  { obligations, id, now, timeZone }: Confirming,
): Confirmed {
  const obligation = obligations.find((one) => one.id === id);
  requireConfirmer(request, actor, obligation?.by);
  if (obligation === undefined) throw new Refusal('not-found', 'no-such-obligation');
  if (obligation.confirmedAt !== null) throw new Refusal('conflict', 'obligation-confirmed');
  if (request.state !== 'approved') throw new Refusal('conflict', 'nothing-to-confirm');
  if (endOfLocalDay(request.period.until, timeZone) <= now) throw new Refusal('conflict', 'period-over');
  const open = obligations.filter(({ confirmedAt }) => confirmedAt === null).length - 1;
  const state: AccessRequest = { ...request, openObligations: open };
  const said = requestEvent(state, 'access-request.obligation-confirmed', { actor, reason: null });
  const released = requestEvent(state, 'access-request.released', { actor, reason: null });
  return {
    state,
    obligation: { ...obligation, confirmedAt: now, confirmedBy: actor.ref },
    events: [{ ...said, data: { ...said.data, obligation: id } }, ...(open === 0 ? [released] : [])],
  };
}

/** What applicants have to confirm nobody else can, and IT never confirms anything about itself. */
function requireConfirmer(request: AccessRequest, actor: Actor, by: ObligationSide | undefined): void {
  const isApplicant = actor.personId === request.personId;
  if (by === 'it-admin') {
    if (!isApplicant) requireRole(actor, 'it-admin');
    if (isSelf(actor, request.personId)) throw new Refusal('forbidden', 'own-request');
  } else if (!isApplicant) throw new Refusal('not-found', 'no-such-access-request');
}
