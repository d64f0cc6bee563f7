// Looking back over all requests, ended ones included: who may, by what, and that taking the list along is on record.
import type { AccessRequestState } from './access-request';
import { requireRole, type Actor } from './actor';
import type { AuditAction, AuditEvent } from './audit-event';
import type { AccessProfileId } from './ids';

/**
 * Those who decide, and those who check: data protection and audit read what happened without an admin's rights. Nobody
 * else needs everybody's requests (Art. 5, 25 DSGVO): the municipality's admin looks after sign-in, roles and settings.
 */
export const archiveReaders = ['it-admin', 'dpo', 'auditor'] as const;

/**
 * What somebody chose to see. There is no choice by who decided, and none may come: a list that can be narrowed down,
 * sorted or counted by decider is fit to watch how they work (BVerwG 6 P 32.84).
 */
export type ArchiveView = {
  /** As typed; the words by which people are found. */
  readonly words: string;
  /** As typed. */
  readonly caseNumber: string;
  readonly state: ArchivedState | null;
  readonly profile: AccessProfileId | null;
  /** Submitted on these local days, both included. */
  readonly from: string | null;
  readonly until: string | null;
};

export const archivedStates = [
  'submitted',
  'in-review',
  'query',
  'approved',
  'denied',
  'withdrawn',
  'lapsed',
] as const satisfies readonly Exclude<AccessRequestState, 'draft'>[];
export type ArchivedState = (typeof archivedStates)[number];

/** "mu 2026 417", as said on the telephone, is MU-2026-0417; null when it is no such number. */
export function caseNumberSaid(typed: string, code: string): string | null {
  const [year, count, ...more] = typed.match(/\d+/g) ?? [];
  const letters = typed.replace(/[^\p{L}]/gu, '').toUpperCase();
  if (year?.length !== 4 || count === undefined || more.length > 0) return null;
  if (letters !== '' && letters !== code.toUpperCase()) return null;
  return `${code}-${year}-${count.replace(/^0+(?=\d)/, '').padStart(4, '0')}`;
}

/** Before the first line leaves: who took the list, and by which choice. Words may be a name, so they can be erased. */
export function listExportedEvent({ words, ...view }: ArchiveView, actor: Actor): AuditEvent {
  requireRole(actor, ...archiveReaders);
  return exportEvent('tenant.requests-exported', actor, { data: view, reason: words === '' ? null : words });
}

/** After the last: how many it were, and whether it came to its end. */
export function listExportEndedEvent(
  ended: { readonly requests: number; readonly complete: boolean },
  actor: Actor,
): AuditEvent {
  return exportEvent('tenant.requests-export-ended', actor, { data: ended, reason: null });
}

function exportEvent(
  action: AuditAction,
  { ref, tenantId }: Actor,
  { data, reason }: Pick<AuditEvent, 'data' | 'reason'>,
): AuditEvent {
  return { action, actor: ref, subject: null, object: { kind: 'tenant', id: tenantId }, data, reason };
}
