// Every source file opens with one to three lines that say what it is for.
import { filesBelow } from './files';

const header = /^(\/\/ (?!Needs: |Alone: ).*\n){1,3}(\/\/ Needs: .*\n)?(\/\/ Alone: .*\n)?(?!\/\/)/;
const blockHeader = /^\/\*\* ?\S.*\*\/\n|^\/\*\*\n( \* \S.*\n){1,3} \*\/\n/;

function opensWithHeader(text: string): boolean {
  return header.test(text) || blockHeader.test(text);
}

it('is kept by every TypeScript file and script', () => {
  const files = filesBelow(['src', 'test', 'scripts'], /\.(ts|mjs|cjs)$/);
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter(({ text }) => !opensWithHeader(text)).map(({ path }) => path)).toEqual([]);
});

it.each([
  ['no comment', `import x from 'x';\n`],
  ['an empty comment', '//\nimport x;\n'],
  ['four lines', '// a\n// b\n// c\n// d\nimport x;\n'],
  ['nothing but needs', '// Needs: postgresql\nimport x;\n'],
  ['nothing but why alone', '// Alone: measures.\nimport x;\n'],
  ['a block of four lines', '/**\n * a\n * b\n * c\n * d\n */\nimport x;\n'],
])('refuses %s', (_, text) => {
  expect(opensWithHeader(text)).toBe(false);
});

it.each([
  ['one line', '// Says what.\nimport x;\n'],
  ['three lines and needs', '// a\n// b\n// c\n// Needs: chromium\nimport x;\n'],
  [
    'three lines, needs and why alone',
    '// a\n// b\n// c\n// Needs: chromium\n// Alone: measures.\nimport x;\n',
  ],
  ['a block of one line', '/** Says what. */\nimport x;\n'],
  ['a block of three lines', '/**\n * a\n * b\n * c\n */\nimport x;\n'],
])('accepts %s', (_, text) => {
  expect(opensWithHeader(text)).toBe(true);
});
