// The whole configuration of an OpenVPN server: suites and groups of a crypto profile, every client known by name.
import ipaddr from 'ipaddr.js';
import type { Cidr4, Cidr6, IpAddress, OpenvpnProto, Port } from './config-fields';
import { isIp4 } from './config-fields';
import { configText } from './config-text';
import {
  channelLines,
  cryptoProfile,
  dataLines,
  type CryptoProfile,
  type CryptoProfileId,
} from './crypto-profile';
import { Refusal } from './errors';
import type { HostPath, InterfaceName, SystemUser } from './host-fields';

/** To be raised with every change of what comes out. */
export const openvpnServerTemplate = 4;

export type OpenvpnServer = {
  readonly profile: CryptoProfileId;
  readonly port: Port;
  readonly proto: OpenvpnProto;
  readonly network4: Cidr4;
  readonly network6: Cidr6 | null;
  readonly dns: readonly IpAddress[];
  readonly maxClients: number;
  readonly device: InterfaceName;
  /** Where the agent keeps everything of this server. */
  readonly folder: HostPath;
  readonly start: OpenvpnStart;
  /** It asks at its management socket about everybody who comes, so that a refused person can be told why. */
  readonly asks: boolean;
};

/**
 * By the agent as root: the server makes its interface and then becomes this user, who must be able to read ccd/ and
 * revoked/. By systemd: it never is anybody else than its unit says, and finds its interface made.
 */
export type OpenvpnStart =
  | { readonly by: 'agent'; readonly user: SystemUser; readonly group: SystemUser }
  | { readonly by: 'systemd'; readonly agentUser: SystemUser };

/**
 * `crl-verify … dir` beside `ccd-exclusive`: revoked is whoever has no entry, and whose serial stands in the directory.
 * Never the file form of `crl-verify` too: the two exclude each other. `verb 0`: errors that end the server only, since
 * from 1 on each connection is logged with address, name and time (Art. 5 DSGVO). What `server` and `server-ipv6` stand
 * for is written out without their address pools: addresses come from the entries alone, or a client with no IPv6
 * address could be given somebody else's.
 */
export function renderOpenvpnServer(server: OpenvpnServer): string {
  checkLimits(server);
  const crypto = cryptoLines(cryptoProfile(server.profile));
  return [
    configText([...networkLines(server), ...trustLines(server), ...crypto, ...processLines(server)]),
    ...pushes(server).map((text) => `push "${configText([text]).trimEnd()}"\n`),
  ].join('');
}

/** The server's own address is the first of the network. */
export function firstAddress4(network: Cidr4): string {
  const [a = 0, b = 0, c = 0, d = 0] = ipaddr.IPv4.parse(addressPart(network)).toByteArray();
  return [a, b, c, d | 1].join('.');
}

export function firstAddress6(network: Cidr6): string {
  const bytes = ipaddr.IPv6.parse(addressPart(network)).toByteArray();
  return new ipaddr.IPv6([...bytes.slice(0, 15), (bytes[15] ?? 0) | 1]).toString();
}

/** OpenVPN takes nothing below 64 for an interface; a larger network is routed to it instead. */
export function interfaceLength6(network: Cidr6): number {
  return Math.max(64, prefixLength(network));
}

export function netmask(network: Cidr4): string {
  return ipaddr.IPv4.subnetMaskFromPrefixLength(prefixLength(network)).toString();
}

export function prefixLength(network: Cidr4 | Cidr6): number {
  return Number(network.slice(network.indexOf('/') + 1));
}

function addressPart(network: Cidr4 | Cidr6): string {
  return network.slice(0, network.indexOf('/'));
}

/** What OpenVPN itself would refuse at its start, which would cut everybody. */
function checkLimits({ network4, network6, maxClients }: OpenvpnServer): void {
  const length4 = prefixLength(network4);
  const length6 = network6 === null ? 64 : prefixLength(network6);
  if (length4 > 29 || length6 > 124) throw new Refusal('invalid', 'field-openvpn-network');
  if (!Number.isInteger(maxClients) || maxClients < 1 || maxClients > 65_535) {
    throw new Refusal('invalid', 'field-max-clients');
  }
}

