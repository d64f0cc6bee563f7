// A municipality joins the installation: its own root and CAs, its own key for sign-in, a first group, pools and profile.
import { checkedPool, poolCapacity } from '../domain/address-pool';
import type { AccessProfile } from '../domain/access-profile';
import { serverName } from '../domain/config-fields';
import { Refusal } from '../domain/errors';
import type { AddressPool, GatewayGroup } from '../domain/gateway';
import { accessProfileId, addressPoolId, gatewayGroupId, tenantId, type GatewayGroupId, type TenantId } from '../domain/ids';
import type { RoleRule } from '../domain/role-rules';
import { isTenantSlug, type Tenant } from '../domain/tenant';
import type { Ports, TenantRecords } from './ports';
import type { TenantAuthorities } from './ports-of-things';
import type { SamlSettings } from '../domain/saml-settings';

type PoolToCreate = Pick<AddressPool, 'protocol' | 'family'> & { readonly cidr: string };

export type TenantToCreate = {
  readonly tenant: Omit<Tenant, 'id'>;
  readonly saml: Pick<SamlSettings, 'idp' | 'identity' | 'wantAssertionsSigned' | 'wantResponseSigned'>;
  readonly roleRules: readonly RoleRule[];
  readonly group: Omit<GatewayGroup, 'id' | 'tenantId'>;
  /** Networks as typed; refused when they cannot serve. */
  readonly pools: readonly PoolToCreate[];
  readonly profile: Omit<AccessProfile, 'id' | 'tenantId' | 'gatewayGroupId' | 'state'>;
};

export async function createTenant(
  { store, clock, ids, pki }: Pick<Ports, 'store' | 'clock' | 'ids' | 'pki'>,
  input: TenantToCreate,
): Promise<TenantId> {
  if (!isTenantSlug(input.tenant.slug)) throw new Refusal('invalid', 'slug-malformed');
  const now = clock();
  const id = tenantId(ids.uuid());
  const { slug } = input.tenant;
  const serials = { root: pki.newSerial(), clientCa: pki.newSerial(), serverCa: pki.newSerial() };
  const authorities = await pki.createTenantAuthorities({ tenantLabel: slug, now, serials });
  const key = pki.createSamlKey(slug, now);
  const created = {
    tenant: { ...input.tenant, id },
    saml: { ...input.saml, spPrivateKeyPem: key.privateKeyPem, spCertificatePem: key.certificatePem },
    roleRules: input.roleRules,
    authorities: storedAuthorities(authorities),
  };
  await store.installation.insertTenant(created, async (records) => {
    const group = await insertGroup(records, { ...input.group, id: gatewayGroupId(ids.uuid()), tenantId: id }, pki.createTlsCryptV2ServerKey());
    for (const pool of input.pools) await insertPool(records, { ...pool, id: addressPoolId(ids.uuid()) }, id, group);
    const profile: AccessProfile = { ...input.profile, id: accessProfileId(ids.uuid()), tenantId: id, gatewayGroupId: group, state: 'active' };
    await records.profiles.insert(profile);
    await records.audit.append(
      { action: 'tenant.created', actor: null, subject: null, object: { kind: 'tenant', id }, data: { slug }, reason: null },
      now,
    );
  });
  return id;
}

function storedAuthorities({ root, clientCa, serverCa }: TenantAuthorities) {
  return [
    { kind: 'root', ...root },
    { kind: 'client-ca', ...clientCa },
    { kind: 'server-ca', ...serverCa },
  ] as const;
}

async function insertGroup(records: TenantRecords, group: GatewayGroup, tlsCryptV2ServerKey: string): Promise<GatewayGroupId> {
  await records.groups.insert({ ...group, serverName: serverName(group.serverName) }, tlsCryptV2ServerKey);
  return group.id;
}

async function insertPool(
  records: TenantRecords,
  pool: PoolToCreate & Pick<AddressPool, 'id'>,
  tenant: TenantId,
  gatewayGroup: GatewayGroupId,
): Promise<void> {
  const network = checkedPool(pool.cidr);
  await records.addresses.insertPool({
    ...pool,
    cidr: network,
    tenantId: tenant,
    gatewayGroupId: gatewayGroup,
    allocated: 0,
    capacity: poolCapacity(network),
  });
}
