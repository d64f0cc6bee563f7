// Local days: real calendar days, their ends in UTC on days of 23, 24 and 25 hours, and sums of days.
import fc from 'fast-check';
import { Refusal } from '../../src/domain/errors';
import {
  addDays,
  checkedLocalDay,
  daysBetween,
  endOfLocalDay,
  isLocalDay,
  isTimeZone,
  localDay,
} from '../../src/domain/local-day';

const refusal = new Refusal('invalid', 'field-local-day');
const anyDay = fc.integer({ min: 0, max: 36_889 }).map((days) => addDays('2000-01-01', days));
const anyZone = fc.constantFrom(
  'Europe/Berlin',
  'UTC',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
);

describe('isLocalDay', () => {
  it.each(['2000-01-01', '2028-02-29', '2000-02-29', '2027-06-30', '2100-12-31'])('knows %s', (day) => {
    expect(isLocalDay(day)).toBe(true);
    expect(checkedLocalDay(day)).toBe(day);
  });

  it.each(
    [
      '',
      '2027-02-29',
      '2100-02-29',
      '2027-06-31',
      '2027-13-01',
      '2027-00-10',
      '2027-01-00',
      '1999-12-31',
    ].concat([
      '2101-01-01',
      '2027-6-30',
      '30.06.2027',
      '2027-06-30 ',
      '2027-06-30\n',
      '2027-06-30T00:00:00Z',
      '20270630',
      '٢٠٢٧-٠٦-٣٠',
      '-2027-06-30',
    ]),
  )('refuses %j', (day) => {
    expect(isLocalDay(day)).toBe(false);
    expect(() => checkedLocalDay(day)).toThrow(refusal);
    expect(() => endOfLocalDay(day)).toThrow(refusal);
  });
});

describe('localDay', () => {
  it.each([
    ['2027-06-30T21:59:59.999Z', 'Europe/Berlin', '2027-06-30'],
    ['2027-06-30T22:00:00.000Z', 'Europe/Berlin', '2027-07-01'],
    ['2027-12-31T22:59:59.999Z', 'Europe/Berlin', '2027-12-31'],
    ['2027-12-31T23:00:00.000Z', 'Europe/Berlin', '2028-01-01'],
    ['2027-03-28T01:00:00.000Z', 'Europe/Berlin', '2027-03-28'],
    ['2027-06-30T12:00:00.000Z', 'Pacific/Kiritimati', '2027-07-01'],
    ['2027-06-30T10:59:59.999Z', 'Pacific/Pago_Pago', '2027-06-29'],
  ])('at %s in %s it is %s', (instant, zone, day) => {
    expect(localDay(new Date(instant), zone)).toBe(day);
  });

  it('means Berlin unless told otherwise', () => {
    expect(localDay(new Date('2027-06-30T22:30:00.000Z'))).toBe('2027-07-01');
    expect(endOfLocalDay('2027-06-30')).toEqual(new Date('2027-06-30T22:00:00.000Z'));
  });

  it('is refused: an instant outside the years that we count', () => {
    expect(() => localDay(new Date('1999-06-30T00:00:00.000Z'))).toThrow(refusal);
    expect(() => localDay(new Date('2101-06-30T00:00:00.000Z'))).toThrow(refusal);
  });
});

describe('endOfLocalDay', () => {
  it.each([
    ['2027-06-30', 'Europe/Berlin', '2027-06-30T22:00:00.000Z'],
    ['2027-12-31', 'Europe/Berlin', '2027-12-31T23:00:00.000Z'],
    ['2027-03-27', 'Europe/Berlin', '2027-03-27T23:00:00.000Z'],
    ['2027-03-28', 'Europe/Berlin', '2027-03-28T22:00:00.000Z'],
    ['2027-10-30', 'Europe/Berlin', '2027-10-30T22:00:00.000Z'],
    ['2027-10-31', 'Europe/Berlin', '2027-10-31T23:00:00.000Z'],
    ['2028-02-28', 'Europe/Berlin', '2028-02-28T23:00:00.000Z'],
    ['2028-02-29', 'Europe/Berlin', '2028-02-29T23:00:00.000Z'],
    ['2000-01-01', 'Pacific/Pago_Pago', '2000-01-02T11:00:00.000Z'],
    ['2100-12-31', 'Pacific/Kiritimati', '2100-12-31T10:00:00.000Z'],
    ['2100-12-31', 'UTC', '2101-01-01T00:00:00.000Z'],
    ['2018-11-03', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2018-02-17', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
    ['2011-12-29', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s in %s ends at %s', (day, zone, end) => {
    expect(endOfLocalDay(day, zone)).toEqual(new Date(end));
  });

  it('is the first instant that is no longer this day', () => {
    fc.assert(
      fc.property(anyDay, anyZone, (day, zone) => {
        const end = endOfLocalDay(day, zone).getTime();
        expect(localDay(new Date(end - 1), zone)).toBe(day);
        if (day !== '2100-12-31') expect(localDay(new Date(end), zone)).toBe(addDays(day, 1));
      }),
    );
  });
});

describe('addDays and daysBetween', () => {
  it.each([
    ['2027-02-28', 1, '2027-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 365, '2029-02-28'],
    ['2027-03-27', 2, '2027-03-29'],
    ['2027-10-30', 2, '2027-11-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2027-01-01', 0, '2027-01-01'],
  ])('%s and %i days: %s', (day, days, sum) => {
    expect(addDays(day, days)).toBe(sum);
    expect(daysBetween(day, sum)).toBe(days);
  });

  it('are inverse to each other', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        expect(addDays(one, daysBetween(one, other))).toBe(other);
        expect(daysBetween(one, other) > 0).toBe(other > one);
      }),
    );
  });

  it.each([1, 1e12, Number.NaN])('is refused: %d days past the last day', (days) => {
    expect(() => addDays('2100-12-31', days)).toThrow(refusal);
    expect(() => daysBetween('2027-01-01', '2027-02-30')).toThrow(refusal);
  });
});

describe('isTimeZone', () => {
  it.each(['Europe/Berlin', 'UTC', 'Asia/Kathmandu'])('knows %s', (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  });

  it.each(['', 'Berlin', 'Europe/Musterstadt', '../etc/localtime', 'Europe/Berlin\n'])(
    'does not know %j',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false);
    },
  );
});
