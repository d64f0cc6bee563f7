// The line of the audit log about a waiver: which profile, and until when.
import type { Actor } from '../../domain/actor';
import type { AuditAction, AuditEvent } from '../../domain/audit-event';
import type { CryptoWaiver } from '../../domain/crypto-waiver';

export function waiverEvent(
  action: AuditAction,
  { id, profile, until }: CryptoWaiver,
  actor: Actor | null,
): AuditEvent {
  return {
    action,
    actor: actor?.ref ?? null,
    subject: null,
    object: { kind: 'crypto-waiver', id },
    data: { profile, until, byTime: actor === null },
    reason: null,
  };
}
