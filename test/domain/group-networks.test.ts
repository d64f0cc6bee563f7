// What lies behind a gateway group: how it is read, what is refused, and what counts as more than before.
import { cidr, ipAddress } from '../../src/domain/config-fields';
import { Refusal } from '../../src/domain/errors';
import {
  changeNetworks,
  namingMore,
  reachesMore,
  type NetworkSurroundings,
  type WantedNetworks,
} from '../../src/domain/group-networks';
import { accessProfileId } from '../../src/domain/ids';
import { readRule } from '../../src/domain/network-rule';
import { openReach } from '../../src/domain/profile-reach';
import { readNetworks } from '../../src/domain/reachable-networks';
import { actor, profile } from '../support/builders';
import { group } from '../support/town';

const devices = { pools: [{ cidr: cidr('10.92.0.0/20') }], overTcp: [cidr('10.93.0.0/20')] };
const around: NetworkSurroundings = { actor: actor('ines', 'it-admin'), profiles: [profile()], devices };
const same = { reachable: group.reachable.map(cidr), dns: group.dns.map(ipAddress), reason: '' };
const change = (wanted: Partial<WantedNetworks>, other: Partial<NetworkSurroundings> = {}) =>
  changeNetworks(group, { ...same, ...wanted }, { ...around, ...other });
const naming = (...lines: readonly string[]) =>
  profile({
    id: accessProfileId('profile-2'),
    name: 'Bauamt',
    reach: { ...openReach, networks: lines.map(readRule) },
  });

describe('reading', () => {
  it('takes networks and addresses, a line each', () => {
    expect(readNetworks('10.1.0.0/16\n\n 10.77.0.9 \nFD77::/64', devices)).toEqual({
      networks: ['10.1.0.0/16', '10.77.0.9/32', 'fd77::/64'],
      faults: [],
    });
  });

  it.each<readonly [string, string, number, string]>([
    ['words', 'Rathaus', 1, 'reach-rule-network'],
    ['host bits', '10.1.0.0/16\n10.77.0.1/24', 2, 'reach-rule-network'],
    ['ports', '10.77.0.0/24 tcp 443', 1, 'reach-rule-network'],
    ['a protocol', '10.77.0.0/24 udp', 1, 'reach-rule-network'],
    ['twice', '10.1.0.0/16\n10.1.0.0/16', 2, 'reach-rule-covered'],
    ['within a line before', '10.1.0.0/16\n10.1.2.0/24', 2, 'reach-rule-covered'],
    ['around a line before', '10.1.2.0/24\n10.1.0.0/16', 2, 'reach-rule-covers'],
    ['a pool', '10.92.0.0/20', 1, 'reach-rule-devices'],
    ['within a pool', '10.92.4.0/24', 1, 'reach-rule-devices'],
    ['within a network over TCP', '10.93.4.0/24', 1, 'reach-rule-devices'],
    ['around a network over TCP alone', '10.93.0.0/16', 1, 'reach-rule-devices'],
  ])('finds fault: %s', (_, text, line, reason) => {
    expect(readNetworks(text, devices).faults).toEqual([{ line, reason }]);
  });

  it('takes “everything”, which holds the pools themselves', () => {
    expect(readNetworks('0.0.0.0/0\n::/0', devices).faults).toEqual([]);
    expect(readNetworks('10.0.0.0/8', devices).faults).toEqual([]);
  });

  it('ends at as many as a gateway takes', () => {
    const line = (index: number) => `10.${100 + Math.floor(index / 250)}.${index % 250}.0/24`;
    const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index)).join('\n');
    expect(readNetworks(lines(500), devices).faults).toEqual([]);
    expect(readNetworks(lines(501), devices).faults).toEqual([{ line: 501, reason: 'reach-too-many' }]);
  });
});

it('is nothing where all is so already', () => {
  expect(change({})).toBeNull();
});

it('to less needs no reason; it is recorded with what holds now', () => {
  const narrower = change({ reachable: [cidr('10.1.4.0/24')], dns: [] });
  expect(narrower?.group).toEqual({ ...group, reachable: ['10.1.4.0/24'], dns: [] });
  expect(narrower?.event).toMatchObject({
    action: 'gateway-group.networks-changed',
    object: { kind: 'gateway-group', id: group.id },
    data: { networks: '10.1.4.0/24', dns: '', loosened: false },
    reason: null,
  });
});

it('to more needs a reason, which stands in the log', () => {
  const more = { reachable: [cidr('10.1.0.0/16'), cidr('10.2.0.0/16')] };
  expect(() => change(more)).toThrow(new Refusal('invalid', 'reach-reason-missing'));
  expect(change({ ...more, reason: 'Neues Rechenzentrum' })?.event).toMatchObject({
    reason: 'Neues Rechenzentrum',
    data: { loosened: true },
  });
});

it.each<readonly [string, readonly string[], readonly string[], boolean]>([
  ['the same', ['10.1.0.0/16'], ['10.1.0.53'], false],
  ['parts of it', ['10.1.0.0/17', '10.1.128.0/17'], [], false],
  ['a larger one', ['10.0.0.0/15'], [], true],
  ['another one', ['10.1.0.0/16', '10.9.0.0/24'], [], true],
  ['a name server within', ['10.1.0.0/16'], ['10.1.7.53'], false],
  ['a name server outside', ['10.1.0.0/16'], ['192.0.2.53'], true],
])('reaches more: %s', (_, reachable, dns, isMore) => {
  expect(reachesMore(group, { reachable, dns })).toBe(isMore);
});

it('is refused while a profile names a network that would no longer lie there', () => {
  const less = { reachable: [cidr('10.1.0.0/17')] };
  const refusal = new Refusal('conflict', 'networks-named-by-profiles');
  expect(() => change(less, { profiles: [naming('10.1.200.0/24 tcp 443')] })).toThrow(refusal);
  const retired = { ...naming('10.1.200.0/24'), state: 'retired' } as const;
  expect(() => change(less, { profiles: [retired] })).toThrow(refusal);
  expect(namingMore([naming('10.1.200.0/24')], group.reachable, less.reachable)).toHaveLength(1);
  // What lies there still, and what never did.
  expect(change(less, { profiles: [naming('10.1.4.0/24', '192.0.2.0/24')] })).not.toBeNull();
});

it('is refused: everything, for a split tunnel that names no networks', () => {
  const splitTunnel = { decidedBy: 'IT', reason: 'x', decidedOn: '2026-11-01', reviewOn: '2027-11-01' };
  const split = profile({ reach: { ...openReach, splitTunnel } });
  const everything = { reachable: [cidr('0.0.0.0/0')], reason: 'Internet' };
  expect(() => change(everything, { profiles: [split] })).toThrow('split-tunnel-of-everything');
  expect(change(everything)?.group.reachable).toEqual(['0.0.0.0/0']);
});

it('is refused: five name servers, a device’s network, others than IT', () => {
  const dns = ['1', '2', '3', '4', '5'].map((last) => ipAddress(`10.1.0.${last}`));
  expect(() => change({ dns })).toThrow(new Refusal('invalid', 'reach-too-many-dns'));
  expect(() => change({ reachable: [cidr('10.92.0.0/24')], reason: 'x' })).toThrow('reach-rule-devices');
  for (const role of ['tenant-admin', 'security-officer', 'help-desk'] as const)
    expect(() => change({ dns: [] }, { actor: actor('ines', role) })).toThrow('role-missing');
});
