// A gateway's own settings, put together from its group, its pools and its tenant's authorities at the time of asking.
import { gatewayAddress } from '../../domain/address-pool';
import { closeAfterSeconds } from '../../domain/contact-limit';
import { noticePhone } from '../../domain/refusal-notice';
import type { AddressPool, Gateway, GatewayGroup } from '../../domain/gateway';
import type { GatewaySettings, OpenvpnSettings, WireguardSettings } from '../../domain/gateway-change';
import { Refusal } from '../../domain/errors';
import type { GatewayId } from '../../domain/ids';
import { reachableByAny } from '../../domain/profile-reach';
import { joinedPem } from './joined-pem';
import { profilesOfGroup } from './profiles-of-group';
import type { TenantStore } from '../ports';

export async function gatewaySettings(store: TenantStore, id: GatewayId): Promise<GatewaySettings> {
  const gateway = await store.gateways.find(id);
  const group = gateway === null ? null : await store.groups.find(gateway.gatewayGroupId);
  if (gateway === null || group === null) throw new Refusal('not-found', 'no-such-gateway');
  const { maxOfflineDays, closeAfterHours, timeZone } = await store.tenant.get();
  const profiles = await profilesOfGroup(store, group);
  return {
    kind: 'gateway.settings',
    maxOfflineDays,
    ...(closeAfterHours === null ? {} : { closeAfterSeconds: closeAfterSeconds(closeAfterHours) }),
    wireguard: await wireguardSettings(store, group),
    openvpn: await openvpnSettings(store, group, gateway),
    reachable: reachableByAny(profiles),
    masquerade: true,
    reach: { timeZone, profiles },
    ...(gateway.maintenance === null ? {} : { maintenance: true }),
  };
}

async function wireguardSettings(store: TenantStore, group: GatewayGroup): Promise<WireguardSettings | null> {
  const pools = await store.addresses.pools(group.id, ['wireguard']);
  if (pools.length === 0) return null;
  return {
    listenPort: group.wireguardPort,
    addresses: pools.map(({ cidr }) => `${gatewayAddress(cidr)}/${prefixOf(cidr)}`),
    mtu: 1280,
  };
}

async function openvpnSettings(
  store: TenantStore,
  group: GatewayGroup,
  gateway: Gateway,
): Promise<OpenvpnSettings | null> {
  const pools = await store.addresses.pools(group.id, ['openvpn']);
  const network4 = firstOf(pools, 4);
  const certificate = await store.gateways.openvpnCertificate(gateway.id);
  if (network4 === null || certificate === null) return null;
  const { openvpnCertificatePem, authorityId } = certificate;
  const serverCa = await store.authorities.face(authorityId);
  return {
    serverName: group.serverName,
    port: group.openvpnPort,
    proto: 'udp',
    network4,
    network6: firstOf(pools, 6),
    ca: joinedPem(await trusted(store)),
    certificate: joinedPem([openvpnCertificatePem, serverCa.certificatePem]),
    tlsCryptV2ServerKey: await store.groups.tlsCryptV2ServerKey(group.id),
    dns: group.dns,
    maxClients: group.maxClients,
    cryptoProfile: group.cryptoProfile,
    ...(gateway.openvpnTcp === null ? {} : { tcp: gateway.openvpnTcp }),
    ...(gateway.saysWhy ? { notice: { phone: noticePhone((await store.tenant.get()).hotline) } } : {}),
  };
}

/** Authorities for clients stand beside the roots for files from before clients sent theirs along. */
async function trusted({ authorities }: TenantStore): Promise<readonly string[]> {
  const all = [...(await authorities.trusted('client-ca')), ...(await authorities.trusted('root'))];
  return all.map(({ certificatePem }) => certificatePem);
}

function firstOf(pools: readonly AddressPool[], family: 4 | 6): string | null {
  return pools.find((pool) => pool.family === family)?.cidr ?? null;
}

function prefixOf(cidr: string): string {
  return cidr.slice(cidr.indexOf('/') + 1);
}
