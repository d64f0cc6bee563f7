// What the rules made of an application, in plain words: the outcome, every rule that fired with its number and reason, what
// becomes of each line-of-business application, and what follows.
import { outcomes, type Outcome } from '../../domain/application-rule';
import type { ApplicationEdition } from '../../domain/application-edition';
import type { Assessment } from '../../domain/assessment';
import type { EvaluatedApplication, Evaluation, Hit } from '../../domain/evaluate-application';
import { questionsOf, type QuestionCatalogue } from '../../domain/question-catalogue';
import { answersByStep, type AnsweredStep } from './answer-words';
import type { PersonContext } from './context';
import { badge, type Reader } from './status';
import type { Badge, Tone } from './view-models';

type HitView = { readonly rule: string; readonly reason: string; readonly badge: Badge };

/** views/kit/assessment */
export type AssessmentView = {
  readonly outcome: Badge;
  readonly hits: readonly HitView[];
  readonly applications: readonly {
    readonly name: string;
    readonly badge: Badge;
    readonly hits: readonly Omit<HitView, 'badge'>[];
  }[];
  readonly obligations: readonly { readonly text: string; readonly by: string }[];
  readonly heard: readonly string[];
  readonly toFindOut: readonly string[];
};

/** views/kit/answers */
export type AnswersView = readonly AnsweredStep[];

/** An assessment with the edition by which it was made. */
export type AssessedBy = { readonly assessment: Assessment; readonly edition: ApplicationEdition };

const tones: Readonly<Record<Outcome, Tone>> = {
  admissible: 'success',
  'with-conditions': 'info',
  'case-by-case': 'warning',
  'other-way': 'warning',
  excluded: 'danger',
};

export function outcomeBadge(t: PersonContext['t'], outcome: Outcome): Badge {
  return badge(t(`assessment.outcome.${outcome}`), tones[outcome]);
}

type ToShow = {
  readonly evaluation: Evaluation;
  readonly catalogue: QuestionCatalogue;
  readonly reader: Reader;
};

export function assessmentView(
  { t, language }: PersonContext,
  { evaluation, catalogue, reader }: ToShow,
): AssessmentView {
  const hitView = ({ rule, reason, outcome }: Hit): HitView => ({
    rule,
    reason: reason[language],
    badge: outcomeBadge(t, outcome),
  });
  const unknown = new Set(evaluation.toFindOut);
  return {
    outcome: outcomeBadge(t, evaluation.outcome),
    // What decides comes first; among equals, in the order of the rules.
    hits: evaluation.hits.toSorted((a, b) => weightOf(b) - weightOf(a)).map(hitView),
    applications: evaluation.applications.map(({ name, outcome, hits }: EvaluatedApplication) => ({
      name,
      badge: outcomeBadge(t, outcome),
      hits: hits.map(({ rule, reason }) => ({ rule, reason: reason[language] })),
    })),
    obligations: evaluation.obligations.map(({ words, by = 'applicant' }) => ({
      text: words[language],
      by: t(`assessment.${reader === 'own' ? 'by-own' : 'by'}.${by}`),
    })),
    heard: evaluation.heard.map((role) => t(`assessment.heard.${role}`)),
    toFindOut: questionsOf(catalogue)
      .filter(({ id }) => unknown.has(id))
      .map(({ label }) => label[language]),
  };
}

export type ShownAssessment = { readonly assessment: AssessmentView; readonly answers: AnswersView };

function weightOf({ outcome }: Hit): number {
  return outcomes.indexOf(outcome);
}

/** Null for applications from before there were rules. */
export function shownAssessment(
  context: PersonContext,
  assessed: AssessedBy | null,
  reader: Reader,
): ShownAssessment | null {
  if (assessed === null) return null;
  const { assessment, edition } = assessed;
  return {
    assessment: assessmentView(context, {
      evaluation: assessment.evaluation,
      catalogue: edition.catalogue,
      reader,
    }),
    answers: answersByStep(context, { ...edition, answers: assessment.answers }),
  };
}
