// The questions and rules of one municipality: the provider's template, and over it what the municipality has of its own.
// The same two always give the same edition, whatever order things stand in.
import { adaptationFaults } from './adaptation-faults';
import type { Adaptation, RuleAdaptation } from './adaptation';
import { usualPolicy, type ApplicationEdition, type ApplicationPolicy } from './application-edition';
import {
  foldedName,
  ruleSetFaults,
  strictest,
  type ApplicationRule,
  type BusinessApplication,
  type RuleSet,
} from './application-rule';
import type { CatalogueTemplate } from './catalogue-template';
import {
  catalogueFaults,
  questionsOf,
  type CatalogueFault,
  type QuestionCatalogue,
} from './question-catalogue';
import { placeInAdaptation } from './place-in-adaptation';
import { requiredQuestionFaults } from './required-questions';
import { inOwnWords } from './wordings';

export type EditionFrom =
  | { readonly fits: true; readonly edition: ApplicationEdition }
  | { readonly fits: false; readonly faults: readonly CatalogueFault[] };

export function editionFrom(
  template: CatalogueTemplate,
  adaptation: Adaptation,
  version: ApplicationEdition['version'],
): EditionFrom {
  const faults = adaptationFaults(template, adaptation);
  if (faults.length > 0) return { fits: false, faults };
  const catalogue = withOwnQuestions(template.catalogue, adaptation, version);
  const ruleSet = withOwnRules(template.ruleSet, adaptation, version);
  const worded = inOwnWords({ catalogue, ruleSet }, adaptation.wording);
  const edition: ApplicationEdition = {
    version,
    ...worded,
    applications: adaptation.applications.map(tidy).toSorted(byName),
    policy: policyOf(adaptation),
  };
  const found = editionFaults(edition).map((fault) => ({
    ...fault,
    place: placeInAdaptation(fault.place, edition, adaptation),
  }));
  return found.length === 0 ? { fits: true, edition } : { fits: false, faults: found };
}

function editionFaults({ catalogue, ruleSet }: ApplicationEdition): readonly CatalogueFault[] {
  const questions = new Set(questionsOf(catalogue).map(({ id }) => id));
  return [
    ...catalogueFaults(catalogue),
    ...requiredQuestionFaults(catalogue),
    ...ruleSetFaults(ruleSet, questions),
  ];
}

function withOwnQuestions(
  catalogue: QuestionCatalogue,
  { questions }: Adaptation,
  version: number,
): QuestionCatalogue {
  const steps = catalogue.steps.map((step) => {
    const own = questions.filter((one) => one.step === step.id).map(({ question }) => question);
    return { ...step, questions: [...step.questions, ...own] };
  });
  return { version, steps };
}

function withOwnRules({ rules }: RuleSet, { rules: own, changes }: Adaptation, version: number): RuleSet {
  const changeOf = new Map(changes.map((change) => [change.rule, change] as const));
  const adapted = rules.flatMap((rule) => adaptedRule(rule, changeOf.get(rule.id)));
  return { version, rules: [...adapted, ...own].toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** None, where it is off. */
function adaptedRule(rule: ApplicationRule, change: RuleAdaptation | undefined): readonly ApplicationRule[] {
  if (change === undefined) return [rule];
  const { stricter, milder, heard = [], obligations = [] } = change;
  if (milder === 'off') return [];
  const outcome = milder ?? strictest(stricter === undefined ? [rule.outcome] : [rule.outcome, stricter]);
  const { heard: heardBefore = [], obligations: before = [], ...rest } = rule;
  // Nobody is heard on what is excluded anyway, and it has no obligations.
  if (outcome === 'excluded') return [{ ...rest, outcome }];
  const allHeard = [...new Set([...heardBefore, ...[...heard].sort()])];
  const added = obligations.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const all = [...before, ...added];
  return [
    {
      ...rest,
      outcome,
      ...(allHeard.length === 0 ? {} : { heard: allHeard }),
      ...(all.length === 0 ? {} : { obligations: all }),
    },
  ];
}

function policyOf({ policy }: Adaptation): ApplicationPolicy {
  const all = { ...usualPolicy, ...policy };
  return { ...all, 'unsupported-systems': all['unsupported-systems'].toSorted() };
}

function tidy(application: BusinessApplication): BusinessApplication {
  return { ...application, data: application.data.toSorted() };
}

/** As people look for them: without regard to case, umlauts beside their vowels. */
function byName(one: BusinessApplication, other: BusinessApplication): number {
  const [a, b] = [foldedName(one), foldedName(other)];
  if (a === b) return one.id < other.id ? -1 : 1;
  return a < b ? -1 : 1;
}
