// Lines of rules as people type them: each fault is named with its own line.
import { cidr } from '../../src/domain/config-fields';
import { readRules } from '../../src/domain/network-rule-list';

const pools = [{ cidr: cidr('10.90.0.0/20') }, { cidr: cidr('fd90::/64') }];

describe('reading lines', () => {
  const faultsOf = (...lines: readonly string[]) => readRules(lines.join('\n'), pools).faults;

  it('passes over empty ones, and names each fault with its own line', () => {
    expect(readRules('10.77.0.0/24\n\n  \nfd77::/64 tcp 443\n', pools).faults).toEqual([]);
    expect(faultsOf('10.77.0.0/24', '', 'nonsense', '10.77.1.0/24 tcp x')).toEqual([
      { line: 3, reason: 'reach-rule-network' },
      { line: 4, reason: 'reach-rule-ports' },
    ]);
  });

  it.each([
    ['twice the same', ['10.77.0.0/24', '10.77.0.0/24'], 2, 'reach-rule-covered'],
    ['a part of the line before', ['10.77.0.0/24', '10.77.0.5 tcp 443'], 2, 'reach-rule-covered'],
    ['more than the line before', ['10.77.0.5 tcp 443', '10.77.0.0/24'], 2, 'reach-rule-covers'],
    ['the devices’ own addresses', ['10.90.1.0/24'], 1, 'reach-rule-devices'],
    ['all of the devices’ own addresses', ['fd90::/64'], 1, 'reach-rule-devices'],
  ] as const)('finds %s', (_, lines, line, reason) => expect(faultsOf(...lines)).toEqual([{ line, reason }]));

  it('takes networks that overlap in part, and the whole Internet', () => {
    expect(faultsOf('10.77.0.0/24 tcp 1-1000', '10.77.0.0/16 tcp 443-2000', '0.0.0.0/0 udp 123')).toEqual([]);
    expect(faultsOf('0.0.0.0/0', '::/0')).toEqual([]);
  });

  it('stops at 64', () => {
    const lines = Array.from({ length: 65 }, (_, index) => `10.77.${index}.0/24`);
    expect(faultsOf(...lines)).toEqual([{ line: 65, reason: 'reach-too-many' }]);
  });
});
