// One tenant, the provider's own among them, as whoever runs the installation sees it from the host; also after it has left.
import type { Closing } from '../domain/closing';
import { Refusal } from '../domain/errors';
import { healthOf, type Gateway, type GatewayHealth } from '../domain/gateway';
import type { QuotaKind, Quotas } from '../domain/quota';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';
import { requireProvider, type Provider } from './steps/provider-acting';
import { quotasInUse } from './steps/quotas-in-use';

export type TenantOverview = {
  readonly tenant: Tenant;
  /** The one that stands; null where none was announced. */
  readonly closing: Closing | null;
  /** Null once it is being erased: nothing of it can be relied on any more. */
  readonly contents: {
    /** Of the identity provider in force; null until staff can sign in. */
    readonly entityId: string | null;
    readonly quotas: Quotas;
    readonly inUse: Readonly<Record<QuotaKind, number>>;
    readonly gateways: readonly (Pick<Gateway, 'name' | 'state' | 'problem'> & {
      readonly health: GatewayHealth;
    })[];
  } | null;
};

/** Counts and names of things, nothing of its people. */
export async function showTenant(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  by: Provider,
  slug: string,
): Promise<TenantOverview> {
  requireProvider(by);
  const tenant = await store.installation.findTenant(slug);
  if (tenant === null) throw new Refusal('not-found', 'tenant-unknown');
  const records = store.forTenant(tenant.id);
  const closing = await records.closings.standing();
  if (closing?.state === 'erasing' || closing?.state === 'closed') return { tenant, closing, contents: null };
  const now = clock();
  const quotas = await records.quotas.get();
  const gateways = (await records.gateways.list()).map((gateway) => ({
    name: gateway.name,
    state: gateway.state,
    health: healthOf(gateway, now),
    problem: gateway.problem,
  }));
  const entityId = (await records.tenant.samlSettings()).idp?.entityId ?? null;
  return {
    tenant,
    closing,
    contents: { entityId, quotas, inUse: await quotasInUse(records, quotas), gateways },
  };
}
