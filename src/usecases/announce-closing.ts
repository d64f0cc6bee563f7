// The provider announces that a municipality leaves, with a day and a reason; nothing happens until it is confirmed.
import { announce } from '../domain/closing';
import { Refusal } from '../domain/errors';
import { closingId, type ClosingId } from '../domain/ids';
import { requireNotClosed } from '../domain/tenant';
import { partyTo } from '../domain/two-sided-consent';
import type { Ports } from './ports';
import { noteForProvider } from './steps/closing-of-a-tenant';
import type { Provider } from './steps/provider-acting';

export type ClosingToAnnounce = { readonly slug: string; readonly onDay: string; readonly reason: string };

/** From the command line nobody is known by name: such an announcement counts as nobody's half of a confirmation. */
export async function announceClosing(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  provider: Provider,
  { slug, onDay, reason }: ClosingToAnnounce,
): Promise<ClosingId> {
  const operator = (await store.installation.findOperator())?.id ?? null;
  const tenant = await store.installation.findTenant(slug);
  if (provider !== 'command-line' && provider.tenantId !== operator) {
    throw new Refusal('forbidden', 'role-missing');
  }
  if (tenant === null) throw new Refusal('not-found', 'tenant-unknown');
  const by = provider === 'command-line' ? null : partyTo(tenant.id, provider, operator);
  requireNotClosed(tenant);
  const now = clock();
  const id = closingId(ids.uuid());
  const { state, event } = announce({ id, tenant, by, onDay, reason }, now);
  await store.forTenant(tenant.id).transaction(async (records) => {
    await records.closings.insert(state);
    await records.audit.append(event, now);
    await noteForProvider(records, event, { operator, now });
  });
  return id;
}
