// A municipality joins the installation: its own root and CAs, its own key for sign-in, a first group, pools and profile.
// Or the provider, whose people have no VPN here: the same without a network.
import type { Actor } from '../../domain/actor';
import type { ProfileBasics } from '../../domain/access-profile';
import { checkedPool, poolCapacity, poolsOverlap } from '../../domain/address-pool';
import type { AuthorityKind } from '../../domain/authority';
import type { AuditEvent } from '../../domain/audit-event';
import { usualApproval, type Necessity } from '../../domain/approval-chain';
import { cidr, ipAddress, serverName } from '../../domain/config-fields';
import { defaultCryptoProfile } from '../../domain/crypto-profile';
import { Refusal } from '../../domain/errors';
import type { AddressPool, GatewayGroup } from '../../domain/gateway';
import { checkIdentityRule } from '../../domain/identity-attributes';
import { accessProfileId, addressPoolId, gatewayGroupId, tenantId, type TenantId } from '../../domain/ids';
import { checkColours, hasColours, noLook, type Colours } from '../../domain/look';
import { openReach } from '../../domain/profile-reach';
import type { RoleRule } from '../../domain/role-rules';
import { isTenantSlug, type Tenant } from '../../domain/tenant';
import { requireServable } from '../../domain/tunnel-networks';
import type { Ports, TenantRecords } from '../ports';
import type { Ids, TenantAuthorities } from '../ports-of-things';
import { newAuthorityKey } from './new-authority-keys';
import { usualAuthenticationHours, type SamlSettings } from '../../domain/saml-settings';

type PoolToCreate = Pick<AddressPool, 'protocol' | 'family'> & { readonly cidr: string };

export type TenantToCreate = {
  readonly tenant: Omit<Tenant, 'id'>;
  readonly saml: Pick<SamlSettings, 'idp' | 'identity' | 'wantAssertionsSigned' | 'wantResponseSigned'>;
  readonly roleRules: readonly RoleRule[];
  readonly colours?: Colours;
  /** Who confirms that an access is needed; without it, supervisors do. */
  readonly necessity?: Necessity;
  /** Null for the provider. */
  readonly network: NetworkToCreate | null;
};

export type NetworkToCreate = {
  readonly group: Omit<GatewayGroup, 'id' | 'tenantId' | 'cryptoProfile' | 'networksRevision'>;
  /** Networks as typed; refused when they cannot serve. */
  readonly pools: readonly PoolToCreate[];
  readonly profile: ProfileBasics;
};

/** Who does it, and what stands in the same transaction beside the usual. */
export type Founding = {
  readonly actor: Actor | null;
  readonly furnish?: (records: TenantRecords) => Promise<void>;
};

/** Whole or not at all; `slug-taken` when the name is another's, `operator-exists` for a second provider. */
export async function foundTenant(
  ports: Pick<Ports, 'store' | 'clock' | 'ids' | 'pki'>,
  input: TenantToCreate,
  { actor, furnish: furnishMore }: Founding,
): Promise<TenantId> {
  const { store, clock, ids, pki } = ports;
  const { slug } = input.tenant;
  if (!isTenantSlug(slug)) throw new Refusal('invalid', 'slug-malformed');
  checkIdentityRule(input.saml.identity);
  const { colours = noLook.colours } = input;
  checkColours(colours);
  const network = checkedNetwork(input);
  const now = clock();
  const id = tenantId(ids.uuid());
  const serials = { root: pki.newSerial(), clientCa: pki.newSerial(), serverCa: pki.newSerial() };
  const newKey = (kind: AuthorityKind) => newAuthorityKey(ports, `fernamt ${slug} ${kind}`);
  const keys = {
    root: await newKey('root'),
    clientCa: await newKey('client-ca'),
    serverCa: await newKey('server-ca'),
  };
  const authorities = await pki.createTenantAuthorities({ tenantLabel: slug, now, serials, keys });
  const key = await pki.createSamlKey(slug, now);
  const event = createdEvent(id, { slug, actor });
  const created = {
    tenant: { ...input.tenant, id },
    saml: {
      ...input.saml,
      maxAuthenticationHours: usualAuthenticationHours,
      spPrivateKeyPem: key.privateKeyPem,
      spCertificatePem: key.certificatePem,
      keyRotation: null,
    },
    roleRules: input.roleRules,
    authorities: storedAuthorities(authorities),
    noted: actor === null ? null : { in: actor.tenantId, event, at: now },
  };
  const tlsCryptV2ServerKey = pki.createTlsCryptV2ServerKey();
  await store.installation.insertTenant(created, async (records) => {
    if (network !== null) await furnish(records, network, { id, ids, tlsCryptV2ServerKey });
    if (hasColours(colours)) await records.look.set({ ...noLook, version: 1, colours }, null);
    if (input.network !== null)
      await records.approval.set({ ...usualApproval, necessity: input.necessity ?? usualApproval.necessity });
    await furnishMore?.(records);
    await records.audit.append(event, now);
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

type CheckedNetwork = Omit<NetworkToCreate, 'pools'> & { readonly pools: readonly CheckedPool[] };

/** Names and networks as typed become what may stand in a gateway's files. */
function checkedNetwork({ network, tenant }: TenantToCreate): CheckedNetwork | null {
  if (network === null) {
    if (tenant.kind !== 'operator') throw new Refusal('invalid', 'network-missing');
    return null;
  }
  const { group, pools, profile } = network;
  const dns = group.dns.map(ipAddress);
  const reachable = group.reachable.map(cidr);
  const named = { ...group, serverName: serverName(group.serverName), dns, reachable };
  return { group: named, pools: checkedPools(pools), profile };
}

type CheckedPool = Pick<AddressPool, 'protocol' | 'family' | 'cidr'>;

/** An address must not be given out twice, nor lead to two tunnels. */
function checkedPools(pools: readonly PoolToCreate[]): readonly CheckedPool[] {
  const checked = pools.map((pool) => ({ ...pool, cidr: checkedPool(pool.cidr) }));
  const overlapping = checked.some(({ cidr }, index) =>
    checked.slice(index + 1).some((other) => poolsOverlap(cidr, other.cidr)),
  );
  if (overlapping) throw new Refusal('invalid', 'pools-overlap');
  requireServable(checked);
  return checked;
}

type NewTown = { readonly id: TenantId; readonly ids: Ids; readonly tlsCryptV2ServerKey: string };

async function furnish(
  records: TenantRecords,
  input: CheckedNetwork,
  { id, ids, tlsCryptV2ServerKey }: NewTown,
): Promise<void> {
  const group: GatewayGroup = {
    ...input.group,
    cryptoProfile: defaultCryptoProfile,
    networksRevision: 0,
    id: gatewayGroupId(ids.uuid()),
    tenantId: id,
  };
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
    reach: openReach,
    reachRevision: 0,
    revision: 0,
  });
}

type Created = { readonly slug: string; readonly actor: Actor | null };

function createdEvent(id: TenantId, { slug, actor }: Created): AuditEvent {
  return {
    action: 'tenant.created',
    actor: actor?.ref ?? null,
    subject: null,
    object: { kind: 'tenant', id },
    data: { slug },
    reason: null,
  };
}
