// Which networks people also have at home, and which are no reason to warn.
import { cidr, isCidr4 } from '../../src/domain/config-fields';
import { clashesAtHome, homeNetworks } from '../../src/domain/home-network';

const namedFor = (...networks: readonly string[]) =>
  clashesAtHome(networks.map(cidr)).map(({ network, homes }) => [
    network,
    homes.map((home) => home.network).join(),
  ]);

it('is a list of private networks, each once, each with devices and a source', () => {
  const networks = homeNetworks.map(({ network }) => network);
  expect(new Set(networks).size).toBe(networks.length);
  for (const { network, devices, source } of homeNetworks) {
    expect(isCidr4(network)).toBe(true);
    expect(network).toMatch(/^(10|172\.(1[6-9]|2\d|3[01])|192\.168)\./);
    expect(devices.length).toBeGreaterThan(0);
    expect(source.length).toBeGreaterThan(10);
  }
});

it.each(['192.168.178.0/24', '192.168.2.0/24', '192.168.0.0/24', '192.168.1.0/24', '10.0.0.0/24'])(
  'knows %s',
  (network) => expect(namedFor(network)).toEqual([[network, network]]),
);

it.each([
  ['a single server', '192.168.178.20/32', '192.168.178.0/24'],
  ['a half', '192.168.2.128/25', '192.168.2.0/24'],
  ['several at once', '192.168.0.0/23', '192.168.0.0/24,192.168.1.0/24'],
  ['a wider one', '192.168.176.0/20', '192.168.178.0/24,192.168.179.0/24'],
])('warns about %s: %s', (_, network, homes) => {
  expect(namedFor(network)).toEqual([[network, homes]]);
});

it.each([
  ['the Internet', '0.0.0.0/0'],
  ['all private addresses of a kind', '10.0.0.0/8'],
  ['others', '10.77.0.0/24'],
  ['a neighbour', '192.168.3.0/24'],
  ['IPv6', 'fd00::/8'],
  ['a public address', '203.0.113.0/24'],
])('does not warn about %s: %s', (_, network) => {
  expect(namedFor(network)).toEqual([]);
});

it('names each once', () => {
  expect(namedFor('192.168.1.0/24', '10.77.0.0/24', '192.168.1.0/24')).toHaveLength(1);
  expect(namedFor()).toEqual([]);
});
