// A tenant admin changes what the municipality tells people and how long access may last.
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { Hotline, Tenant } from '../domain/tenant';
import type { Ports } from './ports';

export type TenantChanges = {
  readonly hotline: Hotline | null;
  readonly maxGrantDays: number;
  readonly leafletText: string;
};

/** A changed leaflet is a new version: what people accept from now on is that one (BSI NET.3.3.A8). */
export async function changeTenantSettings(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  changes: TenantChanges,
): Promise<void> {
  requireRole(actor, 'tenant-admin', 'it-admin');
  const days = changes.maxGrantDays;
  if (!Number.isInteger(days) || days < 1 || days > 3660) throw new Refusal('invalid', 'max-grant-days-out-of-range');
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const before = await records.tenant.get();
    const leafletVersion = before.leafletVersion + (before.leafletText === changes.leafletText ? 0 : 1);
    const after: Tenant = { ...before, ...changes, leafletVersion };
    await records.tenant.update(after);
    await records.audit.append(
      {
        action: 'tenant.settings-changed',
        actor: actor.ref,
        subject: null,
        object: { kind: 'tenant', id: before.id },
        data: { maxGrantDays: after.maxGrantDays, leafletVersion },
        reason: null,
      },
      now,
    );
  });
}
