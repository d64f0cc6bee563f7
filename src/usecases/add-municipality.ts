// Somebody of the provider adds a municipality: its own keys and authorities are made, its network and quotas set.
import { requireRole, type Actor } from '../domain/actor';
import type { TenantId } from '../domain/ids';
import type { Colours } from '../domain/look';
import type { MunicipalityFacts } from '../domain/municipality';
import { firstProfile, newTenant, notConnected } from '../domain/new-tenant';
import { checkQuotas, type Quotas } from '../domain/quota';
import type { RoleRule } from '../domain/role-rules';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';
import { foundTenant, type NetworkToCreate } from './steps/founding-a-tenant';

export type MunicipalityToAdd = {
  readonly tenant: Pick<Tenant, 'slug' | 'name' | 'caseCode' | 'timeZone' | 'hotline'> &
    Partial<Pick<Tenant, 'federalState'>>;
  readonly facts: MunicipalityFacts;
  readonly colours?: Colours;
  readonly network: Pick<NetworkToCreate, 'pools'> & {
    readonly group: Omit<NetworkToCreate['group'], 'name' | 'maxClients'>;
  };
  /** Who may begin there; its own people change it later. */
  readonly roleRules: readonly RoleRule[];
  readonly quotas: Quotas;
};

/** Noted in both logs: in the municipality's, and in the provider's own. */
export async function addMunicipality(
  ports: Pick<Ports, 'store' | 'clock' | 'ids' | 'pki'>,
  actor: Actor,
  { tenant, facts, colours, network, roleRules, quotas }: MunicipalityToAdd,
): Promise<TenantId> {
  requireRole(actor, 'operator-admin');
  checkQuotas(quotas);
  const { group, pools } = network;
  const protocols = (['openvpn', 'wireguard'] as const).filter((one) =>
    pools.some(({ protocol }) => protocol === one),
  );
  return foundTenant(
    ports,
    {
      tenant: newTenant({ kind: 'municipality', ...tenant }),
      ...(colours === undefined ? {} : { colours }),
      saml: notConnected,
      roleRules,
      network: {
        group: { ...group, name: 'Standard', maxClients: 1024 },
        pools,
        profile: firstProfile(protocols),
      },
    },
    {
      actor,
      furnish: async (records) => {
        await records.facts.set(facts);
        await records.quotas.set(quotas);
      },
    },
  );
}
