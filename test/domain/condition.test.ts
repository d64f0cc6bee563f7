// Conditions as data: what they may say, that they end, and that they reach nothing but what they are given.
import fc from 'fast-check';
import { conditionFaults, holds, variablesIn, type Condition } from '../../src/domain/condition';

const data = { answers: { geraet: 'privat', datenarten: ['steuer', 'pb_normal'] }, facts: { days: 400 } };
const known = (name: string): boolean =>
  ['answers.geraet', 'answers.datenarten', 'facts.days'].includes(name);
const isCondition = (one: unknown): one is Condition => conditionFaults(one, known).length === 0;
const geraet = { var: 'answers.geraet' };

describe('conditions', () => {
  it.each<[string, Condition, boolean]>([
    ['always', true, true],
    ['equality', { '==': [geraet, 'privat'] }, true],
    ['inequality', { '!=': [geraet, 'privat'] }, false],
    ['one of a list', { in: [geraet, ['dienstlich', 'privat']] }, true],
    ['two lists with something in common', { 'any-of': [{ var: 'answers.datenarten' }, ['steuer']] }, true],
    ['two lists without', { 'any-of': [{ var: 'answers.datenarten' }, ['sozialdaten']] }, false],
    ['a list that is not there', { 'any-of': [{ var: 'answers.nothing' }, ['steuer']] }, false],
    ['text where a list is expected', { 'any-of': [geraet, ['privat']] }, false],
    ['numbers', { '>': [{ var: 'facts.days' }, 365] }, true],
    ['a number that is not there', { '>': [{ var: 'facts.nothing' }, 0] }, false],
    ['both', { and: [{ '==': [geraet, 'privat'] }, { '<': [{ var: 'facts.days' }, 10] }] }, false],
    ['either', { or: [{ '==': [geraet, 'privat'] }, { '<': [{ var: 'facts.days' }, 10] }] }, true],
    ['not', { '!': [{ '==': [geraet, 'privat'] }] }, false],
    ['something that is no yes or no', geraet, false],
  ])('understands: %s', (_what, condition, expected) => {
    expect(holds(condition, data)).toBe(expected);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['an operator that is not ours', { map: [[1], 2] }, ['condition-operator']],
    ['code', { method: [geraet, 'constructor'] }, ['condition-operator']],
    ['a variable that is not offered', { '==': [{ var: 'answers.other' }, 1] }, ['condition-variable']],
    ['the way to a prototype', { '==': [{ var: 'answers.constructor.name' }, 1] }, ['condition-variable']],
    ['a computed variable', { '==': [{ var: [geraet] }, 1] }, ['condition-variable']],
    ['two operators at once', { '==': [1, 1], and: [true] }, ['condition-malformed']],
    ['text', 'privat', ['condition-malformed']],
    ['nothing', null, ['condition-malformed']],
    ['an empty object', {}, ['condition-malformed']],
    ['one operand too few', { '==': [geraet] }, ['condition-malformed']],
    ['and of nothing', { and: [] }, ['condition-malformed']],
    ['false, which would mean never', false, ['condition-malformed']],
  ])('is refused: %s', (_what, condition, faults) => {
    expect(conditionFaults(condition, known)).toEqual(faults);
  });

  it('is refused: deeper or longer than anybody would write', () => {
    const nested = (depth: number): unknown => (depth === 0 ? true : { '!': [nested(depth - 1)] });
    expect(conditionFaults(nested(5), known)).toEqual([]);
    expect(conditionFaults(nested(5_000), known)).toEqual(['condition-too-large']);
    const wide = { or: Array.from({ length: 10_000 }, () => ({ '==': [geraet, 'x'] })) };
    expect(conditionFaults(wide, known)).toEqual(['condition-too-large']);
  });

  it('says what it reads', () => {
    const condition: Condition = { and: [{ '==': [geraet, 'privat'] }, { '>': [{ var: 'facts.days' }, 3] }] };
    expect([...variablesIn(condition)]).toEqual(['answers.geraet', 'facts.days']);
    expect([...variablesIn(true)]).toEqual([]);
  });

  it('never throws on anything that was found without fault, and always says yes or no', () => {
    const { condition } = fc.letrec<{ condition: unknown }>((tie) => ({
      condition: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(true, null, 'privat', 7, geraet, ['a', 'b']),
        fc.record({ '==': fc.tuple(tie('condition'), tie('condition')) }),
        fc.record({ and: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ 'any-of': fc.tuple(tie('condition'), tie('condition')) }),
        fc.record({ '<': fc.tuple(tie('condition'), tie('condition')) }),
        fc.record({ in: fc.tuple(tie('condition'), tie('condition')) }),
        fc.record({ '!': tie('condition') }),
      ),
    }));
    fc.assert(
      fc.property(condition.filter(isCondition), (one) => {
        expect(typeof holds(one, data)).toBe('boolean');
      }),
    );
  });
});
