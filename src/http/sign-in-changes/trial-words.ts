// Whether a proposed change was tried out, in words: by whom, when, with what outcome, and what helps where it failed.
import type { SignInChange } from '../../domain/sign-in-change';
import type { ShownChange } from '../../usecases/read-sign-in-changes';
import type { PersonContext } from '../kit/context';
import type { Place } from '../kit/sign-in-place';
import { signInProblem } from '../kit/sign-in-problem';
import type { Alert } from '../kit/view-models';

/** One sentence, for the page that asks for the confirmation. */
export function trialText(context: PersonContext, place: Place, shown: ShownChange): string {
  const { title, lines = [] } = trialAlert(context, place, shown);
  return [title, ...lines].join(' ');
}

export function trialAlert(context: PersonContext, place: Place, { change, trial }: ShownChange): Alert {
  const { t } = context;
  const line = lineOf(context, change);
  switch (trial) {
    case 'none':
      return {
        tone: 'info',
        title: t('sign-in-changes.trial.none'),
        lines: [t(`sign-in-changes.trial.none-${place.side}`)],
      };
    case 'passed':
      return { tone: 'success', title: t('sign-in-changes.trial.passed'), lines: [line] };
    case 'outdated':
      return {
        tone: 'warning',
        title: t('sign-in-changes.trial.outdated'),
        lines: [line, t('sign-in-changes.trial.outdated-text')],
      };
    case 'failed': {
      const { what, remedy, code } = signInProblem(context, change.trial?.reason ?? '');
      return {
        tone: 'danger',
        title: t('sign-in-changes.trial.failed'),
        lines: [what, remedy, line, code],
      };
    }
  }
}

/** Names stay in the audit log; here the side says enough, and one’s own trial is told. */
function lineOf({ t, format, actor }: PersonContext, { trial }: SignInChange): string {
  if (trial === null) return '';
  const who = trial.by.ref === actor.ref ? 'yourself' : trial.by.side;
  return t('sign-in-changes.trial.line', {
    when: format.dateTime(trial.at),
    by: t(`sign-in-changes.trial.by-${who}`),
  });
}

/** Of a change that is decided: what was known of it then. */
export function triedText(context: PersonContext, change: SignInChange): string {
  const { state, trial } = change;
  if (state !== 'applied' || trial === null) return '';
  const outcome = context.t(trial.passed ? 'sign-in-changes.trial.passed' : 'sign-in-changes.trial.failed');
  return `${outcome} ${lineOf(context, change)}`;
}
