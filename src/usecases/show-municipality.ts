// One municipality as people of the provider see it: what was agreed on, how much is in use, what is still missing.
import { requireRole, type Actor } from '../domain/actor';
import type { GatewayGroup, AddressPool } from '../domain/gateway';
import type { MunicipalityFacts } from '../domain/municipality';
import type { QuotaKind, Quotas } from '../domain/quota';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';
import { municipalityBy } from './steps/municipality-by-slug';
import { quotasInUse } from './steps/quotas-in-use';

export type Municipality = {
  readonly tenant: Tenant;
  readonly facts: MunicipalityFacts | null;
  readonly quotas: Quotas;
  /** Counts stop at one more than 1,000, or than the quota where it is higher. */
  readonly inUse: Readonly<Record<QuotaKind, number>>;
  readonly isConnected: boolean;
  /** Whether anybody can become an admin there. */
  readonly hasAdmins: boolean;
  readonly enrolledGateways: number;
  readonly network: { readonly group: GatewayGroup; readonly pools: readonly AddressPool[] } | null;
};

/** Counts only, nothing of its people. */
export async function showMunicipality(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  slug: string,
): Promise<Municipality> {
  requireRole(actor, 'operator-admin');
  const tenant = await municipalityBy(store, slug);
  const records = store.forTenant(tenant.id);
  const quotas = await records.quotas.get();
  const [group] = await records.groups.list();
  return {
    tenant,
    facts: await records.facts.get(),
    quotas,
    inUse: await quotasInUse(records, quotas),
    isConnected: (await records.tenant.samlSettings()).idp !== null,
    hasAdmins: (await records.tenant.roleRules()).some(
      ({ role }) => role === 'tenant-admin' || role === 'it-admin',
    ),
    enrolledGateways: (await records.gateways.list()).filter(({ state }) => state === 'enrolled').length,
    network: group === undefined ? null : { group, pools: await records.addresses.allPools() },
  };
}
