// The .conf that a person imports into a WireGuard client.
import { cidr4, cidr6, hostCidr, keepaliveSeconds, mtu } from './config-fields';
import type {
  Cidr,
  DnsName,
  HostName,
  IpAddress,
  KeepaliveSeconds,
  Mtu,
  Port,
  WireguardKey,
} from './config-fields';
import { configText } from './config-text';
import { Refusal } from './errors';

/** To be raised with every change of what comes out: files that are out there are told apart by it. */
export const wireguardClientTemplate = 1;

export type WireguardClient = {
  /** Null: whoever made it sets it, by a line or by wg(8). */
  readonly privateKey: WireguardKey | null;
  readonly addresses: readonly IpAddress[];
  readonly dns: readonly IpAddress[];
  /** Searched for short names; without name servers they mean nothing. */
  readonly domains?: readonly DnsName[];
  readonly serverPublicKey: WireguardKey;
  readonly presharedKey: WireguardKey;
  readonly endpointHost: HostName;
  readonly endpointPort: Port;
  /** Everything goes through the tunnel unless a profile says otherwise. */
  readonly allowedIps?: readonly Cidr[];
  /** 1280 unless a profile says otherwise: passes every home line, also those with DS-Lite and IPv6 only. */
  readonly mtu?: Mtu;
  readonly keepaliveSeconds?: KeepaliveSeconds;
};

/** One `Address` with all of them; no comments, no `Table`, no `PostUp`. */
export function renderWireguardClient(client: WireguardClient): string {
  const allowedIps = client.allowedIps ?? [cidr4('0.0.0.0/0'), cidr6('::/0')];
  if (client.addresses.length === 0) throw new Refusal('invalid', 'field-addresses');
  if (allowedIps.length === 0) throw new Refusal('invalid', 'field-allowed-ips');
  return configText([
    '[Interface]',
    ...(client.privateKey === null ? [] : [`PrivateKey = ${client.privateKey}`]),
    `Address = ${client.addresses.map(hostCidr).join(', ')}`,
    ...(client.dns.length === 0 ? [] : [`DNS = ${[...client.dns, ...(client.domains ?? [])].join(', ')}`]),
    `MTU = ${client.mtu ?? mtu(1280)}`,
    '',
    '[Peer]',
    `PublicKey = ${client.serverPublicKey}`,
    `PresharedKey = ${client.presharedKey}`,
    `Endpoint = ${client.endpointHost}:${client.endpointPort}`,
    `AllowedIPs = ${allowedIps.join(', ')}`,
    `PersistentKeepalive = ${client.keepaliveSeconds ?? keepaliveSeconds(25)}`,
  ]);
}
