// A proposed change to a sign-in is tried out before it counts: what came of it, and for how long it says something.
import type { Party } from './two-sided-consent';

export type ChangeTrial = {
  readonly passed: boolean;
  /** The short name of what was in the way of one that failed. */
  readonly reason: string | null;
  readonly at: Date;
  /** For whom it was made; who signed in for it is not kept. */
  readonly by: Party;
  /** Tells all that it was judged by apart from anything else: the proposed values, and those in force beside them. */
  readonly of: string;
};

export type TrialStanding = 'none' | 'passed' | 'failed' | 'outdated';

/** The last one counts, and only as long as what it was judged by is what would come into force. */
export function trialStanding(trial: ChangeTrial | null, of: string): TrialStanding {
  if (trial === null) return 'none';
  if (trial.of !== of) return 'outdated';
  return trial.passed ? 'passed' : 'failed';
}

/** Reasons that lie in the attempt itself: a browser, a moment, a crowd. */
const ofTheAttempt: ReadonlySet<string> = new Set([
  'saml-busy',
  'saml-request-unknown',
  'saml-wrong-browser',
  'saml-replayed',
]);

/** Whether a refusal says anything about the proposed values, and is worth remembering with them. */
export function isAboutTheValues(reason: string): boolean {
  return !ofTheAttempt.has(reason);
}
