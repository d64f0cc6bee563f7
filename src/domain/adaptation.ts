// What a municipality makes of the provider's questions and rules, as data of its own over them: so that it stays when the
// provider publishes a new version, and so that everybody can read what differs.
import type { ApplicationPolicy } from './application-edition';
import type {
  ApplicationRule,
  BusinessApplication,
  HeardRole,
  Obligation,
  Outcome,
} from './application-rule';
import type { Question, Words } from './question';

/** `of`: `question.geraet.label`, `question.geraet.option.privat`, `rule.R06.reason`, `rule.R06.obligation.kein_druck`, `step.daten`. */
export type Wording = Words & { readonly of: string };

/** Asked at the end of that step, in the order given. */
export type OwnQuestion = { readonly step: string; readonly question: Question };

/** Of one of the provider's rules. `stricter` counts where the provider's outcome is milder; the rest comes in addition. */
export type RuleAdaptation = {
  readonly rule: ApplicationRule['id'];
  readonly stricter?: Outcome;
  readonly heard?: readonly HeardRole[];
  readonly obligations?: readonly Obligation[];
  /** Loosens: a milder outcome, or the rule does not count here at all. Never of a locked one. */
  readonly milder?: Outcome | 'off';
};

export type Adaptation = {
  readonly wording: readonly Wording[];
  readonly questions: readonly OwnQuestion[];
  readonly rules: readonly ApplicationRule[];
  readonly changes: readonly RuleAdaptation[];
  readonly applications: readonly BusinessApplication[];
  /** What is not said is as usual. */
  readonly policy: Partial<ApplicationPolicy>;
};

export const noAdaptation: Adaptation = {
  wording: [],
  questions: [],
  rules: [],
  changes: [],
  applications: [],
  policy: {},
};

export const adaptationLimits = { wording: 1_000, questions: 30, applications: 300, changes: 60, name: 120 };
