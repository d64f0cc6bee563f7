// Working days with the holidays of all of Germany, on years whose calendars are known.
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
  expect(isWorkingDay(day)).toBe(false);
});

it.each([
  ['2026-11-23', 'a Monday'],
  ['2026-12-24', 'Christmas Eve'],
  ['2026-12-31', 'the last day of the year'],
  ['2026-04-02', 'Maundy Thursday'],
  ['2026-06-04', 'Corpus Christi, a holiday of some Länder only'],
  ['2025-10-31', 'Reformation Day, likewise'],
])('%s is one: %s', (day) => {
  expect(isWorkingDay(day)).toBe(true);
});

it.each([
  ['2026-11-23', 2, '2026-11-25'],
  ['2026-11-26', 2, '2026-11-30'],
  ['2026-11-28', 2, '2026-12-01'],
  ['2026-04-01', 2, '2026-04-07'],
  ['2026-12-23', 5, '2026-12-31'],
  ['2026-12-30', 2, '2027-01-04'],
])('from %s the working day number %i is %s', (day, count, reached) => {
  expect(workingDayAfter(day, count)).toBe(reached);
});
