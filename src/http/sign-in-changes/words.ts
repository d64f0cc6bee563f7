// A change to the sign-in in words: what it is about, where it comes from, what became of it.
import { type SignInChange } from '../../domain/sign-in-change';
import { operatorMayConfirmAt } from '../../domain/two-sided-consent';
import type { PublicContext } from '../kit/context';
import { badge } from '../kit/status';
import type { Badge, Tone } from '../kit/view-models';

type Words = Pick<PublicContext, 't' | 'format'>;

const tones: Readonly<Record<SignInChange['state'], Tone>> = {
  open: 'warning',
  applied: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
  lapsed: 'neutral',
};

export function changeBadge({ t }: Pick<Words, 't'>, { state }: SignInChange): Badge {
  return badge(t(`sign-in-changes.state.${state}`), tones[state]);
}

export function aboutText({ t }: Pick<Words, 't'>, { after }: SignInChange): string {
  return t(`sign-in-changes.kind.${after.kind}`);
}

export function originText({ t, format }: Words, { origin, proposedAt }: SignInChange): string {
  return t('sign-in-changes.proposed', {
    when: format.dateTime(proposedAt),
    by: t(`sign-in-changes.origin.${origin}`),
  });
}

/** What happens next if the municipality does nothing; empty once it is decided. */
export function nextText({ t, format }: Words, { state, firstOperator }: SignInChange): string {
  if (state !== 'open') return '';
  if (firstOperator === null) return t('sign-in-changes.next.waiting');
  const when = format.dateTime(operatorMayConfirmAt(firstOperator.at));
  return t('sign-in-changes.next.operator', { when });
}

export function outcomeText({ t, format }: Words, { state, decidedAt, route }: SignInChange): string {
  if (decidedAt === null) return '';
  const when = format.dateTime(decidedAt);
  return state === 'applied' && route !== null
    ? t(`sign-in-changes.route.${route}`, { when })
    : t(`sign-in-changes.outcome.${state === 'open' || state === 'applied' ? 'lapsed' : state}`, { when });
}
