// The file a person imports: typed fields for the built-in templates, without the private key, handed out once and not kept.
import { clientFileName } from '../../domain/client-file-name';
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
import type { FileWithoutKey, OpenvpnFile, WireguardFile } from '../../domain/issued-file';
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
  const { credential, tenant } = parts;
  const fileName = clientFileName(tenant.slug, credentialName(credential.id), credential.protocol);
  return credential.protocol === 'wireguard'
    ? { protocol: 'wireguard', fileName, client: wireguardClient(parts) }
    : { protocol: 'openvpn', fileName, client: await openvpnClient(pki, store, parts) };
}

/** WireGuard knows one server per file: the group's first gateway. */
function wireguardClient({
  credential,
  presharedKey,
  group,
  gateways,
  profile: { reach },
}: Ingredients): WireguardFile['client'] {
  const [gateway] = gateways;
  if (gateway?.wireguardPublicKey == null || presharedKey === null) {
    throw new Refusal('unavailable', 'gateway-not-ready');
  }
  return {
    addresses: [credential.address4, credential.address6]
      .filter((address) => address !== null)
      .map(ipAddress),
    dns: dnsOf(reach, group),
    ...(reach.domains.length === 0 ? {} : { domains: reach.domains }),
    ...(reach.splitTunnel === null
      ? {}
      : { allowedIps: routesOf(networksOf(reach, group), dnsOf(reach, group)) }),
    serverPublicKey: wireguardKey(gateway.wireguardPublicKey),
    presharedKey: wireguardKey(presharedKey),
    endpointHost: hostName(gateway.endpointHost),
    endpointPort: port(group.wireguardPort),
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
