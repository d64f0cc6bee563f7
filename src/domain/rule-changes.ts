// What a municipality may make of the provider's rules: stricter at any time, looser only where the rule allows it, and
// then with a second person and a reason (BSI ORP.4.A4: separation of duties).
import { isAtLeast, type ApplicationRule, type RuleSet } from './application-rule';

export type RuleChange = {
  readonly rule: ApplicationRule['id'];
  readonly kind: 'added' | 'stricter' | 'looser' | 'reworded';
};

/** From the template, in the order of its rules, then those that came in addition. Forbidden where `isForbidden` says so. */
export function ruleChanges(template: RuleSet, own: RuleSet): readonly RuleChange[] {
  const changed = template.rules.flatMap((before) => {
    const after = own.rules.find(({ id }) => id === before.id);
    const kind = after === undefined ? 'looser' : kindOf(before, after);
    return kind === null ? [] : [{ rule: before.id, kind }];
  });
  const known = new Set(template.rules.map(({ id }) => id));
  const added = own.rules.filter(({ id }) => !known.has(id));
  return [...changed, ...added.map(({ id }) => ({ rule: id, kind: 'added' as const }))];
}

/** The rules that may not be loosened, and are. */
export function forbiddenChanges(template: RuleSet, own: RuleSet): readonly ApplicationRule['id'][] {
  const locked = new Set(template.rules.filter((rule) => rule.locked).map(({ id }) => id));
  return ruleChanges(template, own)
    .filter(({ rule, kind }) => kind === 'looser' && locked.has(rule))
    .map(({ rule }) => rule);
}

export function needsSecondPerson(template: RuleSet, own: RuleSet): boolean {
  return ruleChanges(template, own).some(({ kind }) => kind === 'looser');
}

/**
 * Whether another condition is stricter nobody can tell in general, so that it counts as looser; a stricter case is a
 * rule in addition.
 */
function kindOf(before: ApplicationRule, after: ApplicationRule): RuleChange['kind'] | null {
  if (isLooser(before, after)) return 'looser';
  if (isStricter(before, after)) return 'stricter';
  return isSame(wordsOf(before), wordsOf(after)) ? null : 'reworded';
}

function isLooser(before: ApplicationRule, after: ApplicationRule): boolean {
  if (!isSame(before.when, after.when) || before.each !== after.each) return true;
  if (!isAtLeast(after.outcome, before.outcome) || (before.locked && !after.locked)) return true;
  if (before.effect !== undefined && before.effect !== after.effect) return true;
  // Nobody is heard on what is excluded anyway, and it has no obligations.
  if (after.outcome === 'excluded') return false;
  return !keepsAll(before.heard, after.heard) || !keepsAll(obligationIds(before), obligationIds(after));
}

function isStricter(before: ApplicationRule, after: ApplicationRule): boolean {
  return (
    before.outcome !== after.outcome ||
    before.effect !== after.effect ||
    before.locked !== after.locked ||
    !keepsAll(after.heard, before.heard) ||
    !keepsAll(obligationIds(after), obligationIds(before))
  );
}

function obligationIds({ obligations = [] }: ApplicationRule): readonly string[] {
  return obligations.map(({ id }) => id);
}

function wordsOf({ reason, obligations = [] }: ApplicationRule) {
  return [reason, ...obligations];
}

function keepsAll(before: readonly string[] = [], after: readonly string[] = []): boolean {
  return before.every((one) => after.includes(one));
}

/** Plain data that came from files: the same text in the same order. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
