// Working days with the holidays of all of Germany and of each Land, on years whose calendars are known.
import { federalStates, isFederalState, type FederalState } from '../../src/domain/federal-state';
import { addDays } from '../../src/domain/local-day';
import { isPublicHoliday } from '../../src/domain/public-holiday';
import { isWorkingDay, workingDayAfter } from '../../src/domain/working-day';

it.each([
  ['2026-01-01', 'New Year'],
  ['2026-04-03', 'Good Friday'],
  ['2026-04-06', 'Easter Monday'],
  ['2026-05-01', 'Labour Day'],
  ['2026-05-14', 'Ascension Day'],
  ['2026-05-25', 'Whit Monday'],
  ['2025-10-03', 'German Unity Day'],
  ['2026-12-25', 'Christmas Day'],
  ['2025-12-26', 'Boxing Day'],
  ['2024-03-29', 'Good Friday in a leap year'],
  ['2038-04-26', 'Easter Monday at its latest'],
  ['2027-03-29', 'Easter Monday'],
  ['2026-11-28', 'a Saturday'],
  ['2026-11-29', 'a Sunday'],
])('%s is none: %s', (day) => {
  expect(isWorkingDay(day, null)).toBe(false);
});

it.each([
  ['2026-11-23', 'a Monday'],
  ['2026-12-24', 'Christmas Eve'],
  ['2026-12-31', 'the last day of the year'],
  ['2026-04-02', 'Maundy Thursday'],
  ['2026-06-04', 'Corpus Christi, a holiday of some Länder only'],
  ['2025-10-31', 'Reformation Day, likewise'],
])('%s is one: %s', (day) => {
  expect(isWorkingDay(day, null)).toBe(true);
});

it.each([
  ['2026-11-23', 2, '2026-11-25'],
  ['2026-11-26', 2, '2026-11-30'],
  ['2026-11-28', 2, '2026-12-01'],
  ['2026-04-01', 2, '2026-04-07'],
  ['2026-12-23', 5, '2026-12-31'],
  ['2026-12-30', 2, '2027-01-04'],
])('from %s the working day number %i is %s', (day, count, reached) => {
  expect(workingDayAfter(day, { count, land: null })).toBe(reached);
});

it.each<readonly [string, string, readonly FederalState[]]>([
  ['2026-01-06', 'Epiphany', ['DE-BW', 'DE-BY', 'DE-ST']],
  ['2027-03-08', 'Women’s Day', ['DE-BE', 'DE-MV']],
  ['2026-06-04', 'Corpus Christi', ['DE-BW', 'DE-BY', 'DE-HE', 'DE-NW', 'DE-RP', 'DE-SL']],
  ['2025-06-19', 'Corpus Christi', ['DE-BW', 'DE-BY', 'DE-HE', 'DE-NW', 'DE-RP', 'DE-SL']],
  ['2028-08-15', 'Assumption Day', ['DE-SL']],
  ['2027-09-20', 'Children’s Day', ['DE-TH']],
  [
    '2025-10-31',
    'Reformation Day',
    ['DE-BB', 'DE-HB', 'DE-HH', 'DE-MV', 'DE-NI', 'DE-SN', 'DE-ST', 'DE-SH', 'DE-TH'],
  ],
  ['2027-11-01', 'All Saints’ Day', ['DE-BW', 'DE-BY', 'DE-NW', 'DE-RP', 'DE-SL']],
  ['2022-11-16', 'Repentance Day at its earliest', ['DE-SN']],
  ['2023-11-22', 'Repentance Day at its latest', ['DE-SN']],
  ['2026-11-18', 'Repentance Day', ['DE-SN']],
  ['2026-11-11', 'the Wednesday before it', []],
  ['2026-11-25', 'the Wednesday after it', []],
  ['2028-08-08', 'Augsburg’s Peace Festival, of one place only', []],
])('%s, %s, is none in just these Länder: %p', (day, _, lands) => {
  expect(new Set(federalStates.filter((land) => !isWorkingDay(day, land)))).toEqual(new Set(lands));
  expect(isWorkingDay(day, null)).toBe(true);
});

it.each<readonly [FederalState, number]>([
  ['DE-BW', 12],
  ['DE-BY', 12],
  ['DE-BE', 10],
  ['DE-BB', 10],
  ['DE-HB', 10],
  ['DE-HH', 10],
  ['DE-HE', 10],
  ['DE-MV', 11],
  ['DE-NI', 10],
  ['DE-NW', 11],
  ['DE-RP', 11],
  ['DE-SL', 12],
  ['DE-SN', 11],
  ['DE-ST', 11],
  ['DE-SH', 10],
  ['DE-TH', 11],
])('%s has %i public holidays in every year, those of all of Germany among them', (land, count) => {
  for (const year of [2024, 2026, 2027]) {
    const days = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index)).filter((day) =>
      day.startsWith(String(year)),
    );
    expect(days.filter((day) => isPublicHoliday(day, land))).toHaveLength(count);
    expect(days.filter((day) => isPublicHoliday(day, null))).toHaveLength(9);
  }
});

it.each(['DE-XX', 'de-bw', 'BW', '', 'DE-BW '])('does not take %p for a Land', (text) => {
  expect(isFederalState(text)).toBe(false);
});

it('passes over the holidays of the Land and nobody else’s', () => {
  expect(workingDayAfter('2026-06-03', { count: 2, land: 'DE-NW' })).toBe('2026-06-08');
  expect(workingDayAfter('2026-06-03', { count: 2, land: 'DE-BE' })).toBe('2026-06-05');
});
