// Acts on authorities are for whoever has the host, on the command line. What they share: the municipality held, all generations at hand, gateways told when the trusted ones change.
import type { CertificateAuthority } from '../../domain/authority';
import type { GatewayId } from '../../domain/ids';
import type { Tenant } from '../../domain/tenant';
import type { Ports, TenantRecords } from '../ports';
import { municipalityBy } from './municipality-by-slug';
import { tellSettings } from './telling-settings';

export type AuthorityPorts = Pick<Ports, 'store' | 'clock' | 'ids' | 'pki' | 'wakeups'>;

export type Surroundings = {
  readonly records: TenantRecords;
  readonly tenant: Tenant;
  readonly all: readonly CertificateAuthority[];
  readonly now: Date;
};

type Changed<Result> = { readonly result: Result; readonly woken?: readonly GatewayId[] };

/** Two commands at once wait for each other at the municipality's row, and the second sees what the first did. */
export async function changeAuthorities<Result>(
  { store, clock, wakeups }: Pick<AuthorityPorts, 'store' | 'clock' | 'wakeups'>,
  slug: string,
  change: (around: Surroundings) => Promise<Changed<Result>>,
): Promise<Result> {
  const tenant = await municipalityBy(store, slug);
  const now = clock();
  const { result, woken = [] } = await store.forTenant(tenant.id).transaction(async (records) => {
    await records.tenant.getHeld();
    return change({ records, tenant, now, all: await records.authorities.list() });
  });
  wakeups.notify(woken);
  return result;
}

/** After the set of trusted authorities has become another one. */
export async function orderTrust(records: TenantRecords): Promise<readonly GatewayId[]> {
  return tellSettings(records, await records.gateways.list());
}
