// The words that rules of the packet filter are made of, as nftables JSON writes them and gives them back.
import { isCidr4, isIp4, type Cidr, type IpAddress } from './config-fields';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** `says` is the rule in words, in its comment: for whoever looks with `nft list`, and for us to read it back. */
export type FirewallRule = { readonly says: string; readonly expr: readonly Json[] };

export function match(left: Json, right: Json, op: '==' | '!=' | 'in' = '=='): Json {
  return { match: { op, left, right } };
}

export function set(members: readonly Json[]): Json {
  return { set: members };
}

export const meta = (key: string): Json => ({ meta: { key } });
export const field = (protocol: string, name: string): Json => ({ payload: { protocol, field: name } });

/** Answers of a connection that was begun from the other side, and what the network says about it. */
export const isAnswer: readonly Json[] = [
  match({ ct: { key: 'direction' } }, 'reply'),
  match({ ct: { key: 'state' } }, ['established', 'related'], 'in'),
];

export type Side = 'saddr' | 'daddr';

/** One rule for each network: prefixes that overlap would not fit into one set. */
export function address(side: Side, network: Cidr | IpAddress): Json {
  const [addr = '', length] = network.split('/');
  const isAlone = length === undefined || length === (isCidr4(network) ? '32' : '128');
  const protocol = isCidr4(network) || isIp4(network) ? 'ip' : 'ip6';
  return match(field(protocol, side), isAlone ? addr : { prefix: { addr, len: Number(length) } });
}
