// What an application is for: a first access, or something about one that is there.
import { answerTo, type Answers } from './question';

export const requestKinds = ['new', 'change', 'extension', 'additional-device', 'replacement'] as const;

export type RequestKind = (typeof requestKinds)[number];

/** The question that every catalogue begins with, and what its answers stand for. */
export const kindQuestion = 'antragsart';

const kindOf: ReadonlyMap<unknown, RequestKind> = new Map([
  ['neu', 'new'],
  ['aenderung', 'change'],
  ['verlaengerung', 'extension'],
  ['zusatzgeraet', 'additional-device'],
  ['ersatz_nach_verlust', 'replacement'],
]);

/** Null: not said yet. */
export function requestKindIn(answers: Answers): RequestKind | null {
  return kindOfAnswer(answerTo(kindQuestion, answers));
}

export function kindOfAnswer(answer: unknown): RequestKind | null {
  return kindOf.get(answer) ?? null;
}

/** It is about an access that its person holds. */
export function isAboutGrant(kind: RequestKind): boolean {
  return kind !== 'new';
}
