// What was answered and what the rules made of it, kept with the application as it was: also when IT finds out later what
// the applicant did not know, and the rules are asked again.
import { strictestNeed, type Outcome, type ProtectionNeed } from './application-rule';
import type { ApplicationEdition } from './application-edition';
import { allHits, type Evaluation } from './evaluate-application';
import type { AccessRequestId } from './ids';
import type { Answers } from './question';

export type Assessment = {
  readonly requestId: AccessRequestId;
  /** Counts from 1, which is the application as it was sent. */
  readonly round: number;
  readonly edition: ApplicationEdition['version'];
  readonly answers: Answers;
  readonly evaluation: Evaluation;
  readonly madeAt: Date;
};

/** What lists show of it at a glance. */
export type Assessed = {
  readonly outcome: Outcome;
  /** Ids of the rules that fired, also for single line-of-business applications. */
  readonly rules: readonly string[];
  /** The highest of the line-of-business applications asked for; null without any. */
  readonly protection: ProtectionNeed | null;
};

export function assessedBy(
  evaluation: Evaluation,
  edition: Pick<ApplicationEdition, 'applications'>,
): Assessed {
  const wanted = new Set(evaluation.applications.map(({ id }) => id));
  const needs = edition.applications.filter(({ id }) => wanted.has(id)).map(({ protection }) => protection);
  return {
    outcome: evaluation.outcome,
    rules: [...new Set(allHits(evaluation).map(({ rule }) => rule))],
    protection: strictestNeed(needs),
  };
}
