// Which access counts as unused: by months, never too early, and never by what nobody could have seen.
import {
  dayOfLook,
  hasMissed,
  isUseMonth,
  monthAfterLook,
  monthOf,
  monthOfSecond,
  unusedBefore,
} from '../../src/domain/unused-access';

const time = (text: string): number => Date.parse(text);
const dayMs = 86_400_000;
const isUnused = (lastUsed: string, now: number): boolean => lastUsed < unusedBefore(now);

it.each([
  // The last moment of August, and 90 days: until 30 November somebody may have worked within them.
  ['2026-08', '2026-11-30T00:00:00.000Z', true],
  ['2026-08', '2026-11-29T23:59:59.999Z', false],
  ['2026-09', '2026-11-30T00:00:00.000Z', false],
  ['2026-11', '2027-02-28T23:59:59.999Z', false],
  ['2026-11', '2027-03-01T00:00:00.000Z', true],
  // Over the end of a year, and over 29 February.
  ['2027-12', '2028-03-30T23:59:59.999Z', false],
  ['2027-12', '2028-03-31T00:00:00.000Z', true],
  ['1970-01', '2026-11-23T00:00:00.000Z', true],
])('last used in %s, at %s: unused is %s', (month, now, unused) => {
  expect(isUnused(month, time(now))).toBe(unused);
});

it('no day of a month is ever called unused before it is 90 days ago, and each is within 122', () => {
  for (let used = time('2026-01-01'); used < time('2028-12-31'); used += dayMs) {
    const from = [...Array(130).keys()].find((days) => isUnused(monthOf(used), used + days * dayMs)) ?? 999;
    expect(from).toBeGreaterThan(90);
    expect(from).toBeLessThanOrEqual(122);
  }
});

it.each([
  ['nobody knew before', undefined, undefined, '2026-11'],
  ['nobody knew before, seen long ago', undefined, '2026-02', '2026-11'],
  ['not seen', '2026-08', undefined, '2026-08'],
  ['seen again', '2026-08', '2026-11', '2026-11'],
  ['seen in an earlier month', '2026-08', '2026-07', '2026-08'],
  ['seen by a clock that goes ahead', '2026-08', '2031-01', '2026-11'],
  ['noted by a clock that went ahead', '2031-01', undefined, '2026-11'],
])('after a look: %s', (_what, known, seen, expected) => {
  expect(monthAfterLook(known, seen, '2026-11')).toBe(expected);
});

it.each([
  [null, true],
  ['2026-11-23', false],
  ['2026-11-16', false],
  ['2026-11-15', true],
  ['2027-01-01', false],
  ['no day', true],
])('last looked on %s: something may have been missed is %s', (lookedOn, missed) => {
  expect(hasMissed(lookedOn, time('2026-11-23T12:00:00.000Z'))).toBe(missed);
});

it('an engine says in seconds when, and no more is kept of it than the month', () => {
  expect(monthOfSecond(1_795_422_000)).toBe('2026-11');
  expect([0, -5, 1.5, Number.NaN, 1e99, 999_999_999_999_999].map(monthOfSecond)).toEqual(Array(6).fill(null));
  expect(monthOf(time('2026-11-30T23:59:59.999Z'))).toBe('2026-11');
  expect(dayOfLook(time('2026-11-30T23:59:59.999Z'))).toBe('2026-11-30');
  expect(['2026-11', '2026-13', '2026-1', '', '2026-11-23'].map(isUseMonth)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
