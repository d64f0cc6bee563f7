// What of a municipality's adaptation does not go with the provider's template: each with its place and a reason.
import { adaptationLimits, type Adaptation, type RuleAdaptation } from './adaptation';
import { isAtLeast, type ApplicationRule } from './application-rule';
import type { CatalogueTemplate } from './catalogue-template';
import { areWords, canHold, questionsOf, usualTries, type CatalogueFault } from './question-catalogue';
import { isOwnId, isOwnRuleId } from './required-questions';
import { wordedPlaces } from './wordings';

type Say = (place: string, reason: string) => void;

export function adaptationFaults(
  template: CatalogueTemplate,
  adaptation: Adaptation,
): readonly CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const say: Say = (place, reason) => void faults.push({ place, reason });
  for (const part of ['wording', 'questions', 'applications', 'changes'] as const) {
    if (adaptation[part].length > adaptationLimits[part]) say(part, 'adaptation-too-many');
  }
  if (faults.length > 0) return faults;
  wordingFaults(template, adaptation, say);
  questionFaults(template, adaptation, say);
  ruleFaults(template, adaptation, say);
  changeFaults(template, adaptation, say);
  applicationFaults(template, adaptation, say);
  return faults;
}

/**
 * What the provider has taken away or loosened needs no words and no loosening any more; what a municipality made stricter
 * never falls away by itself.
 */
export function withoutLeftovers(template: CatalogueTemplate, adaptation: Adaptation): Adaptation {
  const places = wordable(template);
  const systems = optionsOf(template, 'os');
  const { 'unsupported-systems': unsupported, ...policy } = adaptation.policy;
  return {
    ...adaptation,
    wording: adaptation.wording.filter(({ of }) => places.has(of)),
    changes: adaptation.changes.filter((change) => !isSettled(template, change)),
    policy:
      unsupported === undefined
        ? policy
        : { ...policy, 'unsupported-systems': unsupported.filter((id) => systems.has(id)) },
  };
}

function isSettled({ ruleSet }: CatalogueTemplate, { rule: id, milder }: RuleAdaptation): boolean {
  if (milder === undefined) return false;
  const rule = ruleSet.rules.find((one) => one.id === id);
  return rule === undefined || (milder !== 'off' && isAtLeast(milder, rule.outcome));
}

/** Own questions, rules and obligations have their words in themselves. */
function wordable(template: CatalogueTemplate): ReadonlySet<string> {
  return new Set(wordedPlaces(template).map(({ of }) => of));
}

function wordingFaults(template: CatalogueTemplate, adaptation: Adaptation, say: Say): void {
  const places = wordable(template);
  const seen = new Set<string>();
  adaptation.wording.forEach((wording, at) => {
    const place = `wording[${at}]`;
    if (!places.has(wording.of)) say(`${place}.of`, 'wording-of-nothing');
    if (seen.has(wording.of)) say(`${place}.of`, 'adaptation-twice');
    seen.add(wording.of);
    if (!areWords(wording)) say(place, 'catalogue-words');
  });
}

function questionFaults({ catalogue }: CatalogueTemplate, { questions }: Adaptation, say: Say): void {
  const steps = new Set(catalogue.steps.map(({ id }) => id));
  questions.forEach(({ step, question }, at) => {
    if (!steps.has(step)) say(`questions[${at}].step`, 'question-step-unknown');
    if (!isOwnId(question.id)) say(`questions[${at}].question.id`, 'question-own-id');
  });
}

function ruleFaults(template: CatalogueTemplate, adaptation: Adaptation, say: Say): void {
  const questions = new Map(
    [...questionsOf(template.catalogue), ...adaptation.questions.map(({ question }) => question)].map(
      (question) => [question.id, question] as const,
    ),
  );
  const tries = usualTries();
  adaptation.rules.forEach((rule, at) => {
    const place = `rules[${at}]`;
    if (!isOwnRuleId(rule.id)) say(`${place}.id`, 'rule-own-id');
    if (rule.locked) say(`${place}.locked`, 'rule-own-locked');
    obligationFaults(rule, place, say);
    // Of facts nobody can tell beforehand.
    if (!canHold(rule.when, questions, tries)) say(`${place}.when`, 'rule-never-fires');
  });
}

/** An obligation under an id of the provider's would hide the provider's own: of two with one id the first counts. */
function obligationFaults(
  { obligations = [] }: Pick<ApplicationRule, 'obligations'>,
  place: string,
  say: Say,
): void {
  if (!obligations.every(({ id }) => isOwnId(id))) say(`${place}.obligations`, 'obligation-own-id');
  if (!obligations.every(({ words }) => areWords(words))) say(`${place}.obligations`, 'catalogue-words');
}

function changeFaults({ ruleSet }: CatalogueTemplate, { changes }: Adaptation, say: Say): void {
  const seen = new Set<string>();
  changes.forEach((change, at) => {
    const place = `changes[${at}]`;
    const rule = ruleSet.rules.find(({ id }) => id === change.rule);
    if (seen.has(change.rule)) say(`${place}.rule`, 'adaptation-twice');
    seen.add(change.rule);
    if (rule === undefined) say(`${place}.rule`, 'rule-unknown');
    else oneChangeFaults(rule, change, (part, reason) => say(`${place}.${part}`, reason));
    obligationFaults(change, place, say);
  });
}

function oneChangeFaults(rule: ApplicationRule, { stricter, milder }: RuleAdaptation, say: Say): void {
  if (stricter !== undefined && milder !== undefined) say('milder', 'rule-both-ways');
  if (milder !== undefined && rule.locked) say('milder', 'rule-locked');
  if (milder === undefined || milder === 'off') return;
  if (milder === 'admissible') say('milder', 'rule-without-outcome');
  // What the provider has loosened further meanwhile would be made stricter by it.
  if (isAtLeast(milder, rule.outcome)) say('milder', 'rule-not-milder');
}

const applicationId = /^[a-z][a-z0-9_-]{0,39}$/;

function applicationFaults(
  template: CatalogueTemplate,
  { applications, policy }: Adaptation,
  say: Say,
): void {
  const kinds = optionsOf(template, 'datenarten');
  const systems = optionsOf(template, 'os');
  const seen = new Set<string>();
  applications.forEach(({ id, name, data }, at) => {
    const place = `applications[${at}]`;
    if (!applicationId.test(id) || seen.has(id)) say(`${place}.id`, 'application-id');
    seen.add(id);
    if (name.trim() === '' || name.length > adaptationLimits.name) say(`${place}.name`, 'application-name');
    if (!data.every((kind) => kinds.has(kind)) || new Set(data).size < data.length)
      say(`${place}.data`, 'application-data');
  });
  const unsupported = policy['unsupported-systems'] ?? [];
  if (!unsupported.every((id) => systems.has(id)) || new Set(unsupported).size < unsupported.length)
    say('policy.unsupported-systems', 'policy-systems');
}

function optionsOf({ catalogue }: CatalogueTemplate, id: string): ReadonlySet<string> {
  const question = questionsOf(catalogue).find((one) => one.id === id);
  const options = question !== undefined && 'options' in question ? question.options : [];
  return new Set(options.map((option) => option.id));
}
