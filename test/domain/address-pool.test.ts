// Address pools of both families and every size: capacity, numbering, borders, overlap, rest and warnings.
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import {
  addressAt,
  checkedPool,
  gatewayAddress,
  netmask4,
  poolCapacity,
  poolsOverlap,
  restedBefore,
  usage,
} from '../../src/domain/address-pool';
import { cidr, cidr4, isIpAddress } from '../../src/domain/config-fields';
import type { Cidr } from '../../src/domain/config-fields';
import { Refusal } from '../../src/domain/errors';

const anyCidr4 = fc
  .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }))
  .map(([address, length]) =>
    cidr(`${ipaddr.IPv4.networkAddressFromCIDR(`${address}/${length}`).toString()}/${length}`),
  );
const anyCidr6 = fc
  .tuple(fc.bigInt({ min: 0x2000n << 112n, max: (0x4000n << 112n) - 1n }), fc.integer({ min: 3, max: 128 }))
  .map(([value, length]) => {
    const parts = Array.from({ length: 8 }, (_, index) =>
      Number((value >> BigInt(16 * (7 - index))) & 0xffffn),
    );
    const text = new ipaddr.IPv6(parts).toString();
    return cidr(`${ipaddr.IPv6.networkAddressFromCIDR(`${text}/${length}`).toString()}/${length}`);
  });
const anyCidr = fc.oneof(anyCidr4, anyCidr6);
const anyPool = anyCidr.filter((pool) => poolCapacity(pool) > 0);
const anyOffset = (pool: Cidr): fc.Arbitrary<number> => {
  const last = poolCapacity(pool) - 1;
  return fc.oneof(fc.constant(0), fc.constant(last), fc.integer({ min: 0, max: last }));
};

describe('poolCapacity', () => {
  it.each([
    ['10.92.0.0/20', 4093],
    ['10.92.0.0/24', 253],
    ['10.92.0.0/29', 5],
    ['10.92.0.0/30', 1],
    ['10.92.0.0/31', 0],
    ['10.92.0.1/32', 0],
    ['10.0.0.0/8', 2 ** 24 - 3],
    ['0.0.0.0/0', 2 ** 31],
    ['fd08::/64', 2 ** 31],
    ['fd08::/97', 2 ** 31 - 2],
    ['fd08::/120', 254],
    ['fd08::/126', 2],
    ['fd08::/127', 0],
    ['fd08::1/128', 0],
  ])('%s: %i', (pool, capacity) => {
    expect(poolCapacity(cidr(pool))).toBe(capacity);
  });
});

describe('checkedPool', () => {
  it.each(['10.92.0.0/20', '100.64.0.0/10', '10.92.0.0/30', 'fd08::/64', '2001:db8::/126'])(
    'takes %s',
    (pool) => {
      expect(checkedPool(pool)).toBe(pool);
    },
  );

  it.each(['10.92.0.0/31', '10.92.0.1/32', 'fd08::/127', 'fd08::1/128'])(
    'is refused: no room in %s',
    (pool) => {
      expect(() => checkedPool(pool)).toThrow(new Refusal('invalid', 'pool-too-small'));
    },
  );

  it.each([
    '0.0.0.0/0',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '224.0.0.0/8',
    '128.0.0.0/1',
    '::/0',
    'fe80::/64',
    'ff00::/8',
  ])('is refused: %s is not for clients', (pool) => {
    expect(() => checkedPool(pool)).toThrow(new Refusal('invalid', 'pool-not-for-clients'));
  });

  it.each(['10.92.0.1/20', '10.92.0.0', 'pool'])('is refused: %s is not a network', (pool) => {
    expect(() => checkedPool(pool)).toThrow(new Refusal('invalid', 'field-cidr'));
  });
});

