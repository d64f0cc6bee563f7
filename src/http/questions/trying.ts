// Trying questions and rules out: answer as somebody, and see what comes of it. Nothing of it is kept.
import type { ApplicationEdition } from '../../domain/application-edition';
import { evaluateApplication, type Evaluation, type Hit } from '../../domain/evaluate-application';
import { no, unknownAnswer, yes, type Answers, type AnswerValue, type Question } from '../../domain/question';
import { openQuestions, questionsOf } from '../../domain/question-catalogue';
import type { ShownCatalogue } from '../../usecases/show-catalogue';
import type { PersonContext } from '../kit/context';
import type { FormValues, Parsed } from '../kit/form';
import { formView, type FieldSpec, type Option } from '../kit/form-view';
import { paths, withQuery } from '../kit/paths';
import type { Table } from '../kit/view-models';
import { samples, sampleNames } from './samples';
import { breadcrumb, questionsModel, type Part, type QuestionsModel } from './view';

const longestTyped = 4_000;

/** What is being worked on, where that can be used; else what is in force. */
function triedEdition({ draft, inForce }: ShownCatalogue): ApplicationEdition {
  return draft.isThere && draft.from.fits ? draft.from.edition : inForce;
}

export function tryModel(
  context: PersonContext,
  shown: ShownCatalogue,
  sent: Parsed<unknown> | null,
): QuestionsModel {
  const { t, tenant, language, query } = context;
  const { slug } = tenant;
  const edition = triedEdition(shown);
  const title = t('questions.try.title');
  const chosen = sampleNames.find((name) => name === query['sample']) ?? 'office';
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title),
    lead: t(shown.draft.isThere ? 'questions.try.lead-draft' : 'questions.try.lead'),
    parts: [
      ...(sent === null ? [] : resultParts(context, shown, answersIn(edition, sent.values))),
      {
        heading: t('questions.try.samples'),
        text: '',
        table: null,
        links: sampleNames.map((name) => ({
          label: t(`questions.try.sample.${name}`),
          href: withQuery(paths.questions.part(slug, 'try'), { sample: name }),
        })),
      },
    ],
    formHeading: t('questions.try.answers'),
    form: formView({
      language,
      action: paths.questions.part(slug, 'try'),
      fields: edition.catalogue.steps.flatMap((step) =>
        step.questions.map((question, at) => ({
          ...fieldOf(context, question, edition),
          ...(at === 0 ? { section: step.title[language] } : {}),
        })),
      ),
      submit: t('questions.try.submit'),
      sent: sent === null ? null : { ok: true, value: null, values: sent.values },
      initial: initialOf(edition, samples[chosen]),
    }),
  });
}

function initialOf(edition: ApplicationEdition, answers: Answers): Readonly<Record<string, AnswerValue>> {
  return Object.fromEntries(
    questionsOf(edition.catalogue).flatMap(({ id }) => {
      const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
      return answer === undefined ? [] : [[`q-${id}`, answer]];
    }),
  );
}

function fieldOf(
  context: PersonContext,
  question: Question,
  { applications }: ApplicationEdition,
): FieldSpec {
  const { t, language } = context;
  const common = { name: `q-${question.id}`, label: question.label[language], optional: true };
  const unknown: readonly Option[] =
    question.technical === true ? [{ value: unknownAnswer, label: t('questions.try.unknown') }] : [];
  const none: Option = { value: '', label: t('questions.try.no-answer') };
  switch (question.kind) {
    case 'one-of':
      return {
        ...common,
        kind: 'select',
        options: [none, ...labelled(context, question.options), ...unknown],
      };
    case 'some-of':
      return { ...common, kind: 'boxes', options: labelled(context, question.options) };
    case 'applications':
      return {
        ...common,
        kind: 'boxes',
        options: applications.map(({ id, name }) => ({ value: id, label: name })),
      };
    case 'yes-no':
    case 'confirmation':
      return {
        ...common,
        kind: 'select',
        options: [
          none,
          { value: yes, label: t('questions.try.yes') },
          { value: no, label: t('questions.try.no') },
          ...unknown,
        ],
      };
    case 'day':
      return { ...common, kind: 'date' };
    case 'line':
    case 'paragraph':
    case 'colleague':
      return { ...common, kind: 'text' };
  }
}

