// A tenant admin sets who confirms the need, how long applications may wait, and where supervisors may be invited.
// It counts for applications that are sent from now on.
import { requireRole, type Actor } from '../domain/actor';
import { checkApprovalSettings, type ApprovalSettings, type Necessity } from '../domain/approval-chain';
import type { Ports } from './ports';

export async function changeApprovalSettings(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  wanted: ApprovalSettings,
): Promise<void> {
  requireRole(actor, 'tenant-admin');
  checkApprovalSettings(wanted);
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    await records.tenant.getHeld();
    const known = new Set<string>((await records.profiles.list()).map(({ id }) => id));
    const ofProfiles: Record<string, Necessity> = {};
    for (const [id, necessity] of Object.entries(wanted.ofProfiles)) {
      if (known.has(id)) ofProfiles[id] = necessity;
    }
    await records.approval.set({ ...wanted, ofProfiles });
    await records.audit.append(
      {
        action: 'tenant.approval-changed',
        actor: actor.ref,
        subject: null,
        object: { kind: 'tenant', id: actor.tenantId },
        data: {
          necessity: wanted.necessity,
          ...ofProfiles,
          lapseDays: wanted.lapseDays,
        },
        reason: wanted.mailDomains.join('\n') || null,
      },
      now,
    );
  });
}