function networkLines({ port, proto, device, network4, network6, start }: OpenvpnServer): readonly string[] {
  return [
    'mode server',
    'tls-server',
    `proto ${proto === 'tcp' ? 'tcp-server' : 'udp'}`,
    `port ${port}`,
    // Small packets at once: whoever types through a tunnel feels each of them that is held back.
    ...(proto === 'tcp' ? ['tcp-nodelay'] : []),
    `dev ${device}`,
    'dev-type tun',
    'topology subnet',
    `ifconfig ${firstAddress4(network4)} ${netmask(network4)}`,
    ...(network6 === null ? [] : network6Lines(network6)),
    ...(start.by === 'systemd' ? preparedInterface : []),
  ];
}

/** Whoever does not configure the interface needs no right to; the kernel's data channel would want to make it itself. */
const preparedInterface = ['ifconfig-noexec', 'route-noexec', 'disable-dco'];

function network6Lines(network: Cidr6): readonly string[] {
  const first = firstAddress6(network);
  return [
    `ifconfig-ipv6 ${first}/${interfaceLength6(network)} ${first}`,
    ...(prefixLength(network) < 64 ? [`route-ipv6 ${network}`] : []),
  ];
}

function trustLines({ folder }: OpenvpnServer): readonly string[] {
  return [
    `ca ${folder}/ca.crt`,
    `cert ${folder}/server.crt`,
    `key ${folder}/server.key`,
    'dh none',
    'remote-cert-tls client',
    `crl-verify ${folder}/revoked dir`,
    `client-config-dir ${folder}/ccd`,
    'ccd-exclusive',
    `tls-crypt-v2 ${folder}/tls-crypt-v2-server.key force-cookie`,
  ];
}

/** `tls-groups` is not optional: without it OpenVPN agrees on X25519, which TR-02102-2 does not list. */
function cryptoLines(profile: CryptoProfile): readonly string[] {
  return [
    ...channelLines(profile, 'server'),
    `tls-cert-profile ${profile.serverCertProfile}`,
    ...dataLines(profile),
    `reneg-sec ${profile.renegotiateSeconds}`,
    `tran-window ${profile.transitionSeconds}`,
    'keepalive 10 60',
  ];
}

/** The socket is made world-writable: its own directory keeps others out. */
function processLines({ folder, maxClients, start, asks }: OpenvpnServer): readonly string[] {
  return [
    `max-clients ${maxClients}`,
    `management ${folder}/management/socket unix`,
    ...(start.by === 'systemd'
      ? [`management-client-user ${start.agentUser}`]
      : ['management-client-user root', `user ${start.user}`, `group ${start.group}`]),
    // Beside entry, certificate and serial, never in their place. Nobody is asked for a password.
    ...(asks ? ['management-client-auth', 'auth-user-pass-optional'] : []),
    'persist-key',
    'persist-tun',
    `writepid ${folder}/management/pid`,
    'verb 0',
  ];
}

/** Everything goes through the tunnel. Where it has no IPv6, the client blocks it, or it would leak past the tunnel. */
function pushes({ dns, network4, network6 }: OpenvpnServer): readonly string[] {
  return [
    'topology subnet',
    `route-gateway ${firstAddress4(network4)}`,
    'redirect-gateway def1 ipv6 bypass-dhcp',
    ...(network6 === null ? ['ifconfig-ipv6 fd15:53b6:dead::2/64 fd15:53b6:dead::1', 'block-ipv6'] : []),
    ...dns.map((address) => `dhcp-option ${isIp4(address) ? 'DNS' : 'DNS6'} ${address}`),
    'block-outside-dns',
  ];
}
