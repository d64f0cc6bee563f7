// One step of the assistant: its questions, those that only an answer on this page brings up kept ready for the script.
import { formAnswers, leafletQuestion, privacyQuestion } from '../../domain/application-form';
import { variablesIn } from '../../domain/condition';
import type { DocumentKind, DocumentVersion } from '../../domain/document';
import type { Option, Question, QuestionId } from '../../domain/question';
import { questionsAsked, type Step } from '../../domain/question-catalogue';
import type { ShownApplication } from '../../usecases/show-application';
import type { PersonContext } from '../kit/context';
import { documentLink } from '../kit/document-link';
import type { FieldError, FormValues } from '../kit/form';
import { formView, type FieldView, type FormView } from '../kit/form-view';
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Alert, Link } from '../kit/view-models';
import { stepsAhead } from './progress';
import { fieldsOf, initialValues } from './step-fields';
import { leafletField, shownField, thenField } from './step-form';

type QuestionView = {
  readonly id: string;
  /** One that is asked only after another answer: there for the script, not for the reader. */
  readonly isReady: boolean;
  readonly fields: readonly FieldView[];
  /** What is confirmed with it. */
  readonly leaflet: { readonly heading: string; readonly text: string } | null;
  readonly documents: readonly Link[];
};

type StepModel = {
  readonly title: string;
  readonly heading: string;
  readonly progress: { readonly text: string; readonly value: string; readonly max: string };
  readonly notice: Alert | null;
  readonly form: Pick<FormView, 'action' | 'hidden' | 'summary'>;
  readonly given: readonly string[];
  readonly questions: readonly QuestionView[];
  /** For the script. */
  readonly rulesHref: string;
  readonly hotline: HotlineCard;
};
export const stepPage = page<StepModel>('application/step');

export type SentStep = {
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  /** Beside what is wrong with single answers. */
  readonly notice?: Alert | null;
};

type Asking = {
  readonly step: Step;
  readonly toSummary: boolean;
  readonly sent: SentStep | null;
};

export async function stepModel(
  context: PersonContext,
  shown: ShownApplication,
  asking: Asking,
): Promise<StepModel> {
  const { t, tenant, language } = context;
  const { step, sent } = asking;
  const answers = formAnswers(shown.draft);
  const on = questionsOn(step, new Set(questionsAsked(shown.form, answers).map(({ id }) => id)));
  const specs = on.shown.map((question) => ({ question, fields: fieldsOf(context, shown, question) }));
  const { documents } = await tenant.face();
  const form = formView({
    language,
    action: paths.requests.step(tenant.slug, step.id),
    fields: specs.flatMap(({ fields }) => fields),
    submit: '',
    sent: sent === null ? null : { ok: false, ...sent },
    initial: initialValues(context, shown, { step, answers }),
    hidden: hiddenFields(shown, asking, on),
  });
  return {
    title: t('application.step.title', { step: step.title[language] }),
    heading: step.title[language],
    progress: progressOf(context, shown, step),
    notice: sent?.notice ?? null,
    form: { action: form.action, summary: form.summary, hidden: form.hidden },
    given: on.stated.map(({ question, only }) =>
      t('application.step.given', { question: question.label[language], answer: only.label[language] }),
    ),
    questions: specs.map(({ question, fields }) => ({
      id: question.id,
      isReady: !on.asked.has(question.id),
      fields: form.fields.filter(({ name }) => fields.some((field) => field.name === name)),
      leaflet: question.id === leafletQuestion ? leafletOf(context, shown) : null,
      documents: documentsOf(context, question, documents),
    })),
    rulesHref: paths.requests.rules(tenant.slug),
    hotline: hotlineCard(t, tenant),
  };
}

type OnPage = {
  readonly asked: ReadonlySet<QuestionId>;
  /** With those that an answer on this page can bring up. */
  readonly shown: readonly Question[];
  /** What has one answer only. */
  readonly stated: readonly { readonly question: Question; readonly only: Option }[];
};

function questionsOn(step: Step, asked: OnPage['asked']): OnPage {
  const stated = step.questions.flatMap((question) => {
    const only = asked.has(question.id) ? onlyOption(question) : null;
    return only === null ? [] : [{ question, only }];
  });
  const shown = step.questions.filter(
    (question) =>
      !stated.some((one) => one.question === question) &&
      (asked.has(question.id) || dependsOn(question, step)),
  );
  return { asked, shown, stated };
}

function hiddenFields(
  { tenant }: ShownApplication,
  { toSummary }: Asking,
  { asked, shown, stated }: OnPage,
): FormView['hidden'] {
  const visible = shown.flatMap(({ id }) => (asked.has(id) ? [id] : []));
  return [
    { name: shownField, value: visible.join(' ') },
    { name: leafletField, value: String(tenant.leafletVersion) },
    ...(toSummary ? [{ name: thenField, value: 'summary' }] : []),
    ...stated.map(({ question, only }) => ({ name: question.id, value: only.id })),
  ];
}

function progressOf({ t }: PersonContext, shown: ShownApplication, { id }: Step): StepModel['progress'] {
  const steps = stepsAhead(shown);
  const at = steps.findIndex((step) => step.id === id) + 1;
  return {
    text: t('application.step.progress', { at, of: steps.length }),
    value: String(at),
    max: String(steps.length),
  };
}

/** An answer on the same page can bring it up. */
function dependsOn({ asked }: Question, { questions }: Step): boolean {
  const read = variablesIn(asked);
  return questions.some(({ id }) => read.has(`answers.${id}`));
}

/** What has one answer only is stated, not asked. */
function onlyOption(question: Question): Option | null {
  const isChoice = question.kind === 'one-of' && question.optional !== true && question.technical !== true;
  return isChoice && question.options.length === 1 ? (question.options[0] ?? null) : null;
}

function leafletOf({ t }: PersonContext, { tenant }: ShownApplication): QuestionView['leaflet'] {
  const { leafletVersion: version, leafletText: text } = tenant;
  return {
    heading: t('application.leaflet.heading', { version }),
    text: text === '' ? t('application.leaflet.empty') : text,
  };
}

const documentAt: ReadonlyMap<string, DocumentKind> = new Map([
  [leafletQuestion, 'leaflet'],
  [privacyQuestion, 'privacy-notice'],
]);

/** In a window of its own: what was typed stays. */
function documentsOf(
  context: PersonContext,
  { id }: Question,
  documents: readonly DocumentVersion[],
): readonly Link[] {
  const { t, tenant } = context;
  return documents
    .filter(({ kind }) => kind === documentAt.get(id))
    .map((document) => {
      const { label, href } = documentLink(context, tenant.slug, document);
      return { label: t('application.document', { label }), href };
    });
}
