// Devices that nobody has used for more than 90 days (BSI ORP.4.A1, NET.3.3.A5), for IT alone: it decides whether they stay.
import { requireRole, type Actor } from '../domain/actor';
import { countLimit, pageSize, type Listed, type Looking } from '../domain/paging';
import { queryTokens } from '../domain/search-tokens';
import type { Ports } from './ports';
import type { DeviceOverview } from './ports-of-accesses';

export async function listUnusedDevices(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  { query, after }: Looking,
): Promise<Listed<DeviceOverview>> {
  requireRole(actor, 'it-admin');
  const words = queryTokens(query);
  if (words.length === 0 && query.trim() !== '') return { page: { items: [], next: null }, hits: 0 };
  const { devices } = store.forTenant(actor.tenantId);
  return {
    page: await devices.listUnused(words, { after, limit: pageSize }),
    hits: await devices.countUnusedUpTo(words, countLimit),
  };
}