describe('addressAt', () => {
  it.each([
    ['10.92.0.0/20', 0, '10.92.0.2'],
    ['10.92.0.0/20', 253, '10.92.0.255'],
    ['10.92.0.0/20', 254, '10.92.1.0'],
    ['10.92.0.0/20', 4092, '10.92.15.254'],
    ['10.92.0.0/30', 0, '10.92.0.2'],
    ['fd08::/64', 0, 'fd08::2'],
    ['fd08::/64', 65_534, 'fd08::1:0'],
    ['fd08::/126', 1, 'fd08::3'],
    ['fd08::/64', 2 ** 31 - 1, 'fd08::8000:1'],
  ])('%s, number %i: %s', (pool, offset, address) => {
    expect(addressAt(cidr(pool), offset)).toBe(address);
  });

  it.each([-1, 1, 0.5, Number.NaN])('has no number %d in a pool of one', (offset) => {
    expect(() => addressAt(cidr('10.92.0.0/30'), offset)).toThrow(RangeError);
  });

  it('gives canonical addresses within the pool, never the network, the broadcast or the gateway', () => {
    const cases = anyPool.chain((pool) => fc.tuple(fc.constant(pool), anyOffset(pool)));
    fc.assert(
      fc.property(cases, ([pool, offset]) => {
        const address = addressAt(pool, offset);
        const family = pool.includes(':') ? ipaddr.IPv6 : ipaddr.IPv4;
        expect(isIpAddress(address)).toBe(true);
        expect(ipaddr.parse(address).match(ipaddr.parseCIDR(pool))).toBe(true);
        expect([family.networkAddressFromCIDR(pool).toString(), gatewayAddress(pool)]).not.toContain(address);
        if (family === ipaddr.IPv4)
          expect(ipaddr.IPv4.broadcastAddressFromCIDR(pool).toString()).not.toBe(address);
      }),
    );
  });

  it('gives distinct addresses to distinct numbers', () => {
    const cases = anyPool.chain((pool) => fc.tuple(fc.constant(pool), anyOffset(pool), anyOffset(pool)));
    fc.assert(
      fc.property(cases, ([pool, one, other]) => {
        expect(addressAt(pool, one) === addressAt(pool, other)).toBe(one === other);
      }),
    );
  });

  it('uses a small pool up to its last address', () => {
    const pool = cidr('10.92.0.0/28');
    const all = Array.from({ length: poolCapacity(pool) }, (_, offset) => String(addressAt(pool, offset)));
    expect(all).toEqual(Array.from({ length: 13 }, (_, index) => `10.92.0.${index + 2}`));
  });
});

describe('gatewayAddress and netmask4', () => {
  it('gives the gateway the first address', () => {
    expect(gatewayAddress(cidr('10.92.0.0/20'))).toBe('10.92.0.1');
    expect(gatewayAddress(cidr('fd08::/64'))).toBe('fd08::1');
    expect(() => gatewayAddress(cidr('10.92.0.1/32'))).toThrow(RangeError);
  });

  it.each([
    ['10.92.0.0/20', '255.255.240.0'],
    ['0.0.0.0/0', '0.0.0.0'],
    ['10.0.0.1/32', '255.255.255.255'],
  ])('writes the mask of %s as %s', (pool, mask) => {
    expect(netmask4(cidr4(pool))).toBe(mask);
  });
});

describe('poolsOverlap', () => {
  it.each([
    ['10.92.0.0/20', '10.92.0.0/20', true],
    ['10.92.0.0/20', '10.92.15.0/24', true],
    ['10.92.0.0/20', '10.92.16.0/20', false],
    ['fd08::/64', 'fd08::/48', true],
    ['fd08::/64', 'fd08:0:0:1::/64', false],
    ['0.0.0.0/0', '::/0', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(poolsOverlap(cidr(a), cidr(b))).toBe(expected);
  });

  it('is the same both ways, and true exactly when one contains the start of the other', () => {
    fc.assert(
      fc.property(anyCidr, anyCidr, (a, b) => {
        const [one, other] = [ipaddr.parseCIDR(a), ipaddr.parseCIDR(b)];
        const contained = one[0].kind() === other[0].kind() && (one[0].match(other) || other[0].match(one));
        expect(poolsOverlap(a, b)).toBe(contained);
        expect(poolsOverlap(b, a)).toBe(contained);
      }),
    );
  });
});

describe('rest and usage', () => {
  it('lets a freed address rest for seven days', () => {
    const now = new Date('2027-04-03T12:00:00.000Z');
    expect(restedBefore(now)).toEqual(new Date('2027-03-27T12:00:00.000Z'));
  });

  it.each([
    [0, 253, 0, 'ok'],
    [84, 100, 0.84, 'ok'],
    [85, 100, 0.85, 'warning'],
    [99, 100, 0.99, 'warning'],
    [100, 100, 1, 'full'],
    [101, 100, 1, 'full'],
    [0, 0, 1, 'full'],
  ] as const)('%i of %i: %d, %s', (...usageCase) => {
    const [allocated, capacity, fraction, level] = usageCase;
    expect(usage(allocated, capacity)).toEqual({ fraction, level });
  });
});
