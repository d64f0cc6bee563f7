// What all standing decisions of a municipality have in common: who may decide, what it takes, and the line in the log.
import { requireRole, type Actor } from '../../domain/actor';
import type { AuditAction } from '../../domain/audit-event';
import { localDay } from '../../domain/local-day';
import { decideUpon, type DecisionChoice } from '../../domain/standing-decision';
import type { Tenant } from '../../domain/tenant';
import type { Ports } from '../ports';

type Deciding = {
  readonly upon: keyof Pick<Tenant, 'wireguard' | 'serverKeys'>;
  readonly action: AuditAction;
  /** Null takes the decision back. */
  readonly choice: DecisionChoice | null;
};

export async function decide(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { upon, action, choice }: Deciding,
): Promise<void> {
  requireRole(actor, 'tenant-admin', 'security-officer');
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const tenant = await records.tenant.getHeld();
    const decision = choice === null ? null : decideUpon(choice, localDay(now, tenant.timeZone));
    await records.tenant.update({ ...tenant, [upon]: decision });
    await records.audit.append(
      {
        action,
        actor: actor.ref,
        subject: null,
        object: { kind: 'tenant', id: tenant.id },
        data: { on: decision !== null, reviewOn: decision?.reviewOn ?? null },
        reason: decision?.reason ?? null,
      },
      now,
    );
  });
}
