// A draft becomes an application: everything is asked and judged again, whatever the page had said before.
import { requestEvent, type AccessRequest, type Period } from './access-request';
import { requireRole, type Actor } from './actor';
import {
  deviceKindIn,
  judgeDraft,
  purposeIn,
  type ApplicationDraft,
  type JudgedDraft,
  type Surroundings,
} from './application-draft';
import { requirePossible } from './application-obstacle';
import { assessedBy, type Assessment } from './assessment';
import type { AuditEvent } from './audit-event';
import type { DocumentVersion } from './document';
import { Refusal } from './errors';
import type { Grant } from './grant';
import type { AccessRequestId } from './ids';
import { answersThatCount } from './question-catalogue';
import { isAboutGrant, type RequestKind } from './request-kind';

type Submitting = Surroundings & {
  readonly actor: Actor;
  readonly id: AccessRequestId;
  readonly caseNumber: string;
  /** Of the edition that stood on the page when it was sent. */
  readonly shownEdition: number;
  readonly documents: readonly DocumentVersion[];
  /** All that the applicant holds or held. */
  readonly grants: readonly Grant[];
};

type Submitted = {
  readonly state: AccessRequest;
  readonly assessment: Assessment;
  readonly event: AuditEvent;
};

export function submitApplication(draft: ApplicationDraft, submitting: Submitting): Submitted {
  const { actor, edition, profile, tenant, held, now } = submitting;
  requireRole(actor, 'employee');
  if (profile.state !== 'active') throw new Refusal('conflict', 'profile-retired');
  if (submitting.shownEdition !== edition.version) throw new Refusal('conflict', 'questions-changed');
  const judged = judgeDraft(draft, submitting);
  const { kind, period } = requireSendable(judged);
  const answers = answersThatCount(edition.catalogue, draft.answers);
  const deviceKind = deviceKindIn(answers, held);
  requirePossible({ answers }, { kind, period, outcome: judged.evaluation.outcome }, submitting);
  const state: AccessRequest = {
    id: submitting.id,
    tenantId: actor.tenantId,
    caseNumber: submitting.caseNumber,
    personId: actor.personId,
    personRef: actor.ref,
    profileId: profile.id,
    kind,
    grantId: isAboutGrant(kind) ? (held?.grant.id ?? null) : null,
    period,
    purpose: purposeIn(answers, held),
    deviceKind,
    leafletVersion: tenant.leafletVersion,
    leafletDocument: submitting.documents.find((document) => document.kind === 'leaflet')?.version ?? null,
    assessed: assessedBy(judged.evaluation, edition),
    state: 'submitted',
    endorsed: false,
    openObligations: 0,
    submittedAt: now,
    decidedAt: null,
    decisionReason: null,
  };
  return {
    state,
    assessment: {
      requestId: state.id,
      round: 1,
      edition: edition.version,
      answers,
      evaluation: judged.evaluation,
      madeAt: now,
    },
    event: requestEvent(state, 'access-request.submitted', { actor, reason: null }),
  };
}

/** What is excluded cannot be sent: nobody waits for a no that is certain. What has another way can, and gets that. */
function requireSendable({ kind, open, evaluation, period }: JudgedDraft): {
  readonly kind: RequestKind;
  readonly period: Period;
} {
  if (kind === null || open.length > 0 || period === null)
    throw new Refusal('conflict', 'application-incomplete');
  if (!evaluation.isSendable) throw new Refusal('conflict', 'leaflet-changed');
  if (evaluation.outcome === 'excluded') throw new Refusal('conflict', 'application-excluded');
  return { kind, period };
}
