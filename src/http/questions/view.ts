// The pages about questions and rules: all of one shape, with what they say about faults.
import { questionsOf, type CatalogueFault } from '../../domain/question-catalogue';
import type { ShownCatalogue } from '../../usecases/show-catalogue';
import { findText, type Language } from '../../texts/translate';
import type { PersonContext } from '../kit/context';
import { errorText, type Parsed } from '../kit/form';
import type { FormView, Option } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { show, type Result } from '../kit/result';
import type { Action, Alert, Breadcrumb, Description, Link, Table } from '../kit/view-models';

export type Part = {
  readonly heading: string;
  readonly text: string;
  readonly table: Table | null;
  readonly links: readonly Link[];
};

export type QuestionsModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb | null;
  readonly lead: string;
  readonly alerts: readonly Alert[];
  readonly facts: readonly Description[];
  readonly parts: readonly Part[];
  readonly formHeading: string;
  readonly form: FormView | null;
  /** German beside English. */
  readonly pairsLanguages: boolean;
  readonly actions: readonly Action[];
};

export const questionsPage = page<QuestionsModel>('questions/page');

/** What a page says, and nothing where it says nothing. */
export function questionsModel(said: Partial<QuestionsModel> & { readonly title: string }): QuestionsModel {
  return {
    breadcrumb: null,
    lead: '',
    alerts: [],
    facts: [],
    parts: [],
    formHeading: '',
    form: null,
    pairsLanguages: false,
    actions: [],
    ...said,
  };
}

export function breadcrumb(
  { t, tenant }: PersonContext,
  here: string,
  between: readonly Link[] = [],
): Breadcrumb {
  const { slug } = tenant;
  return {
    links: [
      { label: t('settings.title'), href: paths.settings(slug) },
      { label: t('questions.title'), href: paths.questions.overview(slug) },
      ...between,
    ],
    here,
  };
}

export function faultText(language: Language, { place, reason }: CatalogueFault): string {
  const sentence = findText(language, `questions.fault.${reason}`) ?? reason;
  return place === '' ? sentence : `${place}: ${sentence}`;
}

export function faultAlert({ t, language }: PersonContext, faults: readonly CatalogueFault[]): Alert {
  return {
    tone: 'danger',
    title: t('questions.faults', { count: faults.length }),
    lines: faults.slice(0, 50).map((fault) => faultText(language, fault)),
  };
}

/** What was refused, where the form that was sent is not there any more. */
export function errorAlerts({ language }: PersonContext, sent: Parsed<unknown> | null): readonly Alert[] {
  if (sent === null || sent.ok) return [];
  return sent.errors.map((error) => ({ tone: 'danger' as const, title: errorText(language, error) }));
}

export function shown(model: QuestionsModel, { again = false }: { readonly again?: boolean } = {}): Result {
  return show(questionsPage, model, { status: again ? 422 : 200 });
}

/** The options of one of the template's questions. */
export function optionsOf(
  { language }: PersonContext,
  { template }: ShownCatalogue,
  id: string,
): readonly Option[] {
  const question = questionsOf(template.catalogue).find((one) => one.id === id);
  const options = question !== undefined && 'options' in question ? question.options : [];
  return options.map((option) => ({ value: option.id, label: option.label[language] }));
}
