// Counts of what was otherwise than ordered: read from anybody, added, and told piece by piece.
import { Refusal } from '../../src/domain/errors';
import { addDrift, driftTotal, lessDrift, readDrift } from '../../src/domain/gateway-drift';

describe('drift', () => {
  it('is read, kinds of later agents left out, and nothing where an earlier one says nothing', () => {
    expect(readDrift({ 'peer-added': 2, 'entry-changed': 1, 'moon-added': 7 })).toEqual({
      'peer-added': 2,
      'entry-changed': 1,
    });
    expect(readDrift(undefined)).toEqual({});
  });

  it.each([
    [null],
    ['peer-added'],
    [[1]],
    [{ 'peer-added': 0 }],
    [{ 'peer-added': -1 }],
    [{ 'peer-added': 1.5 }],
    [{ 'peer-added': '1' }],
    [{ 'peer-added': 2_000_000 }],
    [Object.fromEntries(Array.from({ length: 101 }, (_, number) => [`kind-${number}`, 1]))],
  ])('is refused: %j', (value) => {
    expect(() => readDrift(value)).toThrow(new Refusal('invalid', 'gateway-message-malformed'));
  });

  it('adds up, and what was told goes', () => {
    const all = addDrift({ 'peer-added': 2 }, { 'peer-added': 1, 'firewall-changed': 1 });
    expect(all).toEqual({ 'peer-added': 3, 'firewall-changed': 1 });
    expect(driftTotal(all)).toBe(4);
    expect(lessDrift(all, { 'peer-added': 2, 'firewall-changed': 1 })).toEqual({ 'peer-added': 1 });
  });

  it('never grows beyond what a report may say', () => {
    expect(readDrift(addDrift({ 'peer-added': 1_000_000 }, { 'peer-added': 5 }))).toEqual({
      'peer-added': 1_000_000,
    });
  });
});
