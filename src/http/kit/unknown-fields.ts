// Questions of an application that IT answers in the applicant's place: asked one by one, each may stay open.
import type { BusinessApplication } from '../../domain/application-rule';
import { no, yes, type Answers, type Question } from '../../domain/question';
import type { PersonContext } from './context';
import type { FormValues } from './form';
import type { FieldSpec, Option } from './form-view';

export const nameOfAnswer = (id: string): string => `answer-${id}`;

export function unknownFields(
  context: PersonContext,
  questions: readonly Question[],
  applications: readonly BusinessApplication[],
): readonly FieldSpec[] {
  const { language } = context;
  return questions.map((question): FieldSpec => {
    const basics = {
      name: nameOfAnswer(question.id),
      label: question.label[language],
      ...(question.hint === undefined ? {} : { hint: question.hint[language] }),
      optional: true,
    };
    switch (question.kind) {
      case 'one-of':
        return {
          ...basics,
          kind: 'select',
          options: [notYet(context), ...offered(context, question.options)],
        };
      case 'yes-no':
      case 'confirmation':
        return { ...basics, kind: 'select', options: [notYet(context), ...yesOrNo(context)] };
      case 'some-of':
        return { ...basics, kind: 'boxes', options: offered(context, question.options) };
      case 'applications':
        return {
          ...basics,
          kind: 'boxes',
          options: applications.map(({ id, name }) => ({ value: id, label: name })),
        };
      case 'day':
        return { ...basics, kind: 'date' };
      case 'paragraph':
        return { ...basics, kind: 'paragraph' };
      case 'line':
      case 'colleague':
        return { ...basics, kind: 'text' };
    }
  });
}

function notYet({ t }: PersonContext): Option {
  return { value: '', label: t('approval.unknown.not-yet') };
}

function yesOrNo({ t }: PersonContext): readonly Option[] {
  return [
    { value: yes, label: t('approval.unknown.yes') },
    { value: no, label: t('approval.unknown.no') },
  ];
}

function offered(
  { language }: PersonContext,
  options: Extract<Question, { readonly kind: 'one-of' }>['options'],
): readonly Option[] {
  return options.map(({ id, label }) => ({ value: id, label: label[language] }));
}

/** What was typed for these questions; the rules check what it is worth. */
export function answersIn(values: FormValues, questions: readonly Question[]): Answers {
  const entries = questions.flatMap(({ id, kind }) => {
    const typed = (values[nameOfAnswer(id)] ?? []).filter((value) => value !== '');
    if (typed.length === 0) return [];
    return [[id, kind === 'some-of' || kind === 'applications' ? typed : (typed.at(-1) ?? '')] as const];
  });
  return Object.fromEntries(entries);
}
