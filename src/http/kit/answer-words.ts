// Answers of an application in the words in which they were asked for, step by step.
import type { ApplicationEdition } from '../../domain/application-edition';
import {
  answerTo,
  no,
  unknownAnswer,
  yes,
  type Answers,
  type AnswerValue,
  type Question,
} from '../../domain/question';
import { questionsAsked, type QuestionCatalogue } from '../../domain/question-catalogue';
import type { PersonContext } from './context';
import type { Cell, Description } from './view-models';

export type AnsweredStep = {
  readonly id: string;
  readonly title: string;
  readonly descriptions: readonly Description[];
};

type Answered = Pick<ApplicationEdition, 'applications'> & {
  readonly catalogue: QuestionCatalogue;
  readonly answers: Answers;
};

/** Only what was asked; steps without any of it are left out. */
export function answersByStep(
  context: PersonContext,
  { catalogue, applications, answers }: Answered,
): readonly AnsweredStep[] {
  const asked = new Set(questionsAsked(catalogue, answers).map(({ id }) => id));
  return catalogue.steps
    .map(({ id, title, questions }) => ({
      id,
      title: title[context.language],
      descriptions: questions
        .filter((question) => asked.has(question.id))
        .map((question) => ({
          term: question.label[context.language],
          value: answerCell(context, { question, applications, answer: answerTo(question.id, answers) }),
        })),
    }))
    .filter(({ descriptions }) => descriptions.length > 0);
}

type OneAnswer = Pick<ApplicationEdition, 'applications'> & {
  readonly question: Question;
  readonly answer: AnswerValue | undefined;
};

function answerCell(context: PersonContext, { question, answer, applications }: OneAnswer): Cell {
  const { t, format } = context;
  if (answer === undefined || answer.length === 0)
    return { text: t(question.optional === true ? 'application.left-out' : 'application.no-answer') };
  if (question.technical === true && answer === unknownAnswer) return { text: t('application.unknown') };
  const list = typeof answer === 'string' ? [answer] : answer;
  switch (question.kind) {
    case 'yes-no':
      return {
        text: answer === yes ? t('application.yes') : answer === no ? t('application.no') : list.join(', '),
      };
    case 'confirmation':
      return { text: t('application.confirmed') };
    case 'day':
      return { text: format.day(list.join('')) };
    case 'one-of':
    case 'some-of': {
      const words = new Map(question.options.map(({ id, label }) => [id, label[context.language]]));
      return { text: list.map((id) => words.get(id) ?? id).join(', ') };
    }
    case 'applications': {
      const names = new Map(applications.map(({ id, name }) => [id, name]));
      return { text: list.map((id) => names.get(id) ?? id).join(', ') };
    }
    case 'line':
    case 'paragraph':
    case 'colleague':
      return { text: list.join(', ') };
  }
}
