// Fields of generated configuration: text becomes a branded value here or is refused. Renderers take only these,
// so no input can add a directive to a file.
import ipaddr from 'ipaddr.js';
import { Refusal } from './errors';
import type { CredentialId } from './ids';

declare const field: unique symbol;
type Field<Name extends string> = string & { readonly [field]: Readonly<Record<Name, true>> };

/** A DNS name or an IPv4 address: what a client may be told to connect to. */
export type HostName = Field<'HostName'>;
export type DnsName = HostName & Field<'DnsName'>;
/** A DNS name that also fits a certificate's common name, which OpenVPN's `verify-x509-name … name` compares. */
export type ServerName = DnsName & Field<'ServerName'>;
export type Ip4 = Field<'Ip4'>;
export type Ip6 = Field<'Ip6'>;
export type IpAddress = Ip4 | Ip6;
export type Cidr4 = Field<'Cidr4'>;
export type Cidr6 = Field<'Cidr6'>;
/** A network with its host bits zero, as `10.92.0.0/20`; a single address as `/32` or `/128`. */
export type Cidr = Cidr4 | Cidr6;
/** An address with the prefix length of its network, as an interface bears it: `10.92.0.1/20`. */
export type InterfaceCidr = Field<'InterfaceCidr'>;
/** Base64 of exactly 32 bytes: WireGuard's public, private and preshared keys. */
export type WireguardKey = Field<'WireguardKey'>;
export type CredentialName = CredentialId & Field<'CredentialName'>;
export type DecimalSerial = Field<'DecimalSerial'>;
export type FileStem = Field<'FileStem'>;
export type Port = number & { readonly [field]: 'Port' };
export type Mtu = number & { readonly [field]: 'Mtu' };
export type KeepaliveSeconds = number & { readonly [field]: 'KeepaliveSeconds' };
export type OpenvpnProto = 'udp' | 'tcp';

export type PemLabel =
  | 'CERTIFICATE'
  | 'CERTIFICATE REQUEST'
  | 'PRIVATE KEY'
  | 'PUBLIC KEY'
  | 'OpenVPN tls-crypt-v2 client key'
  | 'OpenVPN tls-crypt-v2 server key';
/** One to four blocks of one label, LF line ends, 64 characters a line, nothing between them. */
export type PemChain<L extends PemLabel> = Field<`pem ${L}`>;
/** Exactly one block. */
export type Pem<L extends PemLabel> = PemChain<L> & Field<'one block'>;

