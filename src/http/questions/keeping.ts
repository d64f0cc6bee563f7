// What all changes of the draft have in common: kept, or shown again with everything that was typed.
import type { AdaptationEdit } from '../../domain/adaptation-edit';
import { Refusal } from '../../domain/errors';
import type { CatalogueFault } from '../../domain/question-catalogue';
import { changeAdaptation } from '../../usecases/change-adaptation';
import { showCatalogue, type ShownCatalogue } from '../../usecases/show-catalogue';
import type { PersonContext } from '../kit/context';
import { withError, type Parsed } from '../kit/form';
import { redirect, type Result } from '../kit/result';
import type { Needs } from './handler';
import { faultAlert, shown, type QuestionsModel } from './view';

export const notThere = (): Refusal => new Refusal('not-found', 'page-not-found');

type Again = (
  shownNow: ShownCatalogue,
  sent: Parsed<unknown>,
  faults: readonly CatalogueFault[],
) => QuestionsModel;
type Keeping = {
  readonly sent: Parsed<{ readonly revision: number }>;
  readonly edit: AdaptationEdit;
  readonly to: string;
  readonly again: Again;
};

/** What was typed stays where somebody else was quicker, or where it does not go with the rest. */
export async function keep(
  ports: Needs,
  context: PersonContext,
  { sent, edit, to, again }: Keeping,
): Promise<Result> {
  const { actor, t } = context;
  const afresh = async (problem: Parsed<unknown>, faults: readonly CatalogueFault[] = []): Promise<Result> =>
    shown(again(await showCatalogue(ports, actor), problem, faults), { again: true });
  if (!sent.ok) return afresh(sent);
  try {
    const kept = await changeAdaptation(ports, actor, { edit, revision: sent.value.revision });
    if (!kept.ok) return await afresh(sent, kept.faults);
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'catalogue-draft-changed') throw error;
    return afresh(withError(sent, 'form', `refusal.${error.reason}`));
  }
  return redirect(to, { tone: 'success', title: t('questions.kept'), lines: [t('questions.kept-text')] });
}

export const alertsOf = (context: PersonContext, faults: readonly CatalogueFault[]) =>
  faults.length === 0 ? [] : [faultAlert(context, faults)];
