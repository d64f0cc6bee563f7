// A municipality joins the installation: its own root and CAs, its own key for sign-in, a first group, pools and profile.
// Or the provider, whose people have no VPN here: the same without a network.
import type { AccessProfile } from '../domain/access-profile';
import { checkedPool, poolCapacity, poolsOverlap } from '../domain/address-pool';
import type { AuditEvent } from '../domain/audit-event';
import { serverName } from '../domain/config-fields';
import { Refusal } from '../domain/errors';
import type { AddressPool, GatewayGroup } from '../domain/gateway';
import { checkIdentityRule } from '../domain/identity-attributes';
import { accessProfileId, addressPoolId, gatewayGroupId, tenantId, type TenantId } from '../domain/ids';
import type { RoleRule } from '../domain/role-rules';
import { isTenantSlug, type Tenant } from '../domain/tenant';
import type { Ports, TenantRecords } from './ports';
import type { Ids, TenantAuthorities } from './ports-of-things';
import { usualAuthenticationHours, type SamlSettings } from '../domain/saml-settings';

type PoolToCreate = Pick<AddressPool, 'protocol' | 'family'> & { readonly cidr: string };

export type TenantToCreate = {
  readonly tenant: Omit<Tenant, 'id'>;
  readonly saml: Pick<SamlSettings, 'idp' | 'identity' | 'wantAssertionsSigned' | 'wantResponseSigned'>;
  readonly roleRules: readonly RoleRule[];
  /** Null for the provider. */
  readonly network: NetworkToCreate | null;
};

export type NetworkToCreate = {
  readonly group: Omit<GatewayGroup, 'id' | 'tenantId'>;
  /** Networks as typed; refused when they cannot serve. */
  readonly pools: readonly PoolToCreate[];
  readonly profile: Omit<AccessProfile, 'id' | 'tenantId' | 'gatewayGroupId' | 'state'>;
};

/** Whole or not at all; `slug-taken` when the name is another's, `operator-exists` for a second provider. */
export async function createTenant(
  { store, clock, ids, pki }: Pick<Ports, 'store' | 'clock' | 'ids' | 'pki'>,
  input: TenantToCreate,
): Promise<TenantId> {
  const { slug } = input.tenant;
  if (!isTenantSlug(slug)) throw new Refusal('invalid', 'slug-malformed');
  checkIdentityRule(input.saml.identity);
  const { network } = input;
  if (network === null && input.tenant.kind !== 'operator') throw new Refusal('invalid', 'network-missing');
  const pools = checkedPools(network?.pools ?? []);
  const now = clock();
  const id = tenantId(ids.uuid());
  const serials = { root: pki.newSerial(), clientCa: pki.newSerial(), serverCa: pki.newSerial() };
  const authorities = await pki.createTenantAuthorities({ tenantLabel: slug, now, serials });
  const key = pki.createSamlKey(slug, now);
  const created = {
    tenant: { ...input.tenant, id },
    saml: {
      ...input.saml,
      maxAuthenticationHours: usualAuthenticationHours,
      spPrivateKeyPem: key.privateKeyPem,
      spCertificatePem: key.certificatePem,
    },
    roleRules: input.roleRules,
    authorities: storedAuthorities(authorities),
  };
  const tlsCryptV2ServerKey = pki.createTlsCryptV2ServerKey();
  await store.installation.insertTenant(created, async (records) => {
    if (network !== null) await furnish(records, { ...network, pools }, { id, ids, tlsCryptV2ServerKey });
    await records.audit.append(createdEvent(id, slug), now);
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

type CheckedPool = Pick<AddressPool, 'protocol' | 'family' | 'cidr'>;

/** An address must not be given out twice, nor lead to two tunnels. */
function checkedPools(pools: readonly PoolToCreate[]): readonly CheckedPool[] {
  const checked = pools.map((pool) => ({ ...pool, cidr: checkedPool(pool.cidr) }));
  const overlapping = checked.some(({ cidr }, index) =>
    checked.slice(index + 1).some((other) => poolsOverlap(cidr, other.cidr)),
  );
  if (overlapping) throw new Refusal('invalid', 'pools-overlap');
  return checked;
}

type Furniture = Pick<NetworkToCreate, 'group' | 'profile'> & { readonly pools: readonly CheckedPool[] };
type NewTown = { readonly id: TenantId; readonly ids: Ids; readonly tlsCryptV2ServerKey: string };

async function furnish(
  records: TenantRecords,
  input: Furniture,
  { id, ids, tlsCryptV2ServerKey }: NewTown,
): Promise<void> {
  const named = { ...input.group, serverName: serverName(input.group.serverName) };
  const group: GatewayGroup = { ...named, id: gatewayGroupId(ids.uuid()), tenantId: id };
  const of = { tenantId: id, gatewayGroupId: group.id };
  await records.groups.insert(group, tlsCryptV2ServerKey);
  for (const pool of input.pools) {
    const places = { allocated: 0, capacity: poolCapacity(pool.cidr) };
    await records.addresses.insertPool({ ...pool, ...of, ...places, id: addressPoolId(ids.uuid()) });
  }
  await records.profiles.insert({
    ...input.profile,
    ...of,
    id: accessProfileId(ids.uuid()),
    state: 'active',
  });
}

function createdEvent(id: TenantId, slug: string): AuditEvent {
  return {
    action: 'tenant.created',
    actor: null,
    subject: null,
    object: { kind: 'tenant', id },
    data: { slug },
    reason: null,
  };
}
