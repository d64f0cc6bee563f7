// Addresses typed by people must not lead into the operator's own network, in whatever way they are written.
import { isNetwork, isReachable } from '../../src/domain/reachable-address';

it.each(['93.184.216.34', '8.8.8.8', '2a00:1450:4001::1', '::ffff:8.8.8.8'])(
  'may be asked: %s',
  (address) => {
    expect(isReachable(address, [])).toBe(true);
  },
);

it.each([
  ['loopback', '127.0.0.1'],
  ['loopback of IPv6', '::1'],
  ['private', '10.1.2.3'],
  ['private', '172.31.0.1'],
  ['private', '192.168.0.1'],
  ['link-local', '169.254.169.254'],
  ['link-local of IPv6', 'fe80::1'],
  ['unique local', 'fd00::1'],
  ['site-local', 'fec0::1'],
  ['carrier-grade NAT', '100.64.0.1'],
  ['mapped loopback', '::ffff:127.0.0.1'],
  ['mapped private, in hex', '::ffff:a01:203'],
  ['compatible private', '::10.0.0.1'],
  ['NAT64 to a private address', '64:ff9b::a01:203'],
  ['local NAT64', '64:ff9b:1::a01:203'],
  ['6to4', '2002:a01:203::1'],
  ['Teredo', '2001::1'],
  ['unspecified', '0.0.0.0'],
  ['unspecified of IPv6', '::'],
  ['multicast', '224.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['reserved', '240.0.0.1'],
  ['benchmarking', '198.18.0.1'],
  ['documentation', '2001:db8::1'],
  ['a name', 'localhost'],
  ['nothing', ''],
])('is refused: %s (%s)', (_, address) => {
  expect(isReachable(address, [])).toBe(false);
});

it('opens the networks that the operator names, and no others', () => {
  const allowed = ['10.1.0.0/16', 'fd00:1::/32'];
  expect(isReachable('10.1.2.3', allowed)).toBe(true);
  expect(isReachable('::ffff:10.1.2.3', allowed)).toBe(true);
  expect(isReachable('fd00:1::5', allowed)).toBe(true);
  expect(isReachable('10.2.0.1', allowed)).toBe(false);
  expect(isReachable('127.0.0.1', allowed)).toBe(false);
});

it.each([
  ['10.1.0.0/16', true],
  ['fd00::/8', true],
  ['10.1.0.0', false],
  ['10.1.0.0/33', false],
  ['rathaus', false],
])('a network is %s: %s', (text, is) => {
  expect(isNetwork(text)).toBe(is);
});
