// Pools of tunnel addresses: how many a network holds, which address has which number, and when they run out.
// Numbers are offsets from the first address a client may have, so that finding a free one is arithmetic on integers.
import ipaddr from 'ipaddr.js';
import { cidr, ipAddress, isCidr4 } from './config-fields';
import type { Cidr, Cidr4, IpAddress } from './config-fields';
import { Refusal } from './errors';

/** More than any gateway holds, and far below what a number can count exactly. */
const maxCapacity = 2n ** 31n;
const dayMs = 86_400_000;
const unusable: readonly string[] = [
  'unspecified',
  'loopback',
  'linkLocal',
  'multicast',
  'broadcast',
  'ipv4Mapped',
];

type Network = {
  readonly first: bigint;
  readonly size: bigint;
  readonly octets: 4 | 16;
  /** IPv4 keeps network, broadcast and the gateway's address; IPv6 the subnet-router anycast (RFC 4291 §2.6.1) and the gateway's. */
  readonly kept: bigint;
};

function network(pool: Cidr): Network {
  const [address, length] = ipaddr.parseCIDR(pool);
  const octets = isCidr4(pool) ? 4 : 16;
  return {
    first: toBigInt(address.toByteArray()),
    size: 2n ** BigInt(octets * 8 - length),
    octets,
    kept: octets === 4 ? 3n : 2n,
  };
}

function toBigInt(octets: readonly number[]): bigint {
  return octets.reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
}

function toAddress(value: bigint, octets: 4 | 16): IpAddress {
  const bytes = Array.from({ length: octets }, (_, index) =>
    Number((value >> BigInt(8 * (octets - 1 - index))) & 255n),
  );
  return ipAddress(ipaddr.fromByteArray(bytes).toString());
}

/** How many addresses clients can have; 0 for `/31`, `/32`, `/127` and `/128`. */
export function poolCapacity(pool: Cidr): number {
  return capacityOf(network(pool));
}

function capacityOf({ size, kept }: Network): number {
  const free = size - kept;
  if (free <= 0n) return 0;
  return Number(free < maxCapacity ? free : maxCapacity);
}

/** A network typed by an admin, once it can serve as a pool. */
export function checkedPool(text: string): Cidr {
  const pool = cidr(text);
  const { first, size, octets } = network(pool);
  if (poolCapacity(pool) === 0) throw new Refusal('invalid', 'pool-too-small');
  const ends = [toAddress(first, octets), toAddress(first + size - 1n, octets)];
  if (ends.some((address) => unusable.includes(ipaddr.parse(address).range()))) {
    throw new Refusal('invalid', 'pool-not-for-clients');
  }
  return pool;
}

/** The gateway's own address in a pool: the first after the network's. */
export function gatewayAddress(pool: Cidr): IpAddress {
  const { first, octets } = network(pool);
  if (poolCapacity(pool) === 0) throw new RangeError(`${pool} has no room for a gateway`);
  return toAddress(first + 1n, octets);
}

/** The address with this number, counted from 0 after the gateway's own. */
export function addressAt(pool: Cidr, offset: number): IpAddress {
  const within = network(pool);
  if (!Number.isInteger(offset) || offset < 0 || offset >= capacityOf(within)) {
    throw new RangeError(`${pool} has no address number ${offset}`);
  }
  const { first, octets } = within;
  return toAddress(first + 2n + BigInt(offset), octets);
}

/** The network of the same size that lies so many further on; null beyond the last one of its family. */
export function networkAfter(pool: Cidr, steps: number): Cidr | null {
  const { first, size, octets } = network(pool);
  const start = first + size * BigInt(steps);
  if (start < 0n || start + size > 1n << BigInt(octets * 8)) return null;
  return cidr(`${toAddress(start, octets)}${pool.slice(pool.indexOf('/'))}`);
}

/** The address with the same place in another network of the same size; null for one that lies outside the first. */
export function samePlaceIn(to: Cidr, from: Cidr, address: IpAddress): IpAddress | null {
  const [source, target] = [network(from), network(to)];
  const octets = ipaddr.parse(address).toByteArray();
  if (octets.length !== source.octets || octets.length !== target.octets || source.size !== target.size)
    return null;
  const place = toBigInt(octets) - source.first;
  return place < 0n || place >= source.size ? null : toAddress(target.first + place, target.octets);
}

/** `255.255.240.0` for `10.92.0.0/20`: OpenVPN wants masks, not lengths. */
export function netmask4(pool: Cidr4): string {
  const [, length] = ipaddr.IPv4.parseCIDR(pool);
  return ipaddr.IPv4.subnetMaskFromPrefixLength(length).toString();
}

export function poolsOverlap(a: Cidr, b: Cidr): boolean {
  const [one, other] = [network(a), network(b)];
  if (one.octets !== other.octets) return false;
  return one.first < other.first + other.size && other.first < one.first + one.size;
}

const restDays = 7;

/**
 * A freed address rests, so that what still knows it (a firewall, a session, a log) does not meet somebody else. Those
 * that were free at this moment have rested enough.
 */
export function restedBefore(now: Date): Date {
  return new Date(now.getTime() - restDays * dayMs);
}

export type PoolUsage = { readonly fraction: number; readonly level: 'ok' | 'warning' | 'full' };

/** Warns from 85 %: early enough to add a pool before somebody is turned away. Resting addresses count as allocated. */
export function usage(allocated: number, capacity: number): PoolUsage {
  if (allocated >= capacity) return { fraction: 1, level: 'full' };
  const fraction = allocated / capacity;
  return { fraction, level: fraction >= 0.85 ? 'warning' : 'ok' };
}
