// Changes a message at random, as somebody would who does not know what they are looking for: bytes, elements,
// attributes, base64. All chance comes in from outside, so that a run can be repeated.

/** Whole numbers from 0 up to below the limit. */
export type Chance = (limit: number) => number;

type Mutation = (text: string, chance: Chance) => string;

const elements = /<([\w.-]+:)?[\w.-]+(?:\s[^<>]*)?>/g;
const attributes = /\s[\w:.-]+="[^"]*"/g;
const texts = />([^<]+)</g;
const pieces = [
  '<',
  '>',
  '"',
  '&',
  '/>',
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '<?x',
  ' ',
  '\n',
  '\u0000',
  'é',
  '&#x41;',
  '=',
  ':',
];

/** Named for the report of a run that found something. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'flip a bit': (text, chance) => {
    const at = chance(text.length);
    const changed = String.fromCharCode(text.charCodeAt(at) ^ (1 << chance(7)));
    return text.slice(0, at) + changed + text.slice(at + 1);
  },
  'delete a stretch': (text, chance) => {
    const at = chance(text.length);
    return text.slice(0, at) + text.slice(at + 1 + chance(40));
  },
  'repeat a stretch': (text, chance) => {
    const at = chance(text.length);
    const stretch = text.slice(at, at + 1 + chance(200));
    return text.slice(0, at) + stretch + text.slice(at);
  },
  'put something in': (text, chance) => {
    const at = chance(text.length);
    return text.slice(0, at) + (pieces[chance(pieces.length)] ?? '') + text.slice(at);
  },
  'delete an element': (text, chance) => {
    const { start, end } = element(text, chance);
    return text.slice(0, start) + text.slice(end);
  },
  'repeat an element': (text, chance) => {
    const { start, end } = element(text, chance);
    return text.slice(0, end) + text.slice(start, end) + text.slice(end);
  },
  'move an element': (text, chance) => {
    const { start, end } = element(text, chance);
    const rest = text.slice(0, start) + text.slice(end);
    const place = element(rest, chance);
    const at = chance(2) === 0 ? place.start : place.end;
    return rest.slice(0, at) + text.slice(start, end) + rest.slice(at);
  },
  'exchange two elements': (text, chance) => {
    const [one, other] = [element(text, chance), element(text, chance)].sort((a, b) => a.start - b.start);
    if (one === undefined || other === undefined || one.end > other.start) return text;
    const between = text.slice(one.end, other.start);
    const swapped = text.slice(other.start, other.end) + between + text.slice(one.start, one.end);
    return text.slice(0, one.start) + swapped + text.slice(other.end);
  },
  'rename an element': (text, chance) =>
    replaceOne({ text, pattern: elements, chance }, (tag) => tag.replace(/\w/, 'X')),
  'delete an attribute': (text, chance) => replaceOne({ text, pattern: attributes, chance }, () => ''),
  'repeat an attribute': (text, chance) =>
    replaceOne({ text, pattern: attributes, chance }, (one) => one + one),
  'change an attribute': (text, chance) =>
    replaceOne({ text, pattern: attributes, chance }, (one) =>
      one.replace(/"[^"]*"/, `"${'x'.repeat(chance(9))}"`),
    ),
  'exchange attribute values': (text, chance) => {
    const values = [...text.matchAll(attributes)].map(([one]) => /"[^"]*"/.exec(one)?.[0] ?? '""');
    return replaceOne({ text, pattern: attributes, chance }, (one) =>
      one.replace(/"[^"]*"/, () => values[chance(values.length)] ?? ''),
    );
  },
  'change a text': (text, chance) =>
    replaceOne({ text, pattern: texts, chance }, (one) => one.replace(/[^<>]/, 'x')),
  'add white space': (text, chance) =>
    replaceOne({ text, pattern: elements, chance }, (tag) => `${' \n'.repeat(1 + chance(3))}${tag}`),
};

export function mutated(text: string, name: string, chance: Chance): string {
  return mutations[name]?.(text, chance) ?? text;
}

/** From a tag that opens to the end of its element, as far as a pattern can tell. */
function element(text: string, chance: Chance): { readonly start: number; readonly end: number } {
  const found = [...text.matchAll(elements)];
  const one = found[chance(Math.max(found.length, 1))];
  if (one === undefined) return { start: 0, end: 0 };
  const name = /^<([^\s>/]+)/.exec(one[0])?.[1] ?? '';
  const close = text.indexOf(`</${name}>`, one.index);
  return { start: one.index, end: close === -1 ? one.index + one[0].length : close + name.length + 3 };
}

type Search = { readonly text: string; readonly pattern: RegExp; readonly chance: Chance };

function replaceOne({ text, pattern, chance }: Search, change: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  const one = found[chance(Math.max(found.length, 1))];
  if (one === undefined) return text;
  return text.slice(0, one.index) + change(one[0]) + text.slice(one.index + one[0].length);
}
