// Handlers: a step of the assistant shown, saved, and shown again with everything that was typed when something is wrong.
import { formAnswers } from '../../domain/application-form';
import type { StepFault } from '../../domain/application-step';
import { Refusal } from '../../domain/errors';
import { questionsAsked, type Step } from '../../domain/question-catalogue';
import type { Ports } from '../../usecases/ports';
import { saveApplicationStep } from '../../usecases/save-application-step';
import { showApplication, type ShownApplication } from '../../usecases/show-application';
import type { PersonContext } from '../kit/context';
import type { FieldError } from '../kit/form';
import { paths, withQuery } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import type { Alert } from '../kit/view-models';
import { stepAfter, stepBefore, wayOn } from './progress';
import { fieldErrorOf, readStep, type ReadStep } from './step-form';
import { stepModel, stepPage, type SentStep } from './step-page';
import { obstacleAlert } from './summary-page';

type Needs = Pick<Ports, 'store' | 'clock'>;

export async function showStep(ports: Needs, context: PersonContext): Promise<Result> {
  const shown = await showApplication(ports, context.actor);
  const step = stepIn(shown, context);
  if (!isAsked(shown, step)) return notAsked(context, shown);
  return show(
    stepPage,
    await stepModel(context, shown, { step, toSummary: context.query['then'] === 'summary', sent: null }),
  );
}

export async function saveStep(ports: Needs, context: PersonContext): Promise<Result> {
  const before = await showApplication(ports, context.actor);
  const step = stepIn(before, context);
  const read = readStep(step, context.body);
  try {
    const { answers, shownLeaflet } = read;
    const { faults } = await saveApplicationStep(ports, context.actor, {
      step: step.id,
      answers,
      shownLeaflet,
    });
    const shown = await showApplication(ports, context.actor);
    return await wayFrom(context, shown, { step: stepIn(shown, context), read, faults });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.reason === 'step-not-asked') return notAsked(context, before);
    if (error.reason !== 'nothing-to-apply-for') throw error;
    return redirect(paths.requests.new(context.tenant.slug), {
      tone: 'info',
      title: context.t('application.nothing-to-apply-for'),
    });
  }
}

function stepIn({ form }: ShownApplication, { params }: PersonContext): Step {
  const step = form.steps.find(({ id }) => id === params['step']);
  if (step === undefined) throw new Refusal('not-found', 'no-such-step');
  return step;
}

function isAsked({ form, draft, choices }: ShownApplication, { questions }: Step): boolean {
  const asked = new Set(questionsAsked(form, formAnswers(draft)).map(({ id }) => id));
  const isOffered = choices.profiles.length + choices.held.length > 0;
  return isOffered && questions.some(({ id }) => asked.has(id));
}

/** Nothing is lost: it leads to the step that waits. */
function notAsked({ t, tenant }: PersonContext, shown: ShownApplication): Result {
  const { choices, isBegun } = shown;
  if (choices.profiles.length + choices.held.length === 0 || !isBegun)
    return redirect(paths.requests.new(tenant.slug));
  return redirect(wayOn(tenant.slug, shown), { tone: 'info', title: t('application.step.not-asked') });
}

type Saved = {
  readonly step: Step;
  readonly read: ReadStep;
  readonly faults: readonly StepFault[];
};

async function wayFrom(
  context: PersonContext,
  shown: ShownApplication,
  { step, read, faults }: Saved,
): Promise<Result> {
  const { slug } = context.tenant;
  const errors = errorsOf(shown, { step, read, faults });
  const again = async (sent: SentStep): Promise<Result> =>
    show(stepPage, await stepModel(context, shown, { step, toSummary: read.toSummary, sent }), {
      status: 422,
    });
  const refused = read.go === 'next' ? errors : errors.filter(({ field }) => wasTyped(read, field));
  if (refused.length > 0)
    return again({ values: read.values, errors: refused, notice: placeNotice(shown, step, context) });
  if (read.go === 'back') return redirect(stepBefore(slug, shown, step.id));
  if (read.go === 'later')
    return redirect(paths.start(slug), {
      tone: 'success',
      title: context.t('application.step.saved'),
      lines: [context.t('application.step.saved-text')],
    });
  // An answer on this page has brought up more questions on it.
  if (faults.length > 0)
    return redirect(here(slug, step, read), { tone: 'info', title: context.t('application.step.more') });
  return redirect(read.toSummary ? wayOn(slug, shown) : stepAfter(slug, shown, step.id));
}

function here(slug: string, step: Step, { toSummary }: ReadStep): string {
  return withQuery(paths.requests.step(slug, step.id), { then: toSummary ? 'summary' : null });
}

/** Of what stood on the page; the rest was not seen yet. */
function errorsOf({ obstacle }: ShownApplication, { step, read, faults }: Saved): readonly FieldError[] {
  const own = faults
    .filter(({ question }) => read.shown.has(question))
    .map((fault) => read.errors.find(({ field }) => field === fault.question) ?? fieldErrorOf(fault, step));
  const known = new Set(own.map(({ field }) => field));
  const unread = read.errors.filter(({ field }) => !known.has(field) && read.shown.has(field));
  const question = obstacle?.question ?? null;
  const isHere = question !== null && step.questions.some(({ id }) => id === question);
  return [
    ...own,
    ...unread,
    ...(isHere && !known.has(question) && faults.length === 0
      ? [{ field: question, reason: `refusal.${obstacle?.reason ?? ''}`, values: {} }]
      : []),
  ];
}

/** Something is in the field that could not be taken: going on would lose it. */
function wasTyped({ values }: ReadStep, field: string): boolean {
  return Object.hasOwn(values, field) && (values[field] ?? []).some((typed) => typed.trim() !== '');
}

function placeNotice(shown: ShownApplication, { questions }: Step, context: PersonContext): Alert | null {
  const isHere = questions.some(({ id }) => id === shown.obstacle?.question);
  return isHere && shown.obstacle?.reason === 'device-place-free' ? obstacleAlert(context, shown) : null;
}
