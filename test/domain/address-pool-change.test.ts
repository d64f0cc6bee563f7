// More addresses for devices: another pool, or a larger one in its place; what a gateway could not serve is refused.
import fc from 'fast-check';
import { addressAt, checkedPool, poolCapacity, poolsOverlap } from '../../src/domain/address-pool';
import {
  addPool,
  growPool,
  growthsOf,
  type PoolSurroundings,
  type WantedPool,
} from '../../src/domain/address-pool-change';
import { cidr, cidr4 } from '../../src/domain/config-fields';
import { Refusal } from '../../src/domain/errors';
import type { AddressPool } from '../../src/domain/gateway';
import { addressPoolId, gatewayGroupId } from '../../src/domain/ids';
import { actor } from '../support/builders';
import { gateway, group, pool } from '../support/town';

const openvpn = pool({ cidr: checkedPool('10.92.0.0/24'), capacity: 253 });
const wireguard = pool({
  id: addressPoolId('pool-2'),
  protocol: 'wireguard',
  cidr: checkedPool('10.90.0.0/24'),
  capacity: 253,
});
const around: PoolSurroundings = {
  actor: actor('ines', 'it-admin'),
  group,
  pools: [openvpn, wireguard],
  gateways: [gateway()],
  overTcp: [],
  behind: [cidr('10.1.0.0/16')],
};
const id = addressPoolId('pool-3');
const add = (wanted: Partial<WantedPool>, change: Partial<PoolSurroundings> = {}) =>
  addPool({ protocol: 'wireguard', network: '10.94.0.0/24', ...wanted }, id, { ...around, ...change });
const grow = (network: string, change: Partial<PoolSurroundings> = {}, of: AddressPool = openvpn) =>
  growPool(of, network, { ...around, ...change });

describe('another pool', () => {
  it('is of the group, empty, and recorded', () => {
    const { pool: added, event } = add({});
    expect(added).toEqual({
      id,
      tenantId: around.actor.tenantId,
      gatewayGroupId: group.id,
      protocol: 'wireguard',
      family: 4,
      cidr: '10.94.0.0/24',
      allocated: 0,
      capacity: 253,
    });
    expect(event).toMatchObject({
      action: 'gateway-group.pool-added',
      object: { kind: 'gateway-group', id: group.id },
      data: { network: '10.94.0.0/24', protocol: 'wireguard', name: 'Rathaus' },
    });
    expect(add({ network: 'fd94::/64' }).pool).toMatchObject({ family: 6 });
  });

  it.each<readonly [string, Partial<WantedPool>, string]>([
    ['no network', { network: 'viel' }, 'field-cidr'],
    ['host bits', { network: '10.94.0.1/24' }, 'field-cidr'],
    ['no room', { network: '10.94.0.0/31' }, 'pool-too-small'],
    ['what is nobody’s', { network: '127.0.0.0/8' }, 'pool-not-for-clients'],
    ['the same once more', { network: '10.90.0.0/24' }, 'pool-network-taken'],
    ['what holds another pool', { network: '10.88.0.0/13' }, 'pool-network-taken'],
    ['a network behind the gateways', { network: '10.1.4.0/24' }, 'pool-network-taken'],
    ['a second network of an OpenVPN server', { protocol: 'openvpn' }, 'pool-openvpn-has-one'],
  ])('is refused: %s', (_, wanted, reason) => {
    expect(() => add(wanted)).toThrow(new Refusal('invalid', reason));
  });

  it('is refused where another group has it, or a server over TCP', () => {
    const elsewhere = pool({ gatewayGroupId: gatewayGroupId('other'), cidr: checkedPool('10.94.0.0/16') });
    expect(() => add({}, { pools: [...around.pools, elsewhere] })).toThrow('pool-network-taken');
    expect(() => add({}, { overTcp: [cidr('10.94.0.128/25')] })).toThrow('pool-network-taken');
  });

  it('of OpenVPN is as large as a server needs, and of IPv6 only before the first device', () => {
    const first = { pools: [wireguard] };
    expect(() => add({ protocol: 'openvpn', network: '10.94.0.0/30' }, first)).toThrow(
      'pool-openvpn-too-small',
    );
    expect(add({ protocol: 'openvpn', network: '10.94.0.0/29' }, first).pool.capacity).toBe(5);
    const six = { protocol: 'openvpn', network: 'fd94::/64' } as const;
    expect(add(six).pool.family).toBe(6);
    const used = { pools: [{ ...openvpn, allocated: 1 }, wireguard] };
    expect(() => add(six, used)).toThrow(new Refusal('conflict', 'pool-openvpn-ipv6-late'));
    expect(add({ network: 'fd94::/64' }, used).pool.family).toBe(6);
  });

  it.each(['tenant-admin', 'help-desk', 'security-officer'] as const)('is refused: %s', (role) => {
    const by = { actor: actor('ines', role) };
    expect(() => add({}, by)).toThrow(new Refusal('forbidden', 'role-missing'));
    expect(() => grow('10.92.0.0/23', by)).toThrow(new Refusal('forbidden', 'role-missing'));
  });
});

