// Which days a list that looks back is narrowed down to: both may be missing, and they come in their order.
import { isLocalDay } from '../../domain/local-day';
import { optionalDay } from './form-input';

/** Before it there is nothing, and the day before it must still be a day. */
const firstDay = '2000-01-02';

export function dayLookedAt() {
  return optionalDay().refine(
    (day) => day === null || (isLocalDay(day) && day >= firstDay),
    'refusal.field-local-day',
  );
}

type Days = { readonly from: string | null; readonly until: string | null };

export function areInOrder({ from, until }: Days): boolean {
  return from === null || until === null || from <= until;
}

export const notInOrder = { path: ['until'], message: 'form.error.until-before-from' };
