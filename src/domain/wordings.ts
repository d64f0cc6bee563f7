// Which words of questions and rules a municipality may put in its own, and where they go.
import type { ApplicationRule, RuleSet } from './application-rule';
import type { Wording } from './adaptation';
import type { Option, Question, Words } from './question';
import type { QuestionCatalogue } from './question-catalogue';

export type WordedPlace = { readonly of: string; readonly words: Words };

export type Worded = { readonly catalogue: QuestionCatalogue; readonly ruleSet: RuleSet };

/** All of them, with the words as they are. */
export function wordedPlaces({ catalogue, ruleSet }: Worded): readonly WordedPlace[] {
  return [
    ...catalogue.steps.flatMap((step) => [
      { of: `step.${step.id}`, words: step.title },
      ...step.questions.flatMap(placesOfQuestion),
    ]),
    ...ruleSet.rules.flatMap(placesOfRule),
  ];
}

export function placesOfQuestion(question: Question): readonly WordedPlace[] {
  const of = `question.${question.id}`;
  const options = 'options' in question ? question.options : [];
  return [
    { of: `${of}.label`, words: question.label },
    ...hintPlace(of, question.hint),
    ...options.flatMap((option) => [
      { of: `${of}.option.${option.id}`, words: option.label },
      ...hintPlace(`${of}.option.${option.id}`, option.hint),
    ]),
  ];
}

function hintPlace(of: string, hint: Words | undefined): readonly WordedPlace[] {
  return hint === undefined ? [] : [{ of: `${of}.hint`, words: hint }];
}

export function placesOfRule({ id, reason, obligations = [] }: ApplicationRule): readonly WordedPlace[] {
  return [
    { of: `rule.${id}.reason`, words: reason },
    ...obligations.map((obligation) => ({
      of: `rule.${id}.obligation.${obligation.id}`,
      words: obligation.words,
    })),
  ];
}

/** The same questions and rules in other words, and nothing else of them changed. */
export function inOwnWords({ catalogue, ruleSet }: Worded, wording: readonly Wording[]): Worded {
  const own = new Map(wording.map(({ of, de, en }) => [of, { de, en }] as const));
  const say = (of: string, words: Words): Words => own.get(of) ?? words;
  const steps = catalogue.steps.map((step) => ({
    ...step,
    title: say(`step.${step.id}`, step.title),
    questions: step.questions.map((question) => reworded(question, say)),
  }));
  const rules = ruleSet.rules.map((rule) => ({
    ...rule,
    reason: say(`rule.${rule.id}.reason`, rule.reason),
    ...(rule.obligations === undefined
      ? {}
      : {
          obligations: rule.obligations.map((obligation) => ({
            ...obligation,
            words: say(`rule.${rule.id}.obligation.${obligation.id}`, obligation.words),
          })),
        }),
  }));
  return { catalogue: { ...catalogue, steps }, ruleSet: { ...ruleSet, rules } };
}

type Say = (of: string, words: Words) => Words;

function reworded(question: Question, say: Say): Question {
  const of = `question.${question.id}`;
  const common = { label: say(`${of}.label`, question.label), ...hinted(of, question.hint, say) };
  if (!('options' in question)) return { ...question, ...common };
  const options = question.options.map((option): Option => {
    const place = `${of}.option.${option.id}`;
    return { ...option, label: say(place, option.label), ...hinted(place, option.hint, say) };
  });
  return { ...question, ...common, options };
}

function hinted(of: string, hint: Words | undefined, say: Say): { readonly hint?: Words } {
  return hint === undefined ? {} : { hint: say(`${of}.hint`, hint) };
}
