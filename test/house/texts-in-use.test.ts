// Every text is said somewhere: one that nobody asks for any more is deleted in both catalogues.
import { german } from '../../src/texts/de/catalogue';
import { filesBelow } from './files';

const sources = [
  ...filesBelow(['src'], /\.ts$/).filter(({ path }) => !path.startsWith('src/texts/')),
  ...filesBelow(['views'], /\.ejs$/),
].map(({ text }) => text);

/** Forms of plural are asked for by the name before them. */
const nameOf = (key: string): string => key.replace(/_(one|other)$/, '');

function keysOf(texts: object, before = ''): readonly string[] {
  return Object.entries(texts).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${before}${name}.`) : [before + name],
  );
}

const written = new Set(matches(/'([^'\n]*)'|`([^`$\n]*)`/g).map(([, quoted, ticked]) => quoted ?? ticked));

/** Names that are put together: `people.act.${act}` in code, 'people.act.' + act in templates. */
const composed = [
  ...matches(/`([a-z][a-z-]*\.[^`\n]*\$\{[^`\n]*)`/g),
  ...matches(/\bt\(`(\$\{[^`\n]*)`/g),
  ...matches(/\bt\(('[^'\n]*'(?: \+ (?:[\w.]+|'[^'\n]*'))+)/g),
].map(([, text = '']) => patternOf(text));

/** What is put in can be anything; what is written there is meant. */
function patternOf(text: string): RegExp {
  const words = text.startsWith("'") ? text.replace(/' \+ [\w.]+(?: \+ ')?/g, '${}').slice(1) : text;
  const fixed = words.replace(/'$/, '').split(/\$\{[^}]*\}/);
  return new RegExp(`^${fixed.map((part) => part.replaceAll('.', '\\.')).join('.+')}$`);
}

function matches(pattern: RegExp): readonly RegExpMatchArray[] {
  return sources.flatMap((text) => [...text.matchAll(pattern)]);
}

it('has no text that nothing asks for', () => {
  const unused = keysOf(german)
    .map(nameOf)
    .filter((key) => !written.has(key) && !composed.some((name) => name.test(key)));
  expect(unused).toEqual([]);
});

it('would notice one', () => {
  expect(written.has('kit.back')).toBe(true);
  expect(composed.some((name) => name.test('refusal.no-such-device'))).toBe(true);
  expect(composed.some((name) => name.test('kit.never-said'))).toBe(false);
});
