// Rules as people type them, and which of two reaches more.
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { cidr, ipAddress } from '../../src/domain/config-fields';
import { Refusal } from '../../src/domain/errors';
import {
  cidrCovers,
  coveredBy,
  outermost,
  readRule,
  routesOf,
  ruleCovers,
  ruleText,
} from '../../src/domain/network-rule';

describe('a line', () => {
  it.each([
    ['10.77.0.0/24', '10.77.0.0/24'],
    ['  10.77.0.10 ', '10.77.0.10/32'],
    ['10.77.0.10 TCP 443', '10.77.0.10/32 tcp 443'],
    ['10.77.0.0/24\ttcp', '10.77.0.0/24 tcp'],
    ['10.77.0.0/24 any 8000-8100', '10.77.0.0/24 any 8000-8100'],
    ['FD77:0::/64 udp 53', 'fd77::/64 udp 53'],
    ['fd77::10', 'fd77::10/128'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['10.77.0.0/24 tcp 443-443', '10.77.0.0/24 tcp 443'],
  ])('%j is %j, and its own words read the same', (typed, written) => {
    const rule = readRule(typed);
    expect(ruleText(rule)).toBe(written);
    expect(readRule(written)).toEqual(rule);
  });

  it.each([
    ['10.77.0.1/24', 'reach-rule-network'],
    ['10.77.0.0/33', 'reach-rule-network'],
    ['010.77.0.0/24', 'reach-rule-network'],
    ['10.77.0/24', 'reach-rule-network'],
    ['::ffff:10.0.0.0/104', 'reach-rule-network'],
    ['fileserver', 'reach-rule-network'],
    ['', 'reach-rule-network'],
    ['10.77.0.0/24 icmp', 'reach-rule-unreadable'],
    ['10.77.0.0/24 443', 'reach-rule-unreadable'],
    ['10.77.0.0/24 tcp 443 drop', 'reach-rule-unreadable'],
    ['10.77.0.0/24 tcp 0', 'reach-rule-ports'],
    ['10.77.0.0/24 tcp 65536', 'reach-rule-ports'],
    ['10.77.0.0/24 tcp 90-80', 'reach-rule-ports'],
    ['10.77.0.0/24 tcp 80,443', 'reach-rule-ports'],
    ['10.77.0.0/24 tcp 443;accept', 'reach-rule-ports'],
    ['x'.repeat(10_000), 'reach-rule-network'],
  ])('is refused: %j', (typed, reason) => {
    expect(() => readRule(typed)).toThrow(new Refusal('invalid', reason));
  });
});

it.each([
  ['10.0.0.0/8', '10.77.0.0/24 tcp 443', true],
  ['10.77.0.0/24 tcp 443', '10.0.0.0/8', false],
  ['10.77.0.0/24 any 1-65535', '10.77.0.0/24 tcp', true],
  ['10.77.0.0/24 any 1-65535', '10.77.0.0/24', false],
  ['10.77.0.0/24 tcp', '10.77.0.0/24 udp', false],
  ['10.77.0.0/24 tcp 80-90', '10.77.0.5 tcp 85-90', true],
  ['10.77.0.0/24 tcp 80-90', '10.77.0.5 tcp 85-91', false],
  ['0.0.0.0/0', 'fd77::/64', false],
  ['::/0', 'fd77::/64 any 53', true],
])('%s covers %s: %s', (wider, narrower, is) => {
  expect(ruleCovers(readRule(wider), readRule(narrower))).toBe(is);
});

it('routes each network once, and the name servers where no network has them', () => {
  const rules = ['10.77.0.0/24', '10.77.0.5 tcp 443', '10.77.0.0/24 udp 53', 'fd77::/64'].map(readRule);
  const dns = [ipAddress('10.77.0.53'), ipAddress('10.78.0.53'), ipAddress('fd77::53')];
  expect(routesOf(rules, dns)).toEqual([cidr('10.77.0.0/24'), cidr('fd77::/64'), cidr('10.78.0.53/32')]);
});

describe('networks within networks', () => {
  const part = fc.constantFrom(0, 1, 127, 128, 254);
  const network4 = fc
    .tuple(part, part, part, fc.constantFrom(0, 7, 8, 15, 16, 23, 24, 31, 32))
    .map(
      ([a, b, c, length]) =>
        ipaddr.IPv4.networkAddressFromCIDR(`10.${a}.${b}.${c}/${length}`).toString() + `/${length}`,
    );
  const network6 = fc
    .tuple(part, part, fc.constantFrom(0, 8, 32, 63, 64, 127, 128))
    .map(
      ([a, b, length]) =>
        ipaddr.IPv6.networkAddressFromCIDR(`fd77:${a.toString(16)}::${b.toString(16)}/${length}`).toString() +
        `/${length}`,
    );
  const network = fc.oneof(network4, network6).map(cidr);
  const covers = (wider: string, narrower: string): boolean => {
    const [[network, reach], [address, length]] = [ipaddr.parseCIDR(wider), ipaddr.parseCIDR(narrower)];
    return length >= reach && address.kind() === network.kind() && address.match(network, reach);
  };

  it('are found as ipaddr.js finds them', () =>
    fc.assert(fc.property(network, network, (one, other) => cidrCovers(one, other) === covers(one, other))));

  it('are left out, and nothing else', () =>
    fc.assert(
      fc.property(fc.array(network, { maxLength: 20 }), (all) => {
        const once = [...new Set(all)];
        const expected = once.filter((one) => !once.some((other) => other !== one && covers(other, one)));
        expect(outermost(all)).toEqual(expected);
      }),
    ));

  it('tell whether another lies within one of them', () =>
    fc.assert(
      fc.property(fc.array(network, { maxLength: 20 }), network, (all, one) => {
        expect(coveredBy(all)(one)).toBe(all.some((wider) => covers(wider, one)));
      }),
    ));
});
