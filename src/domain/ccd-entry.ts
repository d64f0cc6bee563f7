// The file that lets one OpenVPN client in and gives it its addresses, and what its profile has it send into the tunnel
// where that is not what the server tells everybody: typed fields, nothing else, ever.
import ipaddr from 'ipaddr.js';
import {
  isCidr4,
  isIp4,
  type Cidr,
  type Cidr4,
  type Cidr6,
  type DnsName,
  type Ip4,
  type Ip6,
  type IpAddress,
} from './config-fields';
import { configText } from './config-text';
import { Refusal } from './errors';
import { firstAddress6, interfaceLength6, netmask } from './openvpn-server-file';

export type CcdEntry = {
  readonly address4: Ip4;
  readonly address6: Ip6 | null;
  readonly network4: Cidr4;
  readonly network6: Cidr6 | null;
  readonly routes: TunnelRoutes;
  readonly names: TunnelNames;
};

/** `all`: as the server tells everybody. */
export type TunnelRoutes = 'all' | readonly Cidr[];
/** Null: as the server tells everybody. */
export type TunnelNames = { readonly dns: readonly IpAddress[]; readonly domains: readonly DnsName[] } | null;

/** An address of another network would be routed to somebody else: refused. */
export function renderCcdEntry(entry: CcdEntry): string {
  return addressLines(entry) + routeLines(entry) + nameLines(entry);
}

function addressLines({ address4, address6, network4, network6 }: CcdEntry): string {
  if (!ipaddr.IPv4.parse(address4).match(ipaddr.IPv4.parseCIDR(network4))) outside();
  const lines = [`ifconfig-push ${address4} ${netmask(network4)}`];
  if (address6 !== null) {
    if (network6 === null || !ipaddr.IPv6.parse(address6).match(ipaddr.IPv6.parseCIDR(network6))) outside();
    lines.push(`ifconfig-ipv6-push ${address6}/${interfaceLength6(network6)} ${firstAddress6(network6)}`);
  }
  return configText(lines);
}

/** Taken from what the server pushes, before anything is pushed in its place. */
function routeLines({ routes, network6 }: CcdEntry): string {
  if (routes === 'all') return '';
  const here = routes.filter((network) => isCidr4(network) || network6 !== null);
  return (
    configText(['push-remove redirect-gateway']) + here.map((network) => push(routeTo(network))).join('')
  );
}

function routeTo(network: Cidr): string {
  return isCidr4(network)
    ? `route ${network.slice(0, network.indexOf('/'))} ${netmask(network)}`
    : `route-ipv6 ${network}`;
}

function nameLines({ names }: CcdEntry): string {
  if (names === null) return '';
  const [first] = names.domains;
  const options = [
    ...names.dns.map((address) => `${isIp4(address) ? 'DNS' : 'DNS6'} ${address}`),
    ...(first === undefined ? [] : [`DOMAIN ${first}`]),
    ...names.domains.map((domain) => `DOMAIN-SEARCH ${domain}`),
  ];
  return (
    configText(['push-remove dhcp-option']) + options.map((option) => push(`dhcp-option ${option}`)).join('')
  );
}

function push(text: string): string {
  return `push "${configText([text]).trimEnd()}"\n`;
}

function outside(): never {
  throw new Refusal('invalid', 'field-address-outside');
}
