// Devices by their own words or their holder's, newest first.
import { requireRole, type Actor } from '../domain/actor';
import { countLimit, pageSize, type Listed, type Looking } from '../domain/paging';
import { queryTokens } from '../domain/search-tokens';
import type { Ports } from './ports';
import type { DeviceOverview } from './ports-of-accesses';

export async function listDevices(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  { query, after }: Looking,
): Promise<Listed<DeviceOverview>> {
  requireRole(actor, 'it-admin', 'help-desk');
  const words = queryTokens(query);
  if (words.length === 0 && query.trim() !== '') return { page: { items: [], next: null }, hits: 0 };
  const { devices } = store.forTenant(actor.tenantId);
  return {
    page: await devices.list(words, { after, limit: pageSize }),
    hits: await devices.countUpTo(words, countLimit),
  };
}
