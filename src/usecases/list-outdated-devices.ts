// Devices whose access file was made by another crypto profile or an older template than a new one would be.
import { requireRole, type Actor } from '../domain/actor';
import { countLimit, pageSize, type Cursor, type Listed } from '../domain/paging';
import type { Ports } from './ports';
import type { DeviceOverview } from './ports-of-accesses';
import { currentStandards } from './steps/file-standards';

export async function listOutdatedDevices(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  after: Cursor | null,
): Promise<Listed<DeviceOverview>> {
  requireRole(actor, 'it-admin', 'help-desk');
  const records = store.forTenant(actor.tenantId);
  const standards = await currentStandards(records, clock());
  return {
    page: await records.devices.listOutdated(standards, { after, limit: pageSize }),
    hits: await records.devices.countOutdatedUpTo(standards, countLimit),
  };
}
