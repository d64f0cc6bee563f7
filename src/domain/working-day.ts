// Working days: Monday to Friday without the holidays that all of Germany has. Those of single Länder count as working days.
import { addDays, checkedLocalDay, type LocalDay } from './local-day';

/** `MM-DD`: New Year, Labour Day, German Unity Day (Einigungsvertrag Art. 2 Abs. 2), Christmas. */
const fixedHolidays: readonly string[] = ['01-01', '05-01', '10-03', '12-25', '12-26'];
/** Days after Easter Sunday: Good Friday, Easter Monday, Ascension Day, Whit Monday. */
const movingHolidays: readonly number[] = [-2, 1, 39, 50];

export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${checkedLocalDay(day)}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isNationwideHoliday(day);
}

/** The `count`-th working day after this day, which itself does not count. */
export function workingDayAfter(day: string, count: number): LocalDay {
  let reached = checkedLocalDay(day);
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

function isNationwideHoliday(day: string): boolean {
  if (fixedHolidays.includes(day.slice(5))) return true;
  const easter = easterSunday(Number(day.slice(0, 4)));
  return movingHolidays.some((days) => addDays(easter, days) === day);
}

/** The anonymous Gregorian algorithm (Meeus/Jones/Butcher). */
function easterSunday(year: number): LocalDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  const month = String(Math.floor(f / 31)).padStart(2, '0');
  return checkedLocalDay(`${year}-${month}-${String((f % 31) + 1).padStart(2, '0')}`);
}
