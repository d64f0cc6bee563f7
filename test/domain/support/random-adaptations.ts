// Adaptations and answers by chance: everything that a municipality may do without anybody's confirmation, and more.
import fc from 'fast-check';
import {
  noAdaptation,
  type Adaptation,
  type RuleAdaptation,
  type Wording,
} from '../../../src/domain/adaptation';
import {
  heardRoles,
  outcomes,
  type ApplicationRule,
  type Obligation,
} from '../../../src/domain/application-rule';
import { defaultCatalogue } from '../../../src/domain/default-catalogue';
import { defaultRules } from '../../../src/domain/default-rules';
import { firstTemplate } from '../../../src/domain/catalogue-template';
import {
  no,
  unknownAnswer,
  yes,
  type Answers,
  type AnswerValue,
  type Question,
} from '../../../src/domain/question';
import { questionsOf } from '../../../src/domain/question-catalogue';
import { wordedPlaces } from '../../../src/domain/wordings';

const questions = questionsOf(defaultCatalogue);
const ownQuestion = 'k_bereitschaft';

/** Also what was never offered. */
export const anyAnswers: fc.Arbitrary<Answers> = fc
  .record(
    Object.fromEntries([
      ...questions.map((question) => [question.id, answerTo(question)] as const),
      [ownQuestion, fc.constantFrom(yes, no, unknownAnswer)] as const,
    ]),
    { requiredKeys: [] },
  )
  .map((answers) =>
    Object.fromEntries(
      Object.entries(answers).flatMap(([id, answer]) => (answer === undefined ? [] : [[id, answer]])),
    ),
  );

function answerTo(question: Question): fc.Arbitrary<AnswerValue> {
  const odd = fc.constantFrom<AnswerValue>('', 'etwas anderes', [], unknownAnswer);
  if (question.kind === 'one-of') {
    return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...question.options.map(({ id }) => id)) }, odd);
  }
  if (question.kind === 'some-of') return fc.oneof(fc.subarray(question.options.map(({ id }) => id)), odd);
  if (question.kind === 'applications') return fc.subarray(['einwohner', 'kasse', 'akte']);
  if (question.kind === 'yes-no' || question.kind === 'confirmation')
    return fc.constantFrom(yes, no, unknownAnswer);
  return fc.constantFrom('', '2026-12-01', 'Worte');
}

const outcome = fc.constantFrom(...outcomes.slice(1));
const words = fc.constantFrom({ de: 'Andere Worte', en: 'Other words' }, { de: 'Kurz', en: 'Short' });
const obligation: fc.Arbitrary<Obligation> = words.map((text) => ({ id: 'k_auflage', words: text }));
const heard = fc.subarray([...heardRoles]);

const stricterChange = (rule: string): fc.Arbitrary<RuleAdaptation> =>
  fc.record(
    {
      rule: fc.constant(rule),
      stricter: outcome,
      heard,
      obligations: fc.array(obligation, { maxLength: 1 }),
    },
    { requiredKeys: ['rule'] },
  );

const ownRule = (id: string): fc.Arbitrary<ApplicationRule> =>
  fc
    .record({
      outcome,
      heard,
      when: fc.constantFrom<ApplicationRule['when']>(
        true,
        { '==': [{ var: 'answers.geraet' }, 'privat'] },
        { '==': [{ var: `answers.${ownQuestion}` }, yes] },
        { 'any-of': [{ var: 'answers.datenarten' }, ['meldedaten']] },
        { '>': [{ var: 'facts.days' }, 100] },
      ),
    })
    .map((rule) => ({ id, locked: false, reason: { de: 'Grund', en: 'Reason' }, ...rule }));

const wording: fc.Arbitrary<readonly Wording[]> = fc
  .subarray(wordedPlaces(firstTemplate).map(({ of }) => of))
  .chain((places) => fc.tuple(...places.map((of) => words.map((text) => ({ of, ...text })))));

/** Whatever makes nothing milder. */
export const tightening: fc.Arbitrary<Adaptation> = fc
  .record({
    wording,
    changes: fc
      .subarray(defaultRules.rules.map(({ id }) => id))
      .chain((ids) => fc.tuple(...ids.map(stricterChange))),
    rules: fc.subarray(['K-1', 'K-2', 'K-3']).chain((ids) => fc.tuple(...ids.map(ownRule))),
  })
  .map((parts) => ({
    ...noAdaptation,
    ...parts,
    questions: [
      {
        step: 'daten',
        question: {
          id: ownQuestion,
          kind: 'yes-no',
          asked: true,
          technical: true,
          label: { de: 'Haben Sie Bereitschaft?', en: 'Are you on call?' },
        },
      },
    ],
    applications: ['einwohner', 'kasse', 'akte'].map((id, at) => ({
      id,
      name: id,
      protection: 'normal' as const,
      data: [],
      way: (['vpn', 'on-site', 'terminal-server'] as const)[at] ?? 'vpn',
    })),
  }));

/** The same, and rules made milder or left out: any of them, locked ones among them. */
export const anything: fc.Arbitrary<Adaptation> = fc
  .tuple(
    tightening,
    fc.subarray(defaultRules.rules.map(({ id }) => id)),
    fc.constantFrom(...outcomes, 'off' as const),
  )
  .map(([adaptation, rules, milder]) => ({
    ...adaptation,
    changes: [
      ...adaptation.changes.filter(({ rule }) => !rules.includes(rule)),
      ...rules.map((rule) => ({ rule, milder })),
    ],
  }));

export const shuffled = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
