// Questions and their words: all of them, and one with German and English beside what the provider says.
import type { AdaptationEdit } from '../../domain/adaptation-edit';
import type { Adaptation } from '../../domain/adaptation';
import { questionsOf } from '../../domain/question-catalogue';
import { placesOfQuestion, type WordedPlace } from '../../domain/wordings';
import type { ShownCatalogue } from '../../usecases/show-catalogue';
import type { PersonContext } from '../kit/context';
import { withErrors, type FieldError, type FormValues, type Parsed } from '../kit/form';
import { line } from '../kit/form-input';
import { formView, type FieldSpec } from '../kit/form-view';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Alert, Cell } from '../kit/view-models';
import { breadcrumb, questionsModel, type QuestionsModel } from './view';

export function wordsModel(context: PersonContext, { template, draft }: ShownCatalogue): QuestionsModel {
  const { t, tenant, language } = context;
  const title = t('questions.words.title');
  const own = new Set(draft.adaptation.wording.map(({ of }) => of));
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title),
    lead: t('questions.words.lead'),
    parts: template.catalogue.steps.map((step) => ({
      heading: step.title[language],
      text: '',
      table: {
        caption: step.title[language],
        captionHidden: true,
        columns: [{ label: t('questions.words.question') }, { label: t('questions.words.state') }],
        rows: step.questions.map((question): readonly Cell[] => [
          {
            text: question.label[language],
            href: paths.questions.words(tenant.slug, question.id),
            note: question.id,
          },
          placesOfQuestion(question).some(({ of }) => own.has(of))
            ? { badge: badge(t('questions.words.own'), 'info') }
            : { text: t('questions.words.product') },
        ]),
        empty: { title: t('kit.none'), text: '' },
      },
      links: [],
    })),
  });
}

/** What may be said of one question or rule, and what is said now. */
export function wordingFields({ t }: PersonContext, places: readonly WordedPlace[]): readonly FieldSpec[] {
  return places.flatMap(({ of, words }, at) =>
    (['de', 'en'] as const).map((language): FieldSpec => ({
      kind: 'paragraph',
      short: true,
      name: `${language}-${at}`,
      label: t(`questions.words.${language}`),
      hint: t('questions.words.hint', { text: words[language] }),
      optional: true,
      ...(language === 'de' ? { section: placeName(t, of) } : {}),
    })),
  );
}

function placeName(t: PersonContext['t'], of: string): string {
  const [, , part = 'label', id] = of.split('.');
  if (of.endsWith('.hint'))
    return id === undefined ? t('questions.words.part.hint') : `${t('questions.words.part.hint')}: ${id}`;
  if (part === 'option') return `${t('questions.words.part.option')}: ${id ?? ''}`;
  if (part === 'obligation') return `${t('questions.words.part.obligation')}: ${id ?? ''}`;
  return t(part === 'reason' ? 'questions.words.part.reason' : 'questions.words.part.label');
}

export function initialWords(
  places: readonly WordedPlace[],
  { wording }: Adaptation,
): Readonly<Record<string, string>> {
  const own = new Map(wording.map((one) => [one.of, one] as const));
  return Object.fromEntries(
    places.flatMap(({ of }, at) => {
      const words = own.get(of);
      return words === undefined ? [] : [[`de-${at}`, words.de] as const, [`en-${at}`, words.en] as const];
    }),
  );
}

const longestWords = 1_000;
const lineSchema = line({ max: longestWords, min: 0 });

type Wording = Extract<AdaptationEdit, { kind: 'words' }>['wording'];

/** Both empty: as the provider says it. One of the two alone would leave some people without words. */
export function readWords(
  sent: Parsed<unknown>,
  places: readonly WordedPlace[],
): { readonly wording: Wording; readonly sent: Parsed<unknown> } {
  const errors: FieldError[] = [];
  const read = (name: string): string => {
    const line = lineSchema.safeParse(typedIn(sent.values, name));
    if (line.success) return line.data;
    errors.push({ field: name, reason: 'form.error.too-long', values: { max: String(longestWords) } });
    return '';
  };
  const wording = places.map(({ of, words }, at) => {
    const own = { de: read(`de-${at}`), en: read(`en-${at}`) };
    if (own.de === '' && own.en === '') return { of, words: null };
    for (const language of ['de', 'en'] as const) {
      if (own[language] === '')
        errors.push({ field: `${language}-${at}`, reason: 'questions.words.both', values: {} });
    }
    return { of, words: own.de === words.de && own.en === words.en ? null : own };
  });
  const first = errors.filter((error, at) => errors.findIndex(({ field }) => field === error.field) === at);
  return { wording, sent: first.length === 0 ? sent : withErrors(sent, first) };
}

function typedIn(values: FormValues, name: string): string {
  return values[name]?.at(-1) ?? '';
}

type Again = { readonly sent: Parsed<unknown> | null; readonly alerts?: readonly Alert[] };

/** Null: there is no such question. */
export function questionModel(
  context: PersonContext,
  { shown: { template, draft }, id }: { readonly shown: ShownCatalogue; readonly id: string },
  { sent, alerts = [] }: Again,
): QuestionsModel | null {
  const { t, tenant, language } = context;
  const question = questionsOf(template.catalogue).find((one) => one.id === id);
  if (question === undefined) return null;
  const places = placesOfQuestion(question);
  const list = { label: t('questions.words.title'), href: paths.questions.part(tenant.slug, 'words') };
  const title = t('questions.words.one-title', { id });
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title, [list]),
    lead: t('questions.words.one-lead'),
    alerts,
    pairsLanguages: true,
    form: formView({
      language,
      action: paths.questions.words(tenant.slug, id),
      fields: wordingFields(context, places),
      hidden: [{ name: 'revision', value: String(draft.revision) }],
      submit: t('questions.save-draft'),
      sent,
      initial: initialWords(places, draft.adaptation),
      cancel: { label: t('kit.cancel'), href: list.href },
    }),
  });
}
