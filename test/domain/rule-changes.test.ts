// What a municipality may make of the provider's rules.
import type { ApplicationRule, RuleSet } from '../../src/domain/application-rule';
import { defaultRules } from '../../src/domain/default-rules';
import { forbiddenChanges, needsSecondPerson, ruleChanges } from '../../src/domain/rule-changes';

function withRule(id: string, change: (rule: ApplicationRule) => ApplicationRule | null): RuleSet {
  const rules = defaultRules.rules.flatMap((rule) => (rule.id === id ? (change(rule) ?? []) : [rule]));
  return { version: 2, rules };
}

const changesOf = (own: RuleSet) => ruleChanges(defaultRules, own);

describe('rules of a municipality', () => {
  it('are the same to begin with', () => {
    expect(changesOf(defaultRules)).toEqual([]);
    expect(needsSecondPerson(defaultRules, defaultRules)).toBe(false);
  });

  it.each<[string, string, (rule: ApplicationRule) => ApplicationRule | null, string]>([
    ['a stricter outcome', 'R03', (rule) => ({ ...rule, outcome: 'excluded', locked: true }), 'stricter'],
    ['excluded instead of heard', 'R06', (rule) => ({ ...rule, outcome: 'excluded' }), 'stricter'],
    [
      'somebody more is heard',
      'R06',
      (rule) => ({ ...rule, heard: ['dpo', 'security-officer'] }),
      'stricter',
    ],
    [
      'another obligation',
      'R19',
      (rule) => ({
        ...rule,
        obligations: [...(rule.obligations ?? []), { id: 'x', words: { de: 'a', en: 'b' } }],
      }),
      'stricter',
    ],
    ['other words', 'R03', (rule) => ({ ...rule, reason: { de: 'Nein.', en: 'No.' } }), 'reworded'],
    [
      'other words of an obligation',
      'R19',
      (rule) => ({
        ...rule,
        obligations: (rule.obligations ?? []).map((one) => ({
          ...one,
          words: { de: 'Bitte!', en: 'Please!' },
        })),
      }),
      'reworded',
    ],
    ['a milder outcome', 'R03', (rule) => ({ ...rule, outcome: 'case-by-case' }), 'looser'],
    [
      'another condition',
      'R03',
      (rule) => ({ ...rule, when: { '==': [{ var: 'answers.geraet' }, 'privat'] } }),
      'looser',
    ],
    ['nobody is heard', 'R06', (rule) => ({ ...rule, heard: [] }), 'looser'],
    ['an obligation less', 'R06', (rule) => ({ ...rule, obligations: [] }), 'looser'],
    ['the period is not shortened', 'R14', (rule) => ({ ...rule, effect: 'not-sendable' }), 'looser'],
    ['gone', 'R03', () => null, 'looser'],
  ])('%s', (_what, id, change, kind) => {
    const own = withRule(id, change);
    expect(changesOf(own)).toEqual([{ rule: id, kind }]);
    expect(needsSecondPerson(defaultRules, own)).toBe(kind === 'looser');
    expect(forbiddenChanges(defaultRules, own)).toEqual([]);
  });

  it('may be more', () => {
    const added: ApplicationRule = {
      id: 'M01',
      locked: false,
      when: true,
      outcome: 'excluded',
      reason: { de: 'Bei uns nicht.', en: 'Not with us.' },
    };
    const own = {
      version: 2,
      rules: [...defaultRules.rules, added],
    };
    expect(changesOf(own)).toEqual([{ rule: 'M01', kind: 'added' }]);
    expect(needsSecondPerson(defaultRules, own)).toBe(false);
  });

  it.each(['R01', 'R02', 'R05', 'R16'])('cannot loosen %s, drop it or unlock it', (id) => {
    for (const change of [
      () => null,
      (rule: ApplicationRule) => ({ ...rule, outcome: 'with-conditions' as const }),
      (rule: ApplicationRule) => ({ ...rule, locked: false }),
      (rule: ApplicationRule) => ({ ...rule, when: { '==': [1, 2] } }),
    ]) {
      expect(forbiddenChanges(defaultRules, withRule(id, change))).toEqual([id]);
    }
    expect(
      forbiddenChanges(
        defaultRules,
        withRule(id, (rule) => ({ ...rule, reason: { de: 'x', en: 'y' } })),
      ),
    ).toEqual([]);
  });
});
