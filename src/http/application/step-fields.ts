// The questions of a step as fields to be filled in, with what was answered before or is likely.
import { longestPeriod } from '../../domain/access-profile';
import { grantQuestion, profileQuestion, supervisorQuestion } from '../../domain/application-form';
import { localDay } from '../../domain/local-day';
import {
  answerTo,
  no,
  unknownAnswer,
  yes,
  type Answers,
  type AnswerValue,
  type Question,
} from '../../domain/question';
import type { Step } from '../../domain/question-catalogue';
import type { ShownApplication } from '../../usecases/show-application';
import type { PersonContext } from '../kit/context';
import type { FieldSpec, Option } from '../kit/form-view';
import { unknownField } from './step-form';

export function fieldsOf(
  context: PersonContext,
  shown: ShownApplication,
  question: Question,
): readonly FieldSpec[] {
  const { t, language } = context;
  const label = question.label[language];
  const hint = hintOf(context, shown, question);
  const basics = {
    name: question.id,
    label,
    optional: question.optional ?? false,
    ...(hint === '' ? {} : { hint }),
  };
  const notKnown = { value: unknownAnswer, label: t('application.unknown') };
  const options = [
    ...optionsOf(context, shown, question),
    ...(question.technical === true ? [notKnown] : []),
  ];
  const unknownBox: FieldSpec = { kind: 'box', name: unknownField(question.id), label: notKnown.label };
  const typed = (field: FieldSpec): readonly FieldSpec[] =>
    question.technical === true ? [field, unknownBox] : [field];
  switch (question.kind) {
    case 'one-of':
    case 'yes-no':
      return [{ ...basics, kind: 'radios', options }];
    case 'some-of':
    case 'applications':
      return [{ ...basics, kind: 'boxes', options }];
    case 'confirmation':
      return [{ ...basics, kind: 'box', optional: false }];
    case 'day':
      return typed({ ...basics, kind: 'date' });
    case 'line':
    case 'colleague':
      return typed({ ...basics, kind: 'text' });
    case 'paragraph':
      return typed({ ...basics, kind: 'paragraph' });
  }
}

function optionsOf(context: PersonContext, shown: ShownApplication, question: Question): readonly Option[] {
  const { t, language } = context;
  if (question.kind === 'yes-no')
    return [
      { value: yes, label: t('application.yes') },
      { value: no, label: t('application.no') },
    ];
  if (question.kind === 'applications')
    return shown.edition.applications.map(({ id, name }) => ({ value: id, label: name }));
  if (question.kind !== 'one-of' && question.kind !== 'some-of') return [];
  if (question.id === profileQuestion) return profileOptions(context, shown);
  if (question.id === grantQuestion) return grantOptions(context, shown);
  return question.options.map(({ id, label, hint }) => ({
    value: id,
    label: label[language],
    ...(hint === undefined ? {} : { hint: hint[language] }),
  }));
}

function profileOptions({ t }: PersonContext, { choices, tenant }: ShownApplication): readonly Option[] {
  return choices.profiles.map((profile) => ({
    value: profile.id,
    label: profile.name,
    hint: t('application.profile-hint', {
      description: profile.description,
      days: longestPeriod(profile, tenant),
      count: profile.maxDevices,
    }),
  }));
}

function grantOptions({ t, format }: PersonContext, { choices }: ShownApplication): readonly Option[] {
  return choices.held.map(({ grant, profile }) => ({
    value: grant.id,
    label: t('application.grant-option', { name: profile.name, until: format.day(grant.period.until) }),
  }));
}

/** Of the last day people ask how late it may be; of a supervisor filled in for them, where it comes from. */
function hintOf(
  { t, language, format }: PersonContext,
  { around, judged, tenant, draft, supervisor }: ShownApplication,
  { id, hint }: Question,
): string {
  const own = hint?.[language] ?? '';
  if (id === supervisorQuestion && supervisor !== null) {
    const named = answerTo(id, draft.answers) ?? supervisor;
    return [own, ...(named === supervisor ? [t('application.from-sign-in')] : [])].join('. ');
  }
  if (id !== 'bis' || around === null) return own;
  const days = longestPeriod(around.profile, tenant);
  const present =
    judged?.kind === 'extension' && around.held !== null
      ? [t('application.present-until', { until: format.day(around.held.grant.period.until) })]
      : [];
  return [own, ...present, t('application.longest', { days })].filter((text) => text !== '').join(' ');
}

/** As the fields of a fresh form take it. */
export function initialValues(
  { now }: PersonContext,
  { department, supervisor, tenant }: ShownApplication,
  { step: { questions }, answers }: { readonly step: Step; readonly answers: Answers },
): Readonly<Record<string, string | readonly string[]>> {
  const likely: Answers = {
    von: localDay(now, tenant.timeZone),
    ...(department === null ? {} : { fachbereich: department }),
    ...(supervisor === null ? {} : { [supervisorQuestion]: supervisor }),
  };
  return Object.fromEntries(
    questions.flatMap((question): readonly (readonly [string, AnswerValue])[] => {
      const answer = answerTo(question.id, answers) ?? answerTo(question.id, likely);
      if (answer === undefined) return [];
      const isTyped = ['day', 'line', 'colleague', 'paragraph'].includes(question.kind);
      return [[isTyped && answer === unknownAnswer ? unknownField(question.id) : question.id, answer]];
    }),
  );
}
