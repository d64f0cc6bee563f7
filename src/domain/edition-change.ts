// One difference between two sets of questions and rules.
import type { ApplicationPolicy } from './application-edition';
import type { BusinessApplication, Outcome } from './application-rule';
import type { Words } from './question';

export const changeKinds = ['looser', 'stricter', 'added', 'removed', 'changed', 'reworded'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const changeSubjects = ['rule', 'policy', 'application', 'question', 'step'] as const;

export type EditionChange = {
  readonly subject: (typeof changeSubjects)[number];
  readonly id: string;
  readonly kind: ChangeKind;
  /** As people read it; null where there was or is nothing. */
  readonly before: Words | null;
  readonly after: Words | null;
  /** Of a rule whose outcome is another one. */
  readonly outcomes?: readonly [Outcome, Outcome];
  /** Of a decision for everybody: all of them, before and after. */
  readonly policies?: readonly [ApplicationPolicy, ApplicationPolicy];
  /** Of a line-of-business application; undefined where there was or is none. */
  readonly applications?: readonly [BusinessApplication | undefined, BusinessApplication | undefined];
};
