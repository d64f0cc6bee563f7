// Every test on real parts says in its header which it needs, so that the runner can install them or name what it
// leaves out; the names are those of the list the runner reads.
import { readFileSync } from 'node:fs';
import { filesBelow } from './files';

const known: readonly { readonly name: string }[] = JSON.parse(
  readFileSync('test/lab/support/packages.json', 'utf8'),
);
const needsLine = /^\/\/ Needs: ([a-z-]+(?:, [a-z-]+)*)\.?$/m;

it('is said by every file of the lab', () => {
  const files = filesBelow(['test/lab'], /\.test\.ts$/);
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter(({ text }) => !needsLine.test(text)).map(({ path }) => path)).toEqual([]);
});

it('names only what the runner knows', () => {
  const names = filesBelow(['test'], /\.test\.ts$/)
    .filter(({ path }) => !path.startsWith('test/house/'))
    .flatMap(({ text }) => needsLine.exec(text)?.[1]?.split(', ') ?? []);
  const unknown = names.filter((name) => !known.some((one) => one.name === name));
  expect(unknown).toEqual([]);
});

it('runs nothing alone but files of the lab, and says why', () => {
  const files = filesBelow(['test'], /\.test\.ts$/).filter(({ text }) => /^\/\/ Alone\b/m.test(text));
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter(({ path }) => !path.startsWith('test/lab/')).map(({ path }) => path)).toEqual([]);
  expect(files.filter(({ text }) => !/^\/\/ Alone: \S.+\.$/m.test(text)).map(({ path }) => path)).toEqual([]);
});
