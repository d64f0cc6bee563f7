// Obligations of an approval, as applicants and IT read and confirm them.
import { z } from 'zod';
import type { ObligationSide } from '../../domain/application-rule';
import { Refusal } from '../../domain/errors';
import type { RequestObligation } from '../../domain/request-obligation';
import type { PersonContext } from './context';
import { line } from './form-input';
import type { Action, Flash } from './view-models';

export const obligationForm = z.object({ obligation: line({ max: 100, min: 0 }) });

export type ObligationItem = {
  readonly words: string;
  readonly by: string;
  readonly state: string;
  readonly action: Action | null;
};

type For = {
  readonly side: ObligationSide;
  /** Null where nothing can be confirmed. */
  readonly action: string | null;
};

export function obligationItems(
  { t, format, language }: PersonContext,
  obligations: readonly RequestObligation[],
  { side, action }: For,
): readonly ObligationItem[] {
  return obligations.map(({ id, by, words, confirmedAt }) => ({
    words: words[language],
    by: t(`approval.obligations.by.${by}`),
    state:
      confirmedAt === null
        ? t('approval.obligations.open')
        : t('approval.obligations.confirmed', { time: format.dateTime(confirmedAt) }),
    action:
      confirmedAt !== null || by !== side || action === null
        ? null
        : {
            action,
            label: t(
              side === 'applicant'
                ? 'approval.obligations.confirm-own'
                : 'approval.obligations.confirm-staff',
            ),
            look: 'secondary',
            hidden: [{ name: 'obligation', value: id }],
          },
  }));
}

/** A second click finds it confirmed, which is what was wanted. */
export async function obligationOutcome(
  { t }: PersonContext,
  act: () => Promise<{ readonly isReleased: boolean }>,
): Promise<Flash> {
  try {
    const { isReleased } = await act();
    return {
      tone: 'success',
      title: t(isReleased ? 'approval.obligations.released' : 'approval.obligations.done'),
    };
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'obligation-confirmed') throw error;
    return { tone: 'success', title: t('approval.obligations.done') };
  }
}
