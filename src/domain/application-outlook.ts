// What the answers of one step bring about, said while somebody is still answering: by the same rules as later, and of no
// consequence.
import { judgeDraft, type JudgedBy } from './application-draft';
import { leafletQuestion } from './application-form';
import type { Hit } from './evaluate-application';
import { yes, type Answers, type QuestionId } from './question';
import type { QuestionCatalogue } from './question-catalogue';

/** As it travels to a browser: times are texts there. */
export type OutlookMaterial = {
  readonly form: QuestionCatalogue;
  /** As they were saved. */
  readonly answers: Answers;
  /** Null while it is not known which access it is about. */
  readonly judgedBy: (Omit<JudgedBy, 'now'> & { readonly now: string }) | null;
};

export type OutlookHit = Hit & {
  /** The line-of-business application that it is about; empty for the application as a whole. */
  readonly of: string;
};

/** The rules that fire with these answers of a step and would not without them. */
export function hitsOfStep(
  { answers, judgedBy }: OutlookMaterial,
  step: readonly QuestionId[],
  given: Answers,
): readonly OutlookHit[] {
  if (judgedBy === null) return [];
  const others = Object.fromEntries(Object.entries(answers).filter(([id]) => !step.includes(id)));
  const around = { ...judgedBy, now: new Date(judgedBy.now) };
  const before = new Set(hitsOf(others, around).map(keyOf));
  return hitsOf({ ...others, ...given }, around).filter((hit) => !before.has(keyOf(hit)));
}

function hitsOf(answers: Answers, around: JudgedBy): readonly OutlookHit[] {
  const { leafletVersion } = around.tenant;
  const { evaluation } = judgeDraft(
    { answers: { ...answers, [leafletQuestion]: yes }, leafletVersion },
    around,
  );
  return [
    ...evaluation.hits.map((hit) => ({ ...hit, of: '' })),
    ...evaluation.applications.flatMap(({ name, hits }) => hits.map((hit) => ({ ...hit, of: name }))),
  ];
}

function keyOf({ rule, of }: OutlookHit): string {
  return `${rule} ${of}`;
}
