// Reading the audit log is itself logged: who watches others is watched, too (BSI OPS.1.1.5).
import { requireRole, type Actor } from './actor';
import type { AuditAction, AuditEvent } from './audit-event';
import type { IdentityRef } from './ids';

/** What somebody chose to see; days are local days of the tenant, both included. */
export type AuditView = {
  readonly action: AuditAction | null;
  readonly person: IdentityRef | null;
  readonly objectId: string | null;
  readonly from: string | null;
  readonly until: string | null;
};

export const auditReaders = ['it-admin', 'auditor', 'dpo', 'security-officer'] as const;

/** The person whose entries were looked for stands in the data: as subject, each look would lengthen their own list. */
export function readingEvent(view: AuditView, actor: Actor): AuditEvent {
  requireRole(actor, ...auditReaders);
  return {
    action: 'audit.read',
    actor: actor.ref,
    subject: null,
    object: { kind: 'audit', id: 'log' },
    data: { ...view },
    reason: null,
  };
}

type Written = Pick<AuditEvent, 'actor' | 'data'> & { readonly at: Date };

const rememberedMs = 60 * 60_000;

type Turning = { readonly view: AuditView; readonly actor: Actor; readonly now: Date };

/** Turning the pages of a view that this reader opened within the last hour needs no new entry. */
export function isContinued(recent: readonly Written[], { view, actor, now }: Turning): boolean {
  return recent.some(
    ({ actor: reader, at, data }) =>
      reader === actor.ref &&
      now.getTime() - at.getTime() < rememberedMs &&
      Object.entries(view).every(([name, value]) => (data[name] ?? null) === value),
  );
}