describe('a larger one in its place', () => {
  it('keeps what it is, and is recorded with what it was', () => {
    const grown = grow('10.92.0.0/23', {}, { ...openvpn, allocated: 200 });
    expect(grown?.pool).toEqual({ ...openvpn, allocated: 200, cidr: '10.92.0.0/23', capacity: 509 });
    expect(grown?.event).toMatchObject({
      action: 'gateway-group.pool-grown',
      data: { network: '10.92.0.0/23', before: '10.92.0.0/24' },
    });
    expect(grow('10.92.0.0/24')).toBeNull();
  });

  it('leaves every device at its address', () => {
    const places = fc.integer({ min: 0, max: 252 });
    const lengths = fc.integer({ min: 14, max: 24 });
    fc.assert(
      fc.property(places, lengths, (place, length) => {
        expect(addressAt(cidr4(`10.92.0.0/${length}`), place)).toBe(addressAt(cidr4('10.92.0.0/24'), place));
      }),
    );
  });

  it.each<readonly [string, string]>([
    ['smaller', '10.92.0.0/25'],
    ['elsewhere', '10.94.0.0/23'],
    ['around it, from another first address', '10.91.0.0/24'],
    ['of the other family', 'fd92::/64'],
  ])('is refused: %s', (_, network) => {
    expect(() => grow(network)).toThrow(new Refusal('invalid', 'pool-not-grown'));
  });

  it('is refused from a first address that no larger network has', () => {
    const odd = pool({ cidr: checkedPool('10.92.1.0/24') });
    expect(() => growPool(odd, '10.92.0.0/23', { ...around, pools: [odd] })).toThrow('pool-not-grown');
    expect(growthsOf(odd, { ...around, pools: [odd] })).toEqual([]);
  });

  it('is refused into others’ addresses, and out of “everything” it comes freely', () => {
    const next = pool({ id, cidr: checkedPool('10.92.1.0/24'), protocol: 'wireguard' });
    expect(() => grow('10.92.0.0/23', { pools: [openvpn, next] })).toThrow('pool-network-taken');
    expect(() => grow('10.92.0.0/23', { overTcp: [cidr('10.92.1.0/24')] })).toThrow('pool-network-taken');
    expect(() => grow('10.92.0.0/23', { behind: [cidr('10.92.1.0/25')] })).toThrow('pool-network-taken');
    expect(grow('10.92.0.0/23', { behind: [cidr('10.0.0.0/8')] })?.pool.cidr).toBe('10.92.0.0/23');
  });

  it('is refused beside a server over TCP, whose network is as large; WireGuard knows none', () => {
    const tcp = { port: 443, network4: cidr4('10.93.0.0/24'), network6: null };
    const withTcp = { gateways: [gateway({ openvpnTcp: tcp })], overTcp: [cidr('10.93.0.0/24')] };
    expect(() => grow('10.92.0.0/23', withTcp)).toThrow(new Refusal('conflict', 'pool-with-tcp'));
    expect(growthsOf(openvpn, { ...around, ...withTcp })).toEqual([]);
    expect(grow('10.90.0.0/23', withTcp, wireguard)?.pool.cidr).toBe('10.90.0.0/23');
    const gone = { gateways: [gateway({ openvpnTcp: tcp, state: 'removed' })] };
    expect(grow('10.92.0.0/23', gone)?.pool.cidr).toBe('10.92.0.0/23');
  });

  it('is proposed as far as it could be had, smallest first', () => {
    expect(growthsOf(openvpn, around).slice(0, 3)).toEqual(['10.92.0.0/23', '10.92.0.0/22', '10.92.0.0/21']);
    expect(growthsOf(openvpn, { ...around, behind: [cidr('10.92.2.0/24')] })).toEqual(['10.92.0.0/23']);
    expect(growthsOf(pool({ family: 6, cidr: checkedPool('fd92::/64') }), around)).toEqual([]);
    for (const network of growthsOf(openvpn, around)) {
      expect(poolCapacity(network)).toBeGreaterThan(openvpn.capacity);
      expect(poolsOverlap(network, wireguard.cidr)).toBe(false);
    }
  });
});
