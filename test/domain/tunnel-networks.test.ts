// Networks of tunnels: free of each other and of what lies behind the gateways, and no more than a gateway serves.
import { cidr } from '../../src/domain/config-fields';
import { Refusal } from '../../src/domain/errors';
import { isFree, requireServable } from '../../src/domain/tunnel-networks';

const around = {
  pools: [{ cidr: cidr('10.90.0.0/20') }, { cidr: cidr('fd90::/64') }],
  overTcp: [cidr('10.93.0.0/20')],
  behind: [cidr('10.77.0.0/16'), cidr('fd77::/48')],
};

it.each<readonly [string, boolean]>([
  ['10.94.0.0/20', true],
  ['10.90.16.0/20', true],
  ['fd91::/64', true],
  ['10.90.8.0/24', false],
  ['10.90.0.0/16', false],
  ['fd90::1:0/112', false],
  ['10.93.15.0/24', false],
  ['10.77.200.0/24', false],
  ['10.0.0.0/8', false],
  ['fd77::/64', false],
])('%s is free: %s', (network, free) => {
  expect(isFree(cidr(network), around)).toBe(free);
});

it('takes “everything” behind the gateways, which holds the pools themselves, for no network of its own', () => {
  const everything = { ...around, behind: [cidr('0.0.0.0/0'), cidr('10.0.0.0/8'), cidr('::/0')] };
  expect(isFree(cidr('10.94.0.0/20'), everything)).toBe(true);
  expect(isFree(cidr('10.90.8.0/24'), everything)).toBe(false);
  // Also where there is no pool of the family yet.
  expect(isFree(cidr('fd91::/64'), { ...everything, pools: [] })).toBe(true);
});

type Served = Parameters<typeof requireServable>[0][number];
const four = (protocol: Served['protocol']): Served => ({ protocol, family: 4 });
const six = (protocol: Served['protocol']): Served => ({ protocol, family: 6 });

it.each<readonly [string, readonly Served[], string]>([
  ['a second IPv4 network of OpenVPN', [four('openvpn'), four('openvpn')], 'pool-openvpn-has-one'],
  ['a second IPv6 one', [four('openvpn'), six('openvpn'), six('openvpn')], 'pool-openvpn-has-one'],
  ['five of WireGuard', Array.from({ length: 5 }, () => four('wireguard')), 'pool-wireguard-too-many'],
  ['IPv6 alone', [six('wireguard'), four('openvpn')], 'pool-ipv4-first'],
])('a gateway does not serve: %s', (_, pools, reason) => {
  expect(() => requireServable(pools)).toThrow(new Refusal('invalid', reason));
});

it('a gateway serves both kinds, WireGuard with four networks', () => {
  const wireguard = [four('wireguard'), six('wireguard'), four('wireguard'), four('wireguard')];
  expect(() => requireServable([four('openvpn'), six('openvpn'), ...wireguard])).not.toThrow();
});
