// Conditions of questions and rules: a small part of JsonLogic (https://jsonlogic.com), written by people who are no
// programmers, checked before it counts, and interpreted only: no code is made of it, and it ends soon.
import { defaultMethods, LogicEngine } from 'json-logic-engine';

type Operation = { readonly [operator: string]: Operand };
type Operand = string | number | boolean | null | Operation | readonly Operand[];

/** `{"==": [{"var": "answers.geraet"}, "privat"]}`; `true` always holds. */
export type Condition = true | Operation;

/** What conditions are about: paths such as `answers.geraet`; what is not there is null. */
export type ConditionData = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export type ConditionFault =
  'condition-malformed' | 'condition-operator' | 'condition-variable' | 'condition-too-large';

const borrowed = ['var', '!', 'and', 'or'] as const;

type Comparison = (one: unknown, other: unknown) => boolean;

/**
 * Ours, because JsonLogic turns values into one another, and throws where it cannot. Nothing is turned here: what is of
 * another kind is not equal, not more, not less, and in no list. `any-of`: two lists have something in common.
 */
const compared: Readonly<Record<string, Comparison>> = {
  '==': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '<': (one, other) => isBefore(one, other),
  '>': (one, other) => isBefore(other, one),
  '<=': (one, other) => isBefore(one, other) || (one === other && isOrdered(one)),
  '>=': (one, other) => isBefore(other, one) || (one === other && isOrdered(one)),
  in: (item, list) => Array.isArray(list) && list.includes(item),
  'any-of': (one, other) =>
    Array.isArray(one) && Array.isArray(other) && one.some((item) => other.includes(item)),
};

/** Numbers, and texts such as days. */
function isBefore(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') return one < other;
  return typeof one === 'string' && typeof other === 'string' && one < other;
}

function isOrdered(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string';
}

const operators: ReadonlySet<string> = new Set([...borrowed, ...Object.keys(compared)]);

const mostParts = 120;
const deepest = 8;

const engine = new LogicEngine(Object.fromEntries(borrowed.map((name) => [name, methodOf(name)])), {
  // Nothing is remembered between two runs: conditions are few and small, and come and go with catalogues.
  disableInterpretedOptimization: true,
});
for (const [name, method] of Object.entries(compared)) {
  engine.addMethod(name, {
    method: (operands: unknown) => {
      return Array.isArray(operands) && method(operands[0], operands[1]);
    },
  });
}

function methodOf(name: string): unknown {
  return Reflect.get(defaultMethods, name);
}

/** Only for a condition without faults. */
export function holds(condition: Condition, data: ConditionData): boolean {
  return condition === true || engine.run(condition, data) === true;
}

/** Whatever is wrong with it, once each. `variables`: those that may be asked for. */
export function conditionFaults(
  condition: unknown,
  variables: (name: string) => boolean,
): readonly ConditionFault[] {
  if (condition === true) return [];
  const parts = partsOf(condition);
  if (parts === null) return ['condition-too-large'];
  const faults = parts.flatMap((part) => partFaults(part, variables));
  return [...new Set(isOperation(condition) ? faults : [...faults, 'condition-malformed' as const])];
}

/** The paths that it reads. */
export function variablesIn(condition: Condition): ReadonlySet<string> {
  const parts = condition === true ? [] : (partsOf(condition) ?? []);
  return new Set(parts.flatMap((part) => (isOperation(part) ? (variableOf(part) ?? []) : [])));
}

type OneEntry = { readonly [operator: string]: unknown };

function isOperation(part: unknown): part is OneEntry {
  return typeof part === 'object' && part !== null && !Array.isArray(part) && Object.keys(part).length === 1;
}

function variableOf(part: OneEntry): string | null {
  const name = part['var'];
  return typeof name === 'string' ? name : null;
}

/** Everything in it, itself included; null when that is too much. */
function partsOf(condition: unknown): readonly unknown[] | null {
  const parts: unknown[] = [];
  let level: readonly unknown[] = [condition];
  for (let depth = 0; level.length > 0; depth += 1) {
    parts.push(...level);
    if (depth > deepest * 2 || parts.length > mostParts) return null;
    level = level.flatMap(insideOf);
  }
  return parts;
}

function insideOf(part: unknown): readonly unknown[] {
  if (Array.isArray(part)) return part;
  return isOperation(part) ? Object.values(part) : [];
}

function partFaults(part: unknown, variables: (name: string) => boolean): readonly ConditionFault[] {
  if (part === null || ['string', 'number', 'boolean'].includes(typeof part) || Array.isArray(part))
    return [];
  if (!isOperation(part)) return ['condition-malformed'];
  const [operator = ''] = Object.keys(part);
  if (!operators.has(operator)) return ['condition-operator'];
  if (operator === 'var') {
    const name = variableOf(part);
    return name !== null && variables(name) ? [] : ['condition-variable'];
  }
  return hasOperands(operator, part[operator]) ? [] : ['condition-malformed'];
}

function hasOperands(operator: string, operands: unknown): boolean {
  if (operator === '!') return !Array.isArray(operands) || operands.length === 1;
  if (!Array.isArray(operands)) return false;
  return operator === 'and' || operator === 'or' ? operands.length > 0 : operands.length === 2;
}