const dnsNamePattern =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** A last label that a resolver may read as part of an address (`1.2`, `0x7f`) is none of a name. */
const endsInNumber = /(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)$/;
const wireguardKeyPattern = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;
const base64Pattern =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)$/;
const fileStemPattern = /^(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const maxPemLength = 16_384;
const maxPemBlocks = 4;

function checked<T extends string>(text: string, is: (text: string) => text is T, reason: string): T {
  if (is(text)) return text;
  throw new Refusal('invalid', reason);
}

const orNull = <T extends string>(text: string, is: (text: string) => text is T): T | null =>
  is(text) ? text : null;

export const isDnsName = (text: string): text is DnsName =>
  dnsNamePattern.test(text) && !endsInNumber.test(text);
export const isHostName = (text: string): text is HostName => isDnsName(text) || isIp4(text);
export const isServerName = (text: string): text is ServerName => text.length <= 64 && isDnsName(text);
export const dnsName = (text: string): DnsName => checked(text, isDnsName, 'field-dns-name');
export const hostName = (text: string): HostName => checked(text, isHostName, 'field-host-name');
export const serverName = (text: string): ServerName => checked(text, isServerName, 'field-server-name');

const wholeNumber = (value: string | number): number =>
  typeof value === 'number' || /^(?:0|[1-9][0-9]{0,8})$/.test(value) ? Number(value) : Number.NaN;
const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
export const isPort = (value: number): value is Port => isWithin(value, 1, 65_535);
/** At least 1280, which IPv6 demands of every link (RFC 8200 §5). */
export const isMtu = (value: number): value is Mtu => isWithin(value, 1280, 1500);

export const isKeepaliveSeconds = (value: number): value is KeepaliveSeconds => isWithin(value, 0, 65_535);
export const isOpenvpnProto = (text: string): text is OpenvpnProto => text === 'udp' || text === 'tcp';
export const openvpnProto = (text: string): OpenvpnProto =>
  checked(text, isOpenvpnProto, 'field-openvpn-proto');

export function port(value: string | number): Port {
  const number = wholeNumber(value);
  if (isPort(number)) return number;
  throw new Refusal('invalid', 'field-port');
}

export function mtu(value: string | number): Mtu {
  const number = wholeNumber(value);
  if (isMtu(number)) return number;
  throw new Refusal('invalid', 'field-mtu');
}

export function keepaliveSeconds(value: string | number): KeepaliveSeconds {
  const number = wholeNumber(value);
  if (isKeepaliveSeconds(number)) return number;
  throw new Refusal('invalid', 'field-keepalive-seconds');
}

/** Looked at first: for anything else the library throws, and a gateway reads tens of thousands of IPv6 addresses. */
const looksLikeIp4 = /^[0-9.]{7,15}$/;

/** IPv4 only in four decimal parts, since `010.1` means different addresses to different readers; no zones, nothing mapped. */
function canonicalAddress(text: string): string {
  if (isIp4(text)) return text;
  const address = /^[0-9a-fA-F:]{2,39}$/.test(text) ? ip6Of(text) : null;
  return address === null || address.isIPv4MappedAddress() ? '' : address.toString();
}

/** Asking the library first whether it can would take each address apart twice. */
function ip6Of(text: string): ipaddr.IPv6 | null {
  try {
    return ipaddr.IPv6.parse(text);
  } catch {
    return null;
  }
}

export const isIp4 = (text: string): text is Ip4 =>
  looksLikeIp4.test(text) && ipaddr.IPv4.isValidFourPartDecimal(text);
export const isIp6 = (text: string): text is Ip6 => text.includes(':') && canonicalAddress(text) === text;
export const isIpAddress = (text: string): text is IpAddress => isIp4(text) || isIp6(text);
export const ipAddress = (text: string): IpAddress =>
  checked(canonicalAddress(text), isIpAddress, 'field-ip-address');
export const ipAddressOrNull = (text: string): IpAddress | null =>
  orNull(canonicalAddress(text), isIpAddress);
/** Of which nothing but an address can be made, if it is one. */
const looksLikeAddress = (text: string): text is IpAddress => /^[0-9a-f.:]{2,39}$/.test(text);
/** An address that was checked when it was read: with tens of thousands, taking each apart once more takes a second. */
export const knownAddress = (text: string): IpAddress => checked(text, looksLikeAddress, 'field-ip-address');
export const ip4 = (text: string): Ip4 => checked(text, isIp4, 'field-ip-address');
export const ip6 = (text: string): Ip6 => checked(canonicalAddress(text), isIp6, 'field-ip-address');

function canonicalPrefix(text: string): string {
  const [, address = '', length = ''] = /^([^/]+)\/(0|[1-9][0-9]{0,2})$/.exec(text) ?? [];
  return `${canonicalAddress(address)}/${length}`;
}

export const isInterfaceCidr = (text: string): text is InterfaceCidr => {
  const [address = '', length = ''] = text.split('/');
  return (
    canonicalPrefix(text) === text && isIpAddress(address) && Number(length) <= (isIp4(address) ? 32 : 128)
  );
};
export const isCidr4 = (text: string): text is Cidr4 =>
  !text.includes(':') &&
  isInterfaceCidr(text) &&
  text.startsWith(`${ipaddr.IPv4.networkAddressFromCIDR(text).toString()}/`);
export const isCidr6 = (text: string): text is Cidr6 =>
  text.includes(':') &&
  isInterfaceCidr(text) &&
  text.startsWith(`${ipaddr.IPv6.networkAddressFromCIDR(text).toString()}/`);
export const isCidr = (text: string): text is Cidr => isCidr4(text) || isCidr6(text);
/** Host bits that are not zero are refused, not cut off: they are mostly a slip of the pen. */
export const cidr = (text: string): Cidr => checked(canonicalPrefix(text), isCidr, 'field-cidr');
export const cidrOrNull = (text: string): Cidr | null => orNull(canonicalPrefix(text), isCidr);
export const cidr4 = (text: string): Cidr4 => checked(canonicalPrefix(text), isCidr4, 'field-cidr');
export const cidr6 = (text: string): Cidr6 => checked(canonicalPrefix(text), isCidr6, 'field-cidr');
export const interfaceCidr = (text: string): InterfaceCidr =>
  checked(canonicalPrefix(text), isInterfaceCidr, 'field-cidr');
/** The network of one address alone: `/32` or `/128`. */
export const hostCidr = (address: IpAddress): Cidr => cidr(`${address}/${isIp4(address) ? 32 : 128}`);

export const isWireguardKey = (text: string): text is WireguardKey => wireguardKeyPattern.test(text);
export const wireguardKey = (text: string): WireguardKey =>
  checked(text, isWireguardKey, 'field-wireguard-key');

export const isCredentialName = (text: string): text is CredentialName => /^[a-z2-7]{26}$/.test(text);
export const credentialName = (text: string): CredentialName =>
  checked(text, isCredentialName, 'field-credential-name');

/** Positive and at most 20 octets with the sign bit clear (RFC 5280 §4.1.2.2). */
export const isDecimalSerial = (text: string): text is DecimalSerial =>
  /^[1-9][0-9]{0,47}$/.test(text) && BigInt(text) < 2n ** 159n;
export const decimalSerial = (text: string): DecimalSerial =>
  checked(text, isDecimalSerial, 'field-decimal-serial');

/** Lower-case ASCII without dots, and no name that Windows keeps for a device. */
export const isFileStem = (text: string): text is FileStem => fileStemPattern.test(text);
export const fileStem = (text: string): FileStem => checked(text, isFileStem, 'field-file-stem');

/** The blocks' bodies as joined base64; an empty body, or none, where the text is not made of blocks of this label. */
function pemBodies(label: PemLabel, text: string): readonly string[] {
  if (text.length > maxPemLength) return [];
  const begin = `-----BEGIN ${label}-----\n`;
  const blocks = `${text.replaceAll('\r\n', '\n').trim()}\n`.split(`\n-----END ${label}-----\n`);
  if (blocks.pop() !== '') return [];
  return blocks.map((block) =>
    block.startsWith(begin) ? block.slice(begin.length).replaceAll('\n', '') : '',
  );
}

function canonicalPem(label: PemLabel, text: string): string {
  const bodies = pemBodies(label, text);
  if (!bodies.every((body) => base64Pattern.test(body))) return '';
  return bodies
    .map((body) => `-----BEGIN ${label}-----\n${body.replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`)
    .join('');
}

export const isPemChain = <L extends PemLabel>(label: L, text: string): text is PemChain<L> =>
  text !== '' && canonicalPem(label, text) === text && pemBodies(label, text).length <= maxPemBlocks;
export const isPem = <L extends PemLabel>(label: L, text: string): text is Pem<L> =>
  isPemChain(label, text) && pemBodies(label, text).length === 1;

export function pemChain<L extends PemLabel>(label: L, text: string): PemChain<L> {
  return checked(canonicalPem(label, text), (pem) => isPemChain(label, pem), 'field-pem');
}

export function pem<L extends PemLabel>(label: L, text: string): Pem<L> {
  return checked(canonicalPem(label, text), (block) => isPem(label, block), 'field-pem');
}
