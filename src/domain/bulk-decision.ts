// Deciding about many applications at one go: each by itself, by the same rules and with its own line in the audit log. What
// is kept here only shows whoever began it how far it is; it is gone after a day, so that it tells nothing about people.
import { requireRole, type Actor } from './actor';
import { Refusal } from './errors';
import type { AccessRequestId, BulkDecisionId, PersonId } from './ids';

export const bulkKinds = ['approve', 'deny'] as const;
export type BulkKind = (typeof bulkKinds)[number];

export type BulkDecision = {
  readonly id: BulkDecisionId;
  /** Nobody else sees it. */
  readonly personId: PersonId;
  readonly kind: BulkKind;
  /** In the order in which they are decided. */
  readonly requests: readonly AccessRequestId[];
  readonly begunAt: Date;
  /** When it last got on: one that stands still was cut off. */
  readonly movedAt: Date;
};

/** What became of one of them; `refusal` is null where it was decided as wanted. */
export type BulkResult = {
  readonly place: number;
  readonly requestId: AccessRequestId;
  readonly refusal: string | null;
};

export const mostAtOnce = 500;

/** The reason is the applicant's to read; an approval needs none. */
export function beginBulkDecision(
  wanted: {
    readonly kind: BulkKind;
    readonly requests: readonly AccessRequestId[];
    readonly reason: string;
  },
  { actor, id, now }: { readonly actor: Actor; readonly id: BulkDecisionId; readonly now: Date },
): BulkDecision {
  requireRole(actor, 'it-admin');
  const requests = [...new Set(wanted.requests)];
  if (requests.length === 0) throw new Refusal('invalid', 'nothing-chosen');
  if (requests.length > mostAtOnce) throw new Refusal('invalid', 'too-many-at-once');
  if (wanted.kind === 'deny' && wanted.reason === '') throw new Refusal('invalid', 'reason-missing');
  return { id, personId: actor.personId, kind: wanted.kind, requests, begunAt: now, movedAt: now };
}

export const bulkStages = ['running', 'finished', 'cut-off'] as const;
export type BulkStage = (typeof bulkStages)[number];

/** A decision takes milliseconds: after so long without one, whatever did the work is gone. */
export const cutOffAfterMs = 60_000;

export function stageOf(
  { requests, movedAt }: Pick<BulkDecision, 'requests' | 'movedAt'>,
  results: number,
  now: Date,
): BulkStage {
  if (results >= requests.length) return 'finished';
  return now.getTime() - movedAt.getTime() > cutOffAfterMs ? 'cut-off' : 'running';
}

/** Whatever was begun before is forgotten. */
export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - 86_400_000);
}
