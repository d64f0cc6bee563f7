// The file that lets one OpenVPN client in and gives it its addresses: two directives, nothing else, ever.
import ipaddr from 'ipaddr.js';
import type { Cidr4, Cidr6, Ip4, Ip6 } from './config-fields';
import { configText } from './config-text';
import { Refusal } from './errors';
import { firstAddress6, interfaceLength6, netmask } from './openvpn-server-file';

export type CcdEntry = {
  readonly address4: Ip4;
  readonly address6: Ip6 | null;
  readonly network4: Cidr4;
  readonly network6: Cidr6 | null;
};

/** An address of another network would be routed to somebody else: refused. */
export function renderCcdEntry({ address4, address6, network4, network6 }: CcdEntry): string {
  if (!ipaddr.IPv4.parse(address4).match(ipaddr.IPv4.parseCIDR(network4))) outside();
  const lines = [`ifconfig-push ${address4} ${netmask(network4)}`];
  if (address6 !== null) {
    if (network6 === null || !ipaddr.IPv6.parse(address6).match(ipaddr.IPv6.parseCIDR(network6))) outside();
    lines.push(`ifconfig-ipv6-push ${address6}/${interfaceLength6(network6)} ${firstAddress6(network6)}`);
  }
  return configText(lines);
}

function outside(): never {
  throw new Refusal('invalid', 'field-address-outside');
}
