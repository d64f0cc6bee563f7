// Questions and rules as the provider publishes them to all municipalities at once, in numbered versions.
import { ruleSetFaults, type RuleSet } from './application-rule';
import { defaultCatalogue } from './default-catalogue';
import { defaultRules } from './default-rules';
import {
  catalogueFaults,
  questionsOf,
  type CatalogueFault,
  type QuestionCatalogue,
} from './question-catalogue';
import { isOwnId, isOwnRuleId, requiredQuestionFaults } from './required-questions';

export type CatalogueTemplate = {
  /** Counts from 1, which comes with the product. */
  readonly version: number;
  readonly catalogue: QuestionCatalogue;
  readonly ruleSet: RuleSet;
};

/** In force until the provider has published one. */
export const firstTemplate: CatalogueTemplate = {
  version: 1,
  catalogue: defaultCatalogue,
  ruleSet: defaultRules,
};

/** Everything that keeps a template from being published. */
export function templateFaults({ catalogue, ruleSet }: CatalogueTemplate): readonly CatalogueFault[] {
  const questions = questionsOf(catalogue);
  const ids = new Set(questions.map(({ id }) => id));
  const obligations = ruleSet.rules.flatMap((rule) => rule.obligations ?? []);
  const reserved = [
    ...questions.filter(({ id }) => isOwnId(id)).map(({ id }) => `steps.${id}`),
    ...ruleSet.rules.filter(({ id }) => isOwnRuleId(id)).map(({ id }) => `rules.${id}`),
    ...obligations.filter(({ id }) => isOwnId(id)).map(({ id }) => `rules.${id}`),
  ];
  return [
    ...catalogueFaults(catalogue),
    ...requiredQuestionFaults(catalogue),
    ...ruleSetFaults(ruleSet, ids),
    ...reserved.map((place) => ({ place, reason: 'template-reserved-id' })),
  ];
}