function labelled(
  { language }: PersonContext,
  options: Extract<Question, { kind: 'one-of' }>['options'],
): readonly Option[] {
  return options.map(({ id, label }) => ({ value: id, label: label[language] }));
}

function answersIn({ catalogue }: ApplicationEdition, values: FormValues): Answers {
  return Object.fromEntries(
    questionsOf(catalogue).flatMap(({ id, kind }): readonly (readonly [string, AnswerValue])[] => {
      const typed = (values[`q-${id}`] ?? [])
        .map((text) => text.slice(0, longestTyped))
        .filter((text) => text !== '');
      if (typed.length === 0) return [];
      return [
        [id, kind === 'some-of' || kind === 'applications' ? typed.slice(0, 400) : (typed.at(-1) ?? '')],
      ];
    }),
  );
}

/** With facts as they usually are: half a year, one device free, the leaflet read where that was ticked. */
function evaluated(edition: ApplicationEdition, answers: Answers): Evaluation {
  const facts = {
    ...edition.policy,
    days: 182,
    'most-days': 365,
    'devices-left': 1,
    'is-staff': true,
    'leaflet-accepted': Object.hasOwn(answers, 'merkblatt') && answers['merkblatt'] === yes,
  };
  return evaluateApplication({ ...edition, answers, facts });
}

function resultParts(context: PersonContext, shown: ShownCatalogue, answers: Answers): readonly Part[] {
  const { t } = context;
  const edition = triedEdition(shown);
  const open = openQuestions(
    edition.catalogue,
    answers,
    edition.applications.map(({ id }) => id),
  );
  const was = evaluated(shown.inForce, answers);
  const is = evaluated(edition, answers);
  const parts = [part(context, t('questions.try.result'), is)];
  const before = edition === shown.inForce ? [] : [part(context, t('questions.try.result-in-force'), was)];
  const unanswered: Part = {
    heading: t('questions.try.open', { count: open.length }),
    text: open.map(({ question }) => question.id).join(', '),
    table: null,
    links: [],
  };
  return [...parts, ...before, ...(open.length === 0 ? [] : [unanswered])];
}

function part(context: PersonContext, heading: string, evaluation: Evaluation): Part {
  const { t, language } = context;
  const { outcome, heard, obligations, toFindOut, shortensPeriod, isSendable } = evaluation;
  const said = [
    heard.length === 0
      ? ''
      : t('questions.try.heard', { who: heard.map((role) => t(`settings.role.${role}`)).join(', ') }),
    obligations.length === 0
      ? ''
      : t('questions.try.obligations', {
          what: obligations.map(({ words }) => words[language]).join(' '),
        }),
    toFindOut.length === 0 ? '' : t('questions.try.find-out', { what: toFindOut.join(', ') }),
    shortensPeriod ? t('questions.try.shortened') : '',
    isSendable ? '' : t('questions.try.not-sendable'),
  ];
  return {
    heading: `${heading}: ${t(`questions.outcome.${outcome}`)}`,
    text: said.filter((sentence) => sentence !== '').join(' '),
    table: hitsTable(context, evaluation),
    links: [],
  };
}

function hitsTable(context: PersonContext, { hits, applications }: Evaluation): Table {
  const { t, language } = context;
  const row = ({ rule, outcome, reason }: Hit, about: string) => [
    { text: rule, ...(about === '' ? {} : { note: about }) },
    { text: t(`questions.outcome.${outcome}`) },
    { text: reason[language] },
  ];
  return {
    caption: t('questions.try.hits'),
    columns: (['id', 'outcome', 'reason'] as const).map((column) => ({
      label: t(`questions.rules.column.${column}`),
    })),
    rows: [
      ...hits.map((hit) => row(hit, '')),
      ...applications.flatMap((one) => one.hits.map((hit) => row(hit, one.name))),
    ],
    empty: { title: t('questions.try.no-hits'), text: t('questions.try.no-hits-text') },
  };
}
