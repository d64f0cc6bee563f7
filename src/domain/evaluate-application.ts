// What comes of an application: every rule that fires, with its reason, and what follows from all of them together.
// The page may show it beforehand; what counts is what is found when the application arrives.
import {
  strictest,
  type ApplicationFacts,
  type ApplicationRule,
  type BusinessApplication,
  type HeardRole,
  type Obligation,
  type Outcome,
  type RuleSet,
} from './application-rule';
import { holds, variablesIn, type ConditionData } from './condition';
import { answerTo, unknownAnswer, type Answers, type QuestionId } from './question';
import { answersThatCount, questionsAsked, type QuestionCatalogue } from './question-catalogue';

export type Hit = Pick<ApplicationRule, 'outcome' | 'reason'> & {
  readonly rule: ApplicationRule['id'];
};

export type EvaluatedApplication = {
  readonly id: BusinessApplication['id'];
  readonly name: string;
  readonly outcome: Outcome;
  readonly hits: readonly Hit[];
};

export type Evaluation = {
  /** Of the application as a whole. */
  readonly outcome: Outcome;
  /** In the order of the rules. */
  readonly hits: readonly Hit[];
  /** Those asked for; each is approved or not by itself. */
  readonly applications: readonly EvaluatedApplication[];
  readonly heard: readonly HeardRole[];
  readonly obligations: readonly Obligation[];
  /** Answered with "I do not know": IT finds out before anything is released, and the rules are asked again. */
  readonly toFindOut: readonly QuestionId[];
  readonly shortensPeriod: boolean;
  readonly isSendable: boolean;
};

/** Of the application as a whole and of every line-of-business application in it. */
export function allHits({ hits, applications }: Pick<Evaluation, 'hits' | 'applications'>): readonly Hit[] {
  return [...hits, ...applications.flatMap((one) => one.hits)];
}

export type ToEvaluate = {
  readonly catalogue: QuestionCatalogue;
  readonly ruleSet: RuleSet;
  readonly answers: Answers;
  readonly facts: ApplicationFacts;
  /** The municipality's list. */
  readonly applications: readonly BusinessApplication[];
};

export function evaluateApplication({
  catalogue,
  ruleSet,
  answers,
  facts,
  applications,
}: ToEvaluate): Evaluation {
  const counting = answersThatCount(catalogue, answers);
  const toFindOut = Object.keys(counting).filter((id) => counting[id] === unknownAnswer);
  const rules = ruleSet.rules.filter(({ when }) => !isOpen(when, toFindOut));
  const general = rules.filter(({ each }) => each === undefined);
  const fired = general.filter(({ when }) => holds(when, { answers: counting, facts }));
  const perApplication = rules.filter(({ each }) => each === 'application');
  const looked = wanted(catalogue, counting, applications).map((application) =>
    lookAt(application, perApplication, { answers: counting, facts }),
  );
  const effective = [...fired, ...looked.flatMap(({ fired: ofOne }) => ofOne)];
  return {
    outcome: strictest([...fired.map(({ outcome }) => outcome), ...ofNothingLeft(looked)]),
    hits: fired.map(hitOf),
    applications: looked.map(({ evaluated }) => evaluated),
    heard: [...new Set(effective.flatMap(({ heard = [] }) => heard))],
    obligations: unique(effective.flatMap(({ obligations = [] }) => obligations)),
    toFindOut,
    shortensPeriod: fired.some(({ effect }) => effect === 'shorten-period'),
    isSendable: !fired.some(({ effect }) => effect === 'not-sendable'),
  };
}

/** A rule waits for the answers that it reads: not to know something excludes nobody. */
function isOpen(when: ApplicationRule['when'], unknown: readonly QuestionId[]): boolean {
  const read = variablesIn(when);
  return unknown.some((id) => read.has(`answers.${id}`));
}

/** In the order of the municipality's list; ids that are not on it are none. */
function wanted(
  catalogue: QuestionCatalogue,
  answers: Answers,
  applications: readonly BusinessApplication[],
): readonly BusinessApplication[] {
  const ids = questionsAsked(catalogue, answers)
    .filter(({ kind }) => kind === 'applications')
    .flatMap(({ id }) => answerTo(id, answers) ?? []);
  return applications.filter(({ id }) => ids.includes(id));
}

type Looked = { readonly evaluated: EvaluatedApplication; readonly fired: readonly ApplicationRule[] };

function lookAt(
  application: BusinessApplication,
  rules: readonly ApplicationRule[],
  data: ConditionData,
): Looked {
  const fired = rules.filter(({ when }) => holds(when, { ...data, application }));
  const { id, name } = application;
  const outcome = strictest(fired.map((rule) => rule.outcome));
  return { evaluated: { id, name, outcome, hits: fired.map(hitOf) }, fired };
}

/** None of the applications asked for may be reached: whether the rest is worth an access, somebody has to say. */
function ofNothingLeft(looked: readonly Looked[]): readonly Outcome[] {
  const nothingLeft =
    looked.length > 0 && looked.every(({ evaluated: { outcome } }) => outcome === 'excluded');
  return nothingLeft ? ['case-by-case'] : [];
}

function hitOf({ id, outcome, reason }: ApplicationRule): Hit {
  return { rule: id, outcome, reason };
}

function unique(obligations: readonly Obligation[]): readonly Obligation[] {
  return obligations.filter(({ id }, at) => obligations.findIndex((other) => other.id === id) === at);
}
