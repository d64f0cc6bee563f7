// How much one gateway can hold; both sides go by it.
import { usage, type PoolUsage } from './address-pool';
import type { AddressPool } from './gateway';

/**
 * WireGuard peers of one interface. The userspace implementation ends at 65,536 and leaves half of a larger order done;
 * a gateway group is one interface on each of its gateways.
 */
export const maxPeersOfInterface = 60_000;

/** Orders that a gateway has not confirmed: beyond, its log is given up, for a snapshot costs less than all of them. */
export const maxOpenChanges = 10_000;

/** A group of gateways by how many of the places for WireGuard peers are taken. */
export type PeerUsage = { readonly used: number; readonly most: number; readonly level: PoolUsage['level'] };

/** Credentials have one IPv4 address each; null for a group without WireGuard. */
export function peerUsage(pools: readonly AddressPool[]): PeerUsage | null {
  const mine = pools.filter(({ protocol, family }) => protocol === 'wireguard' && family === 4);
  if (mine.length === 0) return null;
  const used = mine.reduce((sum, { allocated }) => sum + allocated, 0);
  return { used, most: maxPeersOfInterface, level: usage(used, maxPeersOfInterface).level };
}

/** Networks of a WireGuard interface, of both families together. */
export const maxInterfaceAddresses = 4;
