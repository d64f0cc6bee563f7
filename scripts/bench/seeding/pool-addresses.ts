// The addresses of a pool by their numbers, without taking the network apart anew for each of a hundred thousand.
import { addressAt } from '../../../src/domain/address-pool';
import type { AddressPool } from '../../../src/domain/gateway';

export type AddressOf = (place: number) => string;

export function poolAddresses({ cidr, family }: Pick<AddressPool, 'cidr' | 'family'>): AddressOf {
  const first = addressAt(cidr, 0);
  const addressOf = family === 4 ? counted4(first) : counted6(first);
  const probe = 70_000;
  if (addressOf(probe) !== addressAt(cidr, probe))
    throw new Error(`the addresses of ${cidr} are counted wrongly`);
  return addressOf;
}

function counted4(first: string): AddressOf {
  const base = first.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return (place) => {
    const value = base + place;
    return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255].join('.');
  };
}

/** The pools of the bench end in `::`, so that the number is all that follows. */
function counted6(first: string): AddressOf {
  const at = first.lastIndexOf(':') + 1;
  const base = parseInt(first.slice(at), 16);
  return (place) => {
    const value = base + place;
    const high = value > 0xffff ? `${(value >>> 16).toString(16)}:` : '';
    return `${first.slice(0, at)}${high}${(value & 0xffff).toString(16)}`;
  };
}
