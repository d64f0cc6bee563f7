// A tenant admin changes what the municipality tells people and how long access may last.
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { handOverMinutes } from '../domain/hand-over';
import { noticePhone } from '../domain/refusal-notice';
import type { Hotline, Tenant } from '../domain/tenant';
import { confirmWithinBounds } from '../domain/unconfirmed-order';
import type { Ports, TenantRecords } from './ports';
import { tellSettings } from './steps/telling-settings';

export type TenantChanges = {
  readonly hotline?: Hotline | null;
  readonly maxGrantDays?: number;
  readonly handOverMinutes?: number;
  readonly confirmWithinSeconds?: number;
  readonly federalState?: Tenant['federalState'];
  readonly leafletText?: string;
  /** The version that the text was written upon; without it, whichever is in force. */
  readonly leafletSeen?: number;
};

/**
 * A changed leaflet is a new version: what people accept from now on is that one (BSI NET.3.3.A8). Two at once: the
 * second one is told, instead of writing over the first one's words unseen.
 */
export async function changeTenantSettings(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  changes: TenantChanges,
): Promise<Tenant> {
  requireRole(actor, 'tenant-admin', 'it-admin');
  const now = clock();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const before = await records.tenant.getHeld();
    const after = changed(before, changes);
    await records.tenant.update(after);
    if (noticePhone(after.hotline) !== noticePhone(before.hotline)) await tellPhone(records);
    await records.audit.append(
      {
        action: 'tenant.settings-changed',
        actor: actor.ref,
        subject: null,
        object: { kind: 'tenant', id: after.id },
        data: {
          maxGrantDays: after.maxGrantDays,
          handOverMinutes: after.handOverMinutes,
          confirmWithinSeconds: after.confirmWithinSeconds,
          leafletVersion: after.leafletVersion,
          federalState: after.federalState,
        },
        reason: null,
      },
      now,
    );
    return after;
  });
}

/** Gateways that name it to whom they refuse; they fetch it with their next question. */
async function tellPhone(records: TenantRecords): Promise<void> {
  const gateways = await records.gateways.list();
  await tellSettings(
    records,
    gateways.filter(({ saysWhy }) => saysWhy),
  );
}

function changed(before: Tenant, changes: TenantChanges): Tenant {
  const { leafletSeen, ...wanted } = changes;
  const after: Tenant = { ...before, ...wanted };
  if (!isWithin(after.maxGrantDays, { least: 1, most: 3660 }))
    throw new Refusal('invalid', 'max-grant-days-out-of-range');
  if (!isWithin(after.handOverMinutes, handOverMinutes))
    throw new Refusal('invalid', 'hand-over-minutes-out-of-range');
  if (!isWithin(after.confirmWithinSeconds, confirmWithinBounds))
    throw new Refusal('invalid', 'confirm-within-out-of-range');
  if (after.leafletText === before.leafletText) return after;
  if ((leafletSeen ?? before.leafletVersion) !== before.leafletVersion) {
    throw new Refusal('conflict', 'leaflet-changed-meanwhile');
  }
  return { ...after, leafletVersion: before.leafletVersion + 1 };
}

type Bounds = { readonly least: number; readonly most: number };

function isWithin(value: number, { least, most }: Bounds): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
