// A decision of the municipality for something that is off until somebody has answered for it: with name, reason, and a day
// to look at it again (BSI CON.1).
import { Refusal } from './errors';
import { addDays, isLocalDay } from './local-day';
import type { StandingDecision, Tenant } from './tenant';

export type DecisionChoice = Omit<StandingDecision, 'decidedOn'>;

const longestReviewDays = 5 * 366;

/** `today`: a local day of the municipality. */
export function decideUpon({ decidedBy, reason, reviewOn }: DecisionChoice, today: string): StandingDecision {
  if (decidedBy === '' || reason === '') throw new Refusal('invalid', 'reason-missing');
  if (reviewOn <= today) throw new Refusal('invalid', 'review-day-in-the-past');
  if (!isLocalDay(reviewOn) || reviewOn > addDays(today, longestReviewDays)) {
    throw new Refusal('invalid', 'review-day-too-far');
  }
  return { decidedBy, reason, reviewOn, decidedOn: today };
}

/** Keys are born on the device; that the server makes one needs the municipality's decision. */
export function requireServerKeys({ serverKeys }: Pick<Tenant, 'serverKeys'>): void {
  if (serverKeys === null) throw new Refusal('forbidden', 'server-keys-off');
}
