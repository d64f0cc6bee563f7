// The files in which questions and rules travel: a provider's template, a municipality's adaptation. Both are JSON, written
// and read by people, with a format and its version at their head.
import { adaptationLimits, noAdaptation, type Adaptation, type RuleAdaptation } from './adaptation';
import type { ApplicationPolicy } from './application-edition';
import {
  applicationWays,
  heardRoles,
  mostRules,
  obligationSides,
  outcomes,
  protectionNeeds,
  type ApplicationRule,
  type BusinessApplication,
  type Obligation,
} from './application-rule';
import type { CatalogueTemplate } from './catalogue-template';
import { newFaults, readObject, type Faults, type Fields } from './file-fields';
import { privateDevicePolicies } from './policy-changes';
import type { Option, Question } from './question';
import { catalogueLimits, type CatalogueFault, type Step } from './question-catalogue';

export const largestCatalogueFile = 512 * 1024;

export const templateFormat = 'fernamt-catalogue-template';
export const adaptationFormat = 'fernamt-catalogue-adaptation';
export const formatVersion = 1;

export type ReadFile<Content> =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly faults: readonly CatalogueFault[] };

export function writeTemplate({ catalogue, ruleSet }: CatalogueTemplate): string {
  const head = { format: templateFormat, formatVersion };
  return textOf({ ...head, steps: catalogue.steps, rules: ruleSet.rules });
}

export function writeAdaptation(adaptation: Adaptation): string {
  return textOf({ format: adaptationFormat, formatVersion, ...adaptation });
}

function textOf(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** As the version that it would become. */
export function readTemplate(text: string, version: number): ReadFile<CatalogueTemplate> {
  return readFile(text, templateFormat, ({ list }) => ({
    version,
    catalogue: { version, steps: list('steps', catalogueLimits.steps, step) },
    ruleSet: { version, rules: list('rules', mostRules, rule) },
  }));
}

export function readAdaptation(text: string): ReadFile<Adaptation> {
  return readFile(text, adaptationFormat, ({ list, inside }) => ({
    ...noAdaptation,
    wording: list('wording', adaptationLimits.wording, (one) => ({
      of: one.text('of', 160),
      de: one.text('de', catalogueLimits.words),
      en: one.text('en', catalogueLimits.words),
    })),
    questions: list('questions', adaptationLimits.questions, (one) => ({
      step: one.text('step', 40),
      question: one.inside('question', question),
    })),
    rules: list('rules', mostRules, rule),
    changes: list('changes', adaptationLimits.changes, change),
    applications: list('applications', adaptationLimits.applications, application),
    policy: inside('policy', policy),
  }));
}

function readFile<Content>(
  text: string,
  format: string,
  read: (fields: Fields) => Content,
): ReadFile<Content> {
  const faults = newFaults();
  const value = parsed(text, faults);
  if (faults.all.length > 0) return { ok: false, faults: faults.all };
  const content = readObject({ value, place: '', faults }, (fields) => {
    if (fields.text('format', 60) !== format) faults.say('format', 'file-other-format');
    if (fields.count('formatVersion') !== formatVersion) faults.say('formatVersion', 'file-other-version');
    return read(fields);
  });
  return faults.all.length === 0 ? { ok: true, content } : { ok: false, faults: faults.all };
}

function parsed(text: string, faults: Faults): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return value;
  } catch {
    faults.say('', 'file-no-json');
    return null;
  }
}

function step({ text, words, list }: Fields): Step {
  return {
    id: text('id', 40),
    title: words('title'),
    questions: list('questions', catalogueLimits.questions, question),
  };
}

const questionKinds = [
  'one-of',
  'some-of',
  'yes-no',
  'day',
  'confirmation',
  'line',
  'paragraph',
  'colleague',
  'applications',
] as const satisfies readonly Question['kind'][];

function question(fields: Fields): Question {
  const common = {
    id: fields.text('id', 40),
    label: fields.words('label'),
    ...(fields.has('hint') ? { hint: fields.words('hint') } : {}),
    asked: fields.condition('asked'),
    ...(fields.flag('optional') ? { optional: true as const } : {}),
    ...(fields.flag('technical') ? { technical: true as const } : {}),
  };
  const kind = fields.oneOf('kind', questionKinds);
  switch (kind) {
    case 'one-of':
    case 'some-of':
      return { ...common, kind, options: fields.list('options', catalogueLimits.options, option) };
    case 'line':
    case 'paragraph':
      return { ...common, kind, longest: fields.count('longest') };
    case 'yes-no':
    case 'day':
    case 'confirmation':
    case 'colleague':
    case 'applications':
      return { ...common, kind };
  }
}

function option({ text, words, has }: Fields): Option {
  return { id: text('id', 40), label: words('label'), ...(has('hint') ? { hint: words('hint') } : {}) };
}

const eachOf = ['application'] as const;
const effects = ['shorten-period', 'not-sendable'] as const;

function rule(fields: Fields): ApplicationRule {
  return {
    id: fields.text('id', 12),
    locked: fields.flag('locked'),
    ...(fields.has('each') ? { each: fields.oneOf('each', eachOf) } : {}),
    when: fields.condition('when'),
    outcome: fields.oneOf('outcome', outcomes),
    ...(fields.has('effect') ? { effect: fields.oneOf('effect', effects) } : {}),
    ...heardAndObligations(fields),
    reason: fields.words('reason'),
  };
}

function heardAndObligations({ has, someOf, list }: Fields) {
  return {
    ...(has('heard') ? { heard: someOf('heard', heardRoles) } : {}),
    ...(has('obligations') ? { obligations: list('obligations', 20, obligation) } : {}),
  };
}

function obligation({ text, words, has, oneOf }: Fields): Obligation {
  return {
    id: text('id', 40),
    words: words('words'),
    ...(has('by') ? { by: oneOf('by', obligationSides) } : {}),
  };
}

function change(fields: Fields): RuleAdaptation {
  return {
    rule: fields.text('rule', 12),
    ...(fields.has('stricter') ? { stricter: fields.oneOf('stricter', outcomes) } : {}),
    ...heardAndObligations(fields),
    ...(fields.has('milder') ? { milder: fields.oneOf('milder', ['off', ...outcomes]) } : {}),
  };
}

function application({ text, oneOf, texts }: Fields): BusinessApplication {
  return {
    id: text('id', 40),
    name: text('name', adaptationLimits.name),
    protection: oneOf('protection', protectionNeeds),
    data: texts('data', catalogueLimits.options),
    way: oneOf('way', applicationWays),
  };
}

function policy({ has, oneOf, flag, texts }: Fields): Partial<ApplicationPolicy> {
  return {
    ...(has('private-devices') ? { 'private-devices': oneOf('private-devices', privateDevicePolicies) } : {}),
    ...(has('vs-nfd-product') ? { 'vs-nfd-product': flag('vs-nfd-product') } : {}),
    ...(has('unsupported-systems')
      ? { 'unsupported-systems': texts('unsupported-systems', catalogueLimits.options) }
      : {}),
  };
}
