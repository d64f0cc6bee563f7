// Devices that were reported lost and wait for IT: suspended at once, neither given back nor taken away yet.
import { requireRole, type Actor } from '../domain/actor';
import { countLimit, pageSize, type Cursor, type Listed } from '../domain/paging';
import type { Ports } from './ports';
import type { DeviceOverview } from './ports-of-accesses';

export async function listLostDevices(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  after: Cursor | null,
): Promise<Listed<DeviceOverview>> {
  requireRole(actor, 'it-admin', 'help-desk');
  const { devices } = store.forTenant(actor.tenantId);
  return {
    page: await devices.listLost({ after, limit: pageSize }),
    hits: await devices.countLostUpTo(countLimit),
  };
}
