// The rules that say what comes of an application: conditions over its answers, each with an outcome and a reason that
// the applicant can read. They are data: the provider publishes a set, a municipality may make it stricter.
import { conditionFaults, type Condition } from './condition';
import { areWords, type CatalogueFault } from './question-catalogue';
import type { Words } from './question';

/** From the mildest to the strictest; of several, the strictest counts. */
export const outcomes = ['admissible', 'with-conditions', 'case-by-case', 'other-way', 'excluded'] as const;

export type Outcome = (typeof outcomes)[number];

export function strictest(of: readonly Outcome[]): Outcome {
  return outcomes.findLast((outcome) => of.includes(outcome)) ?? 'admissible';
}

export function isAtLeast(outcome: Outcome, other: Outcome): boolean {
  return outcomes.indexOf(outcome) >= outcomes.indexOf(other);
}

/** Who must have been heard, beyond supervisor and IT. */
export const heardRoles = ['dpo', 'security-officer', 'it-admin'] as const;
export type HeardRole = (typeof heardRoles)[number];

/** Who says that an obligation is met before anything is issued. */
export const obligationSides = ['applicant', 'it-admin'] as const;
export type ObligationSide = (typeof obligationSides)[number];

/** A condition (Auflage) that comes with an approval and is confirmed by somebody; without `by`, by the applicant. */
export type Obligation = { readonly id: string; readonly words: Words; readonly by?: ObligationSide };

export type ApplicationRule = {
  /** People name it on the telephone: R06. */
  readonly id: string;
  /** A municipality cannot loosen it. */
  readonly locked: boolean;
  readonly when: Condition;
  readonly outcome: Outcome;
  readonly reason: Words;
  /** `application`: looked at for each line-of-business application that was asked for, and counts for that one alone. */
  readonly each?: 'application';
  readonly heard?: readonly HeardRole[];
  readonly obligations?: readonly Obligation[];
  /** The period ends at the latest day that is allowed; or it cannot be sent at all. */
  readonly effect?: 'shorten-period' | 'not-sendable';
};

export type RuleSet = { readonly version: number; readonly rules: readonly ApplicationRule[] };

/** What rules may ask for, beyond answers. `days` and `most-days`: of the period that is applied for. */
export type ApplicationFacts = {
  readonly 'private-devices': 'forbidden' | 'terminal-server' | 'allowed';
  /** The municipality uses a product that the BSI has approved for VS-NfD. */
  readonly 'vs-nfd-product': boolean;
  readonly 'unsupported-systems': readonly string[];
  readonly days: number;
  readonly 'most-days': number;
  readonly 'devices-left': number;
  readonly 'is-staff': boolean;
  readonly 'leaflet-accepted': boolean;
};

export const factNames: ReadonlySet<string> = new Set<keyof ApplicationFacts>([
  'private-devices',
  'vs-nfd-product',
  'unsupported-systems',
  'days',
  'most-days',
  'devices-left',
  'is-staff',
  'leaflet-accepted',
]);

/** A line-of-business application of the municipality: how far it may be used from outside. */
export const applicationWays = ['vpn', 'terminal-server', 'on-site'] as const;
export const protectionNeeds = ['normal', 'high', 'very-high'] as const;
export type ProtectionNeed = (typeof protectionNeeds)[number];

/** The maximum principle (BSI-Standard 200-2, chapter 8.2); null of none. */
export function strictestNeed(of: readonly ProtectionNeed[]): ProtectionNeed | null {
  return protectionNeeds.findLast((need) => of.includes(need)) ?? null;
}

export type BusinessApplication = {
  readonly id: string;
  readonly name: string;
  readonly protection: ProtectionNeed;
  /** Kinds of data in it, by the ids of the catalogue. */
  readonly data: readonly string[];
  readonly way: (typeof applicationWays)[number];
};

/** By its id, or by its name under another id: for people it is the same. */
export function isSameApplication(one: BusinessApplication, other: BusinessApplication): boolean {
  return one.id === other.id || foldedName(one) === foldedName(other);
}

export function foldedName({ name }: BusinessApplication): string {
  return name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
}

const applicationFields: ReadonlySet<string> = new Set<keyof BusinessApplication>([
  'id',
  'protection',
  'data',
  'way',
]);

export const mostRules = 60;
const idPattern = /^[A-Z][A-Z0-9-]{1,11}$/;

/** Everything that keeps a rule set from being used. `questions`: ids of the catalogue it goes with. */
export function ruleSetFaults({ rules }: RuleSet, questions: ReadonlySet<string>): readonly CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  if (rules.length > mostRules) faults.push({ place: 'rules', reason: 'rule-count' });
  const ids = new Set<string>();
  rules.forEach((rule, at) => {
    const say = (part: string, reason: string): void =>
      void faults.push({ place: `rules[${at}].${part}`, reason });
    if (!idPattern.test(rule.id) || ids.has(rule.id)) say('id', 'rule-id');
    ids.add(rule.id);
    if (!areWords(rule.reason)) say('reason', 'catalogue-words');
    if (!(rule.obligations ?? []).every(({ words }) => areWords(words)))
      say('obligations', 'catalogue-words');
    const may = (name: string) => mayAskFor(name, rule, questions);
    for (const reason of conditionFaults(rule.when, may)) say('when', reason);
    // Obligations of something that is not to be are a contradiction.
    if (rule.outcome === 'excluded' && (rule.obligations ?? []).length > 0)
      say('outcome', 'rule-contradiction');
    if (rule.outcome === 'admissible') say('outcome', 'rule-without-outcome');
  });
  return faults;
}

function mayAskFor(name: string, { each }: ApplicationRule, questions: ReadonlySet<string>): boolean {
  const [from, field, ...more] = name.split('.');
  if (field === undefined || more.length > 0) return false;
  if (from === 'answers') return questions.has(field);
  if (from === 'facts') return factNames.has(field);
  return from === 'application' && each === 'application' && applicationFields.has(field);
}
