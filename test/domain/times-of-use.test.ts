// When an access may be used: by the clock on the wall, over nights, and on both days on which that clock is changed.
import { Refusal } from '../../src/domain/errors';
import { isWithinTimes, timesCover, timesOfUse, type TimesOfUse } from '../../src/domain/times-of-use';

const berlin = 'Europe/Berlin';
const office: TimesOfUse = { days: [1, 2, 3, 4, 5], from: '06:00', to: '20:00' };
const within = (times: TimesOfUse | null, at: string, zone = berlin): boolean =>
  isWithinTimes(times, zone, new Date(at));

describe('within the times of use', () => {
  it.each([
    ['2026-11-23T04:59:59.999Z', false],
    ['2026-11-23T05:00:00.000Z', true],
    ['2026-11-23T18:59:59.999Z', true],
    ['2026-11-23T19:00:00.000Z', false],
    ['2026-11-27T12:00:00.000Z', true],
    ['2026-11-28T12:00:00.000Z', false],
    ['2026-11-29T12:00:00.000Z', false],
    // Monday already here, Sunday still in UTC.
    ['2026-07-19T22:30:00.000Z', false],
  ])('on weekdays from six to eight in the evening, %s: %s', (at, is) => expect(within(office, at)).toBe(is));

  it('is always, where there are none', () => expect(within(null, '2026-11-29T03:00:00.000Z')).toBe(true));

  it.each([
    ['the whole day', { days: [7], from: '00:00', to: '24:00' }, '2026-11-29T22:59:59.999Z', true],
    ['the whole day, over', { days: [7], from: '00:00', to: '24:00' }, '2026-11-29T23:00:00.000Z', false],
    [
      'the night begun on Friday',
      { days: [5], from: '22:00', to: '06:00' },
      '2026-11-28T04:59:00.000Z',
      true,
    ],
    ['the night over', { days: [5], from: '22:00', to: '06:00' }, '2026-11-28T05:00:00.000Z', false],
    [
      'the morning of the day itself',
      { days: [5], from: '22:00', to: '06:00' },
      '2026-11-27T04:00:00.000Z',
      false,
    ],
    [
      'Sunday’s night ends on Monday',
      { days: [7], from: '22:00', to: '06:00' },
      '2026-11-30T01:00:00.000Z',
      true,
    ],
  ] as const)('%s', (_, times, at, is) => expect(within(times, at)).toBe(is));

  describe('on 29 March 2026, when two becomes three', () => {
    it.each([
      ['2026-03-29T00:59:59.999Z', false, '01:59:59'],
      ['2026-03-29T01:00:00.000Z', true, '03:00:00'],
      ['2026-03-29T01:29:59.999Z', true, '03:29:59'],
      ['2026-03-29T01:30:00.000Z', false, '03:30:00'],
    ])('half past two to half past three, %s: %s (on the wall %s)', (at, is) => {
      expect(within({ days: [7], from: '02:30', to: '03:30' }, at)).toBe(is);
    });

    it('ends at its hour, though the day has one less', () => {
      const times: TimesOfUse = { days: [7], from: '00:00', to: '20:00' };
      expect(within(times, '2026-03-29T17:59:59.999Z')).toBe(true);
      expect(within(times, '2026-03-29T18:00:00.000Z')).toBe(false);
    });

    it('begins next morning an hour earlier by UTC', () => {
      expect(within(office, '2026-03-27T05:00:00.000Z')).toBe(true);
      expect(within(office, '2026-03-30T03:59:59.999Z')).toBe(false);
      expect(within(office, '2026-03-30T04:00:00.000Z')).toBe(true);
    });
  });

  describe('on 25 October 2026, when the clock shows two to three twice', () => {
    it.each([
      ['2026-10-25T00:29:59.999Z', false, 'first 02:29'],
      ['2026-10-25T00:30:00.000Z', true, 'first 02:30'],
      ['2026-10-25T01:15:00.000Z', false, 'second 02:15'],
      ['2026-10-25T01:30:00.000Z', true, 'second 02:30'],
      ['2026-10-25T02:00:00.000Z', false, '03:00'],
    ])('half past two to three, %s: %s (%s)', (at, is) => {
      expect(within({ days: [7], from: '02:30', to: '03:00' }, at)).toBe(is);
    });

    it('begins next morning an hour later by UTC', () => {
      expect(within(office, '2026-10-23T04:00:00.000Z')).toBe(true);
      expect(within(office, '2026-10-26T04:59:59.999Z')).toBe(false);
      expect(within(office, '2026-10-26T05:00:00.000Z')).toBe(true);
    });
  });

  it('goes by the zone that it is given', () => {
    expect(within(office, '2026-11-23T05:30:00.000Z', 'Europe/Lisbon')).toBe(false);
    expect(within(office, '2026-11-23T05:30:00.000Z', 'Europe/Athens')).toBe(true);
  });
});

describe('times of use', () => {
  it.each([
    [{ ...office, days: [] }, 'times-without-days'],
    [{ ...office, days: [1, 1] }, 'times-without-days'],
    [{ ...office, from: '6:00' }, 'times-not-a-time'],
    [{ ...office, from: '24:00' }, 'times-not-a-time'],
    [{ ...office, to: '20.00' }, 'times-not-a-time'],
    [{ ...office, to: '06:00' }, 'times-are-empty'],
  ] as const)('are refused: %j', (times, reason) => {
    expect(() => timesOfUse(times)).toThrow(new Refusal('invalid', reason));
  });

  it('are wider only where every minute of the others is theirs, too', () => {
    expect(timesCover(null, office)).toBe(true);
    expect(timesCover(office, null)).toBe(false);
    expect(timesCover({ ...office, from: '05:00' }, office)).toBe(true);
    expect(timesCover(office, { ...office, from: '05:59' })).toBe(false);
    expect(timesCover(office, { days: [6], from: '10:00', to: '11:00' })).toBe(false);
    expect(
      timesCover({ days: [5, 6], from: '00:00', to: '24:00' }, { days: [5], from: '22:00', to: '06:00' }),
    ).toBe(true);
    expect(timesCover({ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }, null)).toBe(true);
  });
});
