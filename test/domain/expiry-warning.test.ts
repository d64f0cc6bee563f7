// From when on, and how loudly, the end of a certificate is announced.
import { daysLeft, expiryWarning, lastEnd, ownStages, providerStages } from '../../src/domain/expiry-warning';
import { now } from '../support/builders';

const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
const days = (count: number): Date => hours(24 * count);

describe('the end of an identity provider’s certificate', () => {
  it.each([
    [null, days(31)],
    [null, new Date(days(30).getTime() + 1)],
    [30, days(30)],
    [30, new Date(days(14).getTime() + 1)],
    [14, days(14)],
    [14, hours(7 * 24 + 1)],
    [7, days(7)],
    [7, hours(1)],
    ['ended', now],
    ['ended', days(-400)],
    [null, null],
  ])('is announced at stage %p when it comes at %p', (stage, end) => {
    expect(expiryWarning(end, providerStages, now)).toBe(stage);
  });

  it('is that of the last one that counts', () => {
    expect(lastEnd([days(3), null, days(90), days(-1)])).toEqual(days(90));
    expect(lastEnd([null])).toBeNull();
    expect(lastEnd([])).toBeNull();
  });

  it('is told in begun days', () => {
    expect([hours(1), hours(24), hours(25), days(-3)].map((end) => daysLeft(end, now))).toEqual([1, 1, 2, 0]);
  });
});

it.each([
  [null, days(61)],
  [60, days(60)],
  [60, days(31)],
  [30, days(30)],
  [30, days(1)],
  ['ended', days(0)],
])('our own is announced at stage %p when it comes at %p', (stage, end) => {
  expect(expiryWarning(end, ownStages, now)).toBe(stage);
});
