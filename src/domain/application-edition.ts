// What a municipality asks in an application and by which rules it judges, as it was published at one time. An edition never
// changes: applications are shown for years as they were asked and judged.
import type { ApplicationFacts, BusinessApplication, RuleSet } from './application-rule';
import { defaultCatalogue } from './default-catalogue';
import { defaultRules } from './default-rules';
import type { QuestionCatalogue } from './question-catalogue';

/** What the municipality has decided for everybody, and rules may ask for. */
export type ApplicationPolicy = Pick<
  ApplicationFacts,
  'private-devices' | 'vs-nfd-product' | 'unsupported-systems'
>;

export type ApplicationEdition = {
  /** Counts from 1 in each municipality. */
  readonly version: number;
  readonly catalogue: QuestionCatalogue;
  readonly ruleSet: RuleSet;
  /** The municipality's line-of-business applications, in the order in which they are offered. */
  readonly applications: readonly BusinessApplication[];
  readonly policy: ApplicationPolicy;
};

/** Windows 10 has had no security updates since 14 October 2025 (learn.microsoft.com/lifecycle). */
export const usualPolicy: ApplicationPolicy = {
  'private-devices': 'forbidden',
  'vs-nfd-product': false,
  'unsupported-systems': ['windows_10'],
};

/** In force until a municipality or its provider has published another. */
export const firstEdition: ApplicationEdition = {
  version: 1,
  catalogue: defaultCatalogue,
  ruleSet: defaultRules,
  applications: [],
  policy: usualPolicy,
};
