// The file a person imports: rendered from built-in templates out of typed fields, handed out once and not kept.
import type { DeviceSystem, VpnProtocol } from '../../domain/access-profile';
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
import type { Credential } from '../../domain/credential';
import { Refusal } from '../../domain/errors';
import { renderOpenvpnClient } from '../../domain/openvpn-client-file';
import { renderWireguardClient } from '../../domain/wireguard-client-file';
import type { FreshKey } from './fresh-key';
import type { Surroundings } from './issuing-surroundings';
import type { TenantStore } from '../ports';
import type { Pki } from '../ports-of-things';
import type { Signed } from './sign-credential';

export type AccessFile = {
  readonly fileName: string;
  readonly content: string;
  readonly protocol: VpnProtocol;
  readonly system: DeviceSystem;
  readonly deviceName: string;
};

type Ingredients = Surroundings & {
  readonly credential: Credential;
  readonly key: FreshKey;
  readonly signed: Signed;
};

export async function renderAccessFile(
  pki: Pki,
  store: TenantStore,
  parts: Ingredients,
): Promise<AccessFile> {
  const { credential, tenant, device } = parts;
  return {
    fileName: clientFileName(tenant.slug, credentialName(credential.id), credential.protocol),
    content:
      credential.protocol === 'wireguard' ? wireguardFile(parts) : await openvpnFile(pki, store, parts),
    protocol: credential.protocol,
    system: device.system,
    deviceName: device.name,
  };
}

/** WireGuard knows one server per file: the group's first gateway. */
function wireguardFile({ credential, key, group, gateways }: Ingredients): string {
  const [gateway] = gateways;
  if (gateway?.wireguardPublicKey == null || key.presharedKey === null) {
    throw new Refusal('unavailable', 'gateway-not-ready');
  }
  return renderWireguardClient({
    privateKey: wireguardKey(key.privateKey),
    addresses: [credential.address4, credential.address6]
      .filter((address) => address !== null)
      .map(ipAddress),
    dns: group.dns.map(ipAddress),
    serverPublicKey: wireguardKey(gateway.wireguardPublicKey),
    presharedKey: wireguardKey(key.presharedKey),
    endpointHost: hostName(gateway.endpointHost),
    endpointPort: port(group.wireguardPort),
  });
}

async function openvpnFile(
  pki: Pki,
  store: TenantStore,
  { key, signed, group, gateways }: Ingredients,
): Promise<string> {
  if (signed.certificatePem === null) throw new Refusal('unavailable', 'gateway-not-ready');
  const root = await store.authorities.get('root');
  const serverKey = await store.groups.tlsCryptV2ServerKey(group.id);
  return renderOpenvpnClient({
    serverName: serverName(group.serverName),
    remotes: gateways.map(({ endpointHost }) => ({
      host: hostName(endpointHost),
      port: port(group.openvpnPort),
      proto: 'udp',
    })),
    ca: pemChain('CERTIFICATE', root.certificatePem),
    certificate: pemChain('CERTIFICATE', signed.certificatePem),
    privateKey: pem('PRIVATE KEY', key.privateKey),
    tlsCryptV2ClientKey: pem('OpenVPN tls-crypt-v2 client key', pki.createTlsCryptV2ClientKey(serverKey)),
  });
}
