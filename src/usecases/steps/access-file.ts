// The file a person imports: typed fields for the built-in templates, without the private key, handed out once and not kept.
import type { VpnProtocol } from '../../domain/access-profile';
import { clientFileName, otherFileName } from '../../domain/client-file-name';
import {
  credentialName,
  hostName,
  ipAddress,
  pem,
  pemChain,
  port,
  serverName,
  wireguardKey,
} from '../../domain/config-fields';
import { Refusal } from '../../domain/errors';
import type { Gateway, GatewayGroup } from '../../domain/gateway';
import {
  maxOtherFiles,
  type FileWithoutKey,
  type OpenvpnFile,
  type WireguardFile,
} from '../../domain/issued-file';
import { routesOf } from '../../domain/network-rule';
import { remotesFor } from '../../domain/openvpn-remotes';
import { dnsOf, networksOf } from '../../domain/profile-reach';
import type { TenantStore } from '../ports';
import type { Pki } from '../ports-of-things';
import type { Surroundings } from './issuing-surroundings';
import type { Fresh } from './intending-credentials';
import { joinedPem } from './joined-pem';
import type { Signed } from './sign-credential';

type Ingredients = Surroundings & Fresh & { readonly signed: Signed | null };

export async function fileWithoutKey(
  pki: Pki,
  store: TenantStore,
  parts: Ingredients,
): Promise<FileWithoutKey> {
  const { credential, tenant, gateways, group } = parts;
  const name = credentialName(credential.id);
  const fileName = clientFileName(tenant.slug, name, credential.protocol);
  if (credential.protocol === 'openvpn')
    return { protocol: 'openvpn', fileName, client: await openvpnClient(pki, store, parts) };
  const [first, ...others] = gatewaysInFiles('wireguard', gateways);
  if (first === undefined) throw new Refusal('unavailable', 'gateway-not-ready');
  return {
    protocol: 'wireguard',
    fileName,
    client: wireguardClient(parts, first),
    others: others.map((gateway, index) => ({
      fileName: otherFileName(tenant.slug, name, index + 2),
      gateway: wireguardServer(gateway, group),
    })),
  };
}

/** OpenVPN's name them all; of WireGuard's each names one, so that there are some beside the first. */
export function gatewaysInFiles(protocol: VpnProtocol, gateways: readonly Gateway[]): readonly Gateway[] {
  return protocol === 'openvpn'
    ? gateways
    : gateways.filter(({ wireguardPublicKey }) => wireguardPublicKey !== null).slice(0, 1 + maxOtherFiles);
}

function wireguardServer({ wireguardPublicKey, endpointHost }: Gateway, group: GatewayGroup) {
  if (wireguardPublicKey === null) throw new Refusal('unavailable', 'gateway-not-ready');
  return {
    serverPublicKey: wireguardKey(wireguardPublicKey),
    endpointHost: hostName(endpointHost),
    endpointPort: port(group.wireguardPort),
  };
}

/** Every gateway of the group knows the key: the files differ in where they lead. */
function wireguardClient(
  { credential, presharedKey, group, profile: { reach } }: Ingredients,
  gateway: Gateway,
): WireguardFile['client'] {
  if (presharedKey === null) throw new Refusal('unavailable', 'gateway-not-ready');
  return {
    addresses: [credential.address4, credential.address6]
      .filter((address) => address !== null)
      .map(ipAddress),
    dns: dnsOf(reach, group),
    ...(reach.domains.length === 0 ? {} : { domains: reach.domains }),
    ...(reach.splitTunnel === null
      ? {}
      : { allowedIps: routesOf(networksOf(reach, group), dnsOf(reach, group)) }),
    ...wireguardServer(gateway, group),
    presharedKey: wireguardKey(presharedKey),
  };
}

/** The issuing authority goes along, so that a gateway that trusts the root needs no restart for a new one. */
async function openvpnClient(
  pki: Pki,
  store: TenantStore,
  { signed, credential, group, gateways, cryptoProfile }: Ingredients,
): Promise<OpenvpnFile['client']> {
  if (signed === null || credential.serial === null) throw new Refusal('unavailable', 'gateway-not-ready');
  const roots = await store.authorities.trusted('root');
  const serverKey = await store.groups.tlsCryptV2ServerKey(group.id);
  return {
    profile: cryptoProfile,
    serverName: serverName(group.serverName),
    remotes: remotesFor(gateways, group, credential.serial),
    ca: pemChain('CERTIFICATE', joinedPem(roots.map((root) => root.certificatePem))),
    certificate: pemChain('CERTIFICATE', joinedPem([signed.certificatePem, signed.issuerPem])),
    tlsCryptV2ClientKey: pem('OpenVPN tls-crypt-v2 client key', pki.createTlsCryptV2ClientKey(serverKey)),
  };
}
