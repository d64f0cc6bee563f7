/**
 * OpenVPN over TCP beside UDP: a second server of the same gateway, in a network of its own that is as large as the
 * first. A device has the same place in both, so that nobody keeps a second address for it. Hotels and other people's
 * networks often let nothing out but TCP 443.
 */
import { samePlaceIn } from './address-pool';
import { cidr4, cidr6, ipAddress, isCidr4, isCidr6, type Cidr4, type Cidr6 } from './config-fields';
import { Refusal } from './errors';
import { integerField, jsonObject, nullableTextField, textField } from './json-fields';

export type OpenvpnTcp = {
  readonly port: number;
  readonly network4: Cidr4;
  /** Null: devices have no IPv6 on this way. */
  readonly network6: Cidr6 | null;
};

/** What is let out where anything is. */
export const usualTcpPort = 443;

type Networks = { readonly network4: string; readonly network6: string | null };
type Addresses = { readonly address4: string; readonly address6: string | null };

/** Refused: what is no such server, or its network is of another size than the first server's. */
export function readOpenvpnTcp(value: unknown, first?: Networks): OpenvpnTcp {
  const fields = jsonObject(value);
  const network6 = nullableTextField(fields, 'network6', isCidr6);
  const tcp: OpenvpnTcp = {
    port: integerField(fields, 'port', [1, 65_535]),
    network4: cidr4(textField(fields, 'network4', isCidr4)),
    network6: network6 === null ? null : cidr6(network6),
  };
  if (first !== undefined && !isTwinOf(first, tcp)) throw new Refusal('invalid', 'gateway-message-malformed');
  return tcp;
}

function isTwinOf(first: Networks, { network4, network6 }: OpenvpnTcp): boolean {
  const isSame = (a: string, b: string): boolean => lengthOf(a) === lengthOf(b);
  if (!isSame(first.network4, network4)) return false;
  return network6 === null || (first.network6 !== null && isSame(first.network6, network6));
}

const lengthOf = (network: string): string => network.slice(network.indexOf('/'));

/** Where a device is that comes over TCP; null for one whose address is none of the first network's. */
export function overTcp({ address4, address6 }: Addresses, from: Networks, to: OpenvpnTcp): Addresses | null {
  const twin4 = samePlaceIn(to.network4, cidr4(from.network4), ipAddress(address4));
  if (twin4 === null) return null;
  if (address6 === null || from.network6 === null || to.network6 === null)
    return { address4: twin4, address6: null };
  const twin6 = samePlaceIn(to.network6, cidr6(from.network6), ipAddress(address6));
  return twin6 === null ? null : { address4: twin4, address6: twin6 };
}
