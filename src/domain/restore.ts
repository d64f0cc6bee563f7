/**
 * A portal that was put back to an older database has forgotten decisions. Until IT has gone through what the gateways
 * remember, and has repeated what no gateway can know, the municipality's restore is open.
 */
import { requireRole, type Actor } from './actor';
import type { AuditEvent } from './audit-event';
import type { Credential } from './credential';
import { Refusal } from './errors';
import type { Gateway } from './gateway';
import type { GatewayId } from './ids';
import type { Finding } from './restore-comparison';

/** What came of a finding: `revoked` and `suspended` were taken back again, of two ends the earlier one holds. */
export const restoreFindings = ['unknown', 'revoked', 'suspended', 'end-earlier', 'end-later'] as const;
export type RestoreFinding = (typeof restoreFindings)[number];

export type Restore = {
  readonly epoch: string;
  readonly restoredAt: Date;
  /** When IT said that everything was gone through. */
  readonly closedAt: Date | null;
  /** When a gateway last reported something that the database did not know. */
  readonly lastFoundAt: Date | null;
};

/** Also again, when a gateway that was silent then comes with news. */
export function isOpen({ closedAt, lastFoundAt }: Restore): boolean {
  return closedAt === null || (lastFoundAt !== null && lastFoundAt > closedAt);
}

/** In service, and without a word of what it knows since the restore. */
export function silentSince(
  gateways: readonly Gateway[],
  compared: ReadonlySet<GatewayId>,
): readonly Gateway[] {
  return gateways.filter(({ id, state }) => state === 'enrolled' && !compared.has(id));
}

export const maxReconciledReason = 500;

export type Reconciling = {
  readonly reason: string;
  /** It is known that some gateways have not reported yet. */
  readonly knowsSilent: boolean;
};

/** Closes it, once; with words about what was looked at and repeated. */
export function reconcile(
  restore: Restore | null,
  { reason, knowsSilent }: Reconciling,
  { actor, silent }: { readonly actor: Actor; readonly silent: number },
): AuditEvent {
  requireRole(actor, 'it-admin');
  if (restore === null || !isOpen(restore)) throw new Refusal('conflict', 'restore-not-open');
  const words = reason.trim();
  if (words === '') throw new Refusal('invalid', 'reason-missing');
  if (words.length > maxReconciledReason) throw new Refusal('invalid', 'restore-reason-too-long');
  if (silent > 0 && !knowsSilent) throw new Refusal('invalid', 'restore-gateways-silent');
  return {
    action: 'restore.reconciled',
    actor: actor.ref,
    subject: null,
    object: { kind: 'tenant', id: actor.tenantId },
    data: { restoredAt: restore.restoredAt.toISOString(), silent },
    reason: words,
  };
}

/**
 * What a gateway's finding means for a credential that the portal knows; null: nothing. A gateway speaks only of its own
 * group, and of the key that the portal knows.
 */
export function judgeFinding(
  finding: Finding,
  credential: Credential | null,
  { gatewayGroupId }: Pick<Gateway, 'gatewayGroupId'>,
): RestoreFinding | null {
  if (credential === null) return finding.what === 'unknown' ? 'unknown' : null;
  const key = finding.protocol === 'peer' ? credential.publicKey : credential.serial;
  if (key !== finding.key || credential.gatewayGroupId !== gatewayGroupId) return null;
  if (credential.state !== 'active') return null;
  if (finding.what === 'suspended') return 'suspended';
  if (finding.what !== 'end' || finding.until === null) return null;
  const known = new Date(finding.until).getTime();
  if (known === credential.until.getTime()) return null;
  return known < credential.until.getTime() ? 'end-earlier' : 'end-later';
}

/** The earlier end holds until an admin decides: the access's own counts again. */
export function letEndCount(
  {
    credential,
    grantEndsAt,
    personId,
  }: { readonly credential: Credential; readonly grantEndsAt: Date; readonly personId: string },
  actor: Actor,
): AuditEvent {
  requireRole(actor, 'it-admin');
  if (personId === actor.personId) throw new Refusal('forbidden', 'own-access');
  if (credential.state !== 'active' || credential.until >= grantEndsAt)
    throw new Refusal('conflict', 'changed-meanwhile');
  return {
    action: 'restore.end-decided',
    actor: actor.ref,
    subject: null,
    object: { kind: 'credential', id: credential.id },
    data: { from: credential.until.toISOString(), to: grantEndsAt.toISOString() },
    reason: null,
  };
}
