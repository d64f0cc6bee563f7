// Working days: Monday to Friday without the public holidays of a municipality's Land.
import type { FederalState } from './federal-state';
import { addDays, checkedLocalDay, type LocalDay } from './local-day';
import { isPublicHoliday } from './public-holiday';

export function isWorkingDay(day: string, land: FederalState | null): boolean {
  const weekday = new Date(`${checkedLocalDay(day)}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isPublicHoliday(day, land);
}

type Counted = { readonly count: number; readonly land: FederalState | null };

/** The `count`-th working day after this day, which itself does not count. */
export function workingDayAfter(day: string, { count, land }: Counted): LocalDay {
  let reached = checkedLocalDay(day);
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached, land)) left -= 1;
  }
  return reached;
}
