// Where the portal may connect to by itself: public addresses, and networks of its own that the operator has named.
// Otherwise whoever may type an address could have the portal knock at doors inside the operator's network.
import ipaddr from 'ipaddr.js';

/** `allowed` are networks as `10.1.0.0/16`. Mapped addresses count as the IPv4 address they lead to. */
export function isReachable(text: string, allowed: readonly string[]): boolean {
  if (!ipaddr.isValid(text)) return false;
  // `process` turns a mapped address into the IPv4 address that a connection would go to.
  const address = ipaddr.process(text);
  if (allowed.some((network) => isInside(address, network))) return true;
  // Only this range is public; NAT64, 6to4, Teredo, CGNAT, link-local and the like have ranges of their own.
  return address.range() === 'unicast';
}

export function isNetwork(text: string): boolean {
  return ipaddr.isValidCIDR(text);
}

function isInside(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const [base, length] = ipaddr.parseCIDR(network);
  return address.kind() === base.kind() && address.match(base, length);
}
