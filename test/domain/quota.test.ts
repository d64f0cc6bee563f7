// What a municipality has agreed on: nothing more comes in, nothing is taken away.
import { checkQuotas, noQuotas, refuseBeyondQuota } from '../../src/domain/quota';

describe('a quota', () => {
  it.each([
    [null, 5_000, 'let in'],
    [3, 2, 'let in'],
    [3, 3, 'quota-devices'],
    [3, 9, 'quota-devices'],
    [0, 0, 'quota-devices'],
  ])('of %p with %d in use: %s', (devices, inUse, outcome) => {
    expect(outcomeOf(() => refuseBeyondQuota({ ...noQuotas, devices }, 'devices', inUse))).toBe(outcome);
  });

  it('says nothing about what it is not for', () => {
    expect(outcomeOf(() => refuseBeyondQuota({ ...noQuotas, devices: 0 }, 'people', 10))).toBe('let in');
  });

  it.each([-1, 1.5, 1_000_001, Number.NaN])('is not %d', (people) => {
    expect(outcomeOf(() => checkQuotas({ ...noQuotas, people }))).toBe('quota-out-of-range');
  });
});

function outcomeOf(rule: () => void): unknown {
  try {
    rule();
    return 'let in';
  } catch (error) {
    return error instanceof Error && 'reason' in error ? error.reason : error;
  }
}
