// Reads JSON that people wrote by hand: every field is checked where it stands, unknown ones are said, nothing is converted.
// What is missing or wrong becomes a fault with its place, and something harmless in its stead, which nobody ever gets.
import { conditionFaults, type Condition } from './condition';
import type { Words } from './question';
import type { CatalogueFault } from './question-catalogue';
import { singleLine } from './text-rules';

/** More than anybody reads at once. */
const mostFaults = 50;

export type Faults = {
  readonly all: readonly CatalogueFault[];
  readonly say: (place: string, reason: string) => void;
};

export function newFaults(): Faults {
  const all: CatalogueFault[] = [];
  return {
    all,
    say: (place, reason) => {
      if (all.length < mostFaults) all.push({ place, reason });
    },
  };
}

export type Fields = {
  readonly has: (name: string) => boolean;
  readonly text: (name: string, max: number) => string;
  readonly count: (name: string) => number;
  /** False when it is not there. */
  readonly flag: (name: string) => boolean;
  readonly words: (name: string) => Words;
  readonly condition: (name: string) => Condition;
  readonly oneOf: <Option extends string>(name: string, options: readonly [Option, ...Option[]]) => Option;
  /** Empty when it is not there. */
  readonly someOf: <Option extends string>(
    name: string,
    options: readonly [Option, ...Option[]],
  ) => readonly Option[];
  readonly texts: (name: string, max: number) => readonly string[];
  readonly list: <Item>(name: string, max: number, read: (fields: Fields) => Item) => readonly Item[];
  readonly inside: <Item>(name: string, read: (fields: Fields) => Item) => Item;
};

const noWords: Words = { de: '', en: '' };

/** Reads one object; whatever it has beyond the fields that were asked for is a fault. */
export function readObject<Item>(
  { value, place, faults }: { readonly value: unknown; readonly place: string; readonly faults: Faults },
  read: (fields: Fields) => Item,
): Item {
  const entries = new Map<string, unknown>(isObject(value) ? Object.entries(value) : []);
  if (!isObject(value)) faults.say(place, 'file-no-object');
  const asked = new Set<string>();
  const at = (name: string): string => (place === '' ? name : `${place}.${name}`);
  const item = read(fieldsIn({ entries, asked, at, faults }));
  for (const name of entries.keys()) {
    if (!asked.has(name)) faults.say(at(name.slice(0, 40)), 'file-unknown-field');
  }
  return item;
}

type Source = {
  readonly entries: ReadonlyMap<string, unknown>;
  readonly asked: Set<string>;
  readonly at: (name: string) => string;
  readonly faults: Faults;
};

function fieldsIn({ entries, asked, at, faults }: Source): Fields {
  const has = (name: string): boolean => entries.has(name);
  const get = (name: string): unknown => {
    asked.add(name);
    return entries.get(name);
  };
  const wrong = <Fallback>(name: string, reason: string, fallback: Fallback): Fallback => {
    faults.say(at(name), has(name) ? reason : 'file-field-missing');
    return fallback;
  };
  const listed = (name: string, max: number): readonly unknown[] => {
    const list = get(name);
    if (!has(name)) return [];
    if (!Array.isArray(list)) return wrong(name, 'file-no-list', []);
    return list.length > max ? wrong(name, 'file-list-too-long', []) : list;
  };
  return {
    has,
    text: (name, max) => lineIn(get(name), max) ?? wrong(name, 'file-text', ''),
    count: (name) => {
      const number = get(name);
      return typeof number === 'number' && Number.isSafeInteger(number)
        ? number
        : wrong(name, 'file-number', 0);
    },
    flag: (name) => {
      const flag = get(name);
      return !has(name) || typeof flag === 'boolean' ? flag === true : wrong(name, 'file-flag', false);
    },
    words: (name) => {
      const value = get(name);
      return has(name) ? wordsIn({ value, place: at(name), faults }) : wrong(name, 'file-text', noWords);
    },
    condition: (name) => {
      const condition = get(name);
      if (isCondition(condition)) return condition;
      if (!has(name)) return wrong(name, 'file-field-missing', true);
      for (const reason of conditionFaults(condition, () => true)) faults.say(at(name), reason);
      return true;
    },
    oneOf: (name, options) => {
      const value = get(name);
      return options.find((option) => option === value) ?? wrong(name, 'file-not-a-choice', options[0]);
    },
    someOf: (name, options) =>
      listed(name, options.length).flatMap(
        (item) => options.find((option) => option === item) ?? wrong(name, 'file-not-a-choice', []),
      ),
    texts: (name, max) =>
      listed(name, max).flatMap((item) => lineIn(item, 60) ?? wrong(name, 'file-text', [])),
    list: (name, max, read) =>
      listed(name, max).map((value, index) =>
        readObject({ value, place: `${at(name)}[${index}]`, faults }, read),
      ),
    inside: (name, read) => readObject({ value: get(name) ?? {}, place: at(name), faults }, read),
  };
}

export const longestWords = 1_000;

function wordsIn(source: {
  readonly value: unknown;
  readonly place: string;
  readonly faults: Faults;
}): Words {
  return readObject(source, ({ text }) => ({ de: text('de', longestWords), en: text('en', longestWords) }));
}

/** Cleaned of what nobody sees. */
function lineIn(value: unknown, max: number): string | null {
  const line = typeof value === 'string' && value.length <= max ? singleLine(value, max) : null;
  return line?.ok === true && line.value !== '' ? line.value : null;
}

function isCondition(value: unknown): value is Condition {
  return conditionFaults(value, () => true).length === 0;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
