// What differs between two sets of questions and rules, so that people can read it before it counts: what is new, stricter,
// milder or only in other words.
import type { ApplicationEdition } from './application-edition';
import {
  applicationWays,
  isSameApplication,
  protectionNeeds,
  type BusinessApplication,
} from './application-rule';
import { changeKinds, type ChangeKind, type EditionChange } from './edition-change';
import { policyChanges } from './policy-changes';
import type { Question, Words } from './question';
import { questionsOf, type QuestionCatalogue } from './question-catalogue';
import { ruleChanges } from './rule-changes';
import { placesOfQuestion } from './wordings';

type Judged = Pick<ApplicationEdition, 'catalogue' | 'ruleSet' | 'applications' | 'policy'>;

/** What loosens comes first. `earlier`: how applications that are new here were listed last, where they were. */
export function editionChanges(
  before: Judged,
  after: Judged,
  earlier: readonly BusinessApplication[] = [],
): readonly EditionChange[] {
  const changes = [
    ...rulesChanged(before, after),
    ...policyChanges(before.policy, after.policy),
    ...applicationsChanged(before.applications, after.applications, earlier),
    ...questionsChanged(before.catalogue, after.catalogue),
  ];
  return changes.toSorted((one, other) => changeKinds.indexOf(one.kind) - changeKinds.indexOf(other.kind));
}

/** Then another person has to confirm it (BSI ORP.4.A4: separation of duties). */
export function loosens(changes: readonly EditionChange[]): boolean {
  return changes.some(({ kind }) => kind === 'looser');
}

function rulesChanged(before: Judged, after: Judged): readonly EditionChange[] {
  return ruleChanges(before.ruleSet, after.ruleSet).map(({ rule, kind }) => {
    const was = before.ruleSet.rules.find(({ id }) => id === rule);
    const is = after.ruleSet.rules.find(({ id }) => id === rule);
    const outcomes =
      was !== undefined && is !== undefined && was.outcome !== is.outcome
        ? { outcomes: [was.outcome, is.outcome] as const }
        : {};
    return {
      subject: 'rule',
      id: rule,
      kind,
      before: was?.reason ?? null,
      after: is?.reason ?? null,
      ...outcomes,
    };
  });
}

function applicationsChanged(
  before: readonly BusinessApplication[],
  after: readonly BusinessApplication[],
  earlier: readonly BusinessApplication[],
): readonly EditionChange[] {
  const changed = before.flatMap((was) => {
    const is = after.find(({ id }) => id === was.id);
    const kind = is === undefined ? 'removed' : applicationChange(was, is);
    return kind === null ? [] : [applicationEntry(was.id, kind, [was, is])];
  });
  const known = new Set(before.map(({ id }) => id));
  const added = after.filter(({ id }) => !known.has(id));
  return [...changed, ...added.map((is) => addedEntry(is, earlier))];
}

/** Removed and listed again with a wider way is no new application: else two editions would do what one may not alone. */
function addedEntry(is: BusinessApplication, earlier: readonly BusinessApplication[]): EditionChange {
  const was = earlier.find((one) => isSameApplication(one, is) && applicationChange(one, is) === 'looser');
  return applicationEntry(is.id, was === undefined ? 'added' : 'looser', [was, is]);
}

function applicationEntry(
  id: string,
  kind: ChangeKind,
  [was, is]: readonly [BusinessApplication | undefined, BusinessApplication | undefined],
): EditionChange {
  const named = (one: BusinessApplication | undefined): Words | null =>
    one === undefined ? null : { de: one.name, en: one.name };
  return { subject: 'application', id, kind, before: named(was), after: named(is), applications: [was, is] };
}

/** A wider way, less protection or fewer kinds of data: rules may take it less strictly. */
function applicationChange(was: BusinessApplication, is: BusinessApplication): ChangeKind | null {
  const steps = [
    applicationWays.indexOf(is.way) - applicationWays.indexOf(was.way),
    protectionNeeds.indexOf(is.protection) - protectionNeeds.indexOf(was.protection),
    was.data.every((kind) => is.data.includes(kind)) ? is.data.length - was.data.length : -1,
  ];
  if (steps.some((step) => step < 0)) return 'looser';
  if (steps.some((step) => step > 0)) return 'stricter';
  return was.name === is.name ? null : 'reworded';
}

function questionsChanged(before: QuestionCatalogue, after: QuestionCatalogue): readonly EditionChange[] {
  const were = questionsOf(before);
  const are = questionsOf(after);
  const changed = were.flatMap((was) => {
    const is = are.find(({ id }) => id === was.id);
    return is === undefined ? [entry(was.id, 'removed', [was.label, null])] : questionChanges(was, is);
  });
  const known = new Set(were.map(({ id }) => id));
  const added = are.filter(({ id }) => !known.has(id));
  return [...changed, ...added.map((is) => entry(is.id, 'added', [null, is.label])), ...steps(before, after)];
}

function questionChanges(was: Question, is: Question): readonly EditionChange[] {
  const placesAfter = new Map(placesOfQuestion(is).map(({ of, words }) => [of, words] as const));
  const reworded = placesOfQuestion(was).flatMap(({ of, words }) => {
    const now = placesAfter.get(of);
    return now === undefined || isSame(words, now) ? [] : [entry(was.id, 'reworded', [words, now])];
  });
  const differs = !isSame(bare(was), bare(is));
  return differs ? [entry(was.id, 'changed', [was.label, is.label]), ...reworded] : reworded;
}

/** Without words. */
function bare(question: Question): unknown {
  const wordless = { ...question, label: null, hint: null };
  return 'options' in question ? { ...wordless, options: question.options.map(({ id }) => id) } : wordless;
}

function steps(before: QuestionCatalogue, after: QuestionCatalogue): readonly EditionChange[] {
  return before.steps.flatMap(({ id, title }) => {
    const now = after.steps.find((step) => step.id === id);
    if (now === undefined || isSame(now.title, title)) return [];
    return [{ subject: 'step' as const, id, kind: 'reworded' as const, before: title, after: now.title }];
  });
}

function entry(
  id: string,
  kind: ChangeKind,
  [before, after]: readonly [Words | null, Words | null],
): EditionChange {
  return { subject: 'question', id, kind, before, after };
}

/** Plain data that came from files. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
