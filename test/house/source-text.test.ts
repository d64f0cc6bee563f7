// What source text never holds: a way to notice that it is tested, unfinished marks, the environment read just
// anywhere, rules that are switched off, tests that are left out.
import { filesBelow, linesMatching } from './files';

const sources = filesBelow(['src'], /\.ts$/);
const everything = filesBelow(['src', 'test', 'scripts'], /\.(ts|mjs|cjs)$/);
const elsewhere = everything.filter(({ path }) => !path.startsWith('test/house/'));

/** Where a program starts; everything else is handed its configuration. */
const startsProgram = /^src\/(main|cli\/[^/]+|agent\/main|demo\/main)\.ts$/;

it('cannot tell that it is being tested', () => {
  expect(linesMatching(sources, /NODE_ENV|JEST_WORKER_ID/)).toEqual([]);
});

it('leaves nothing unfinished', () => {
  expect(linesMatching(elsewhere, /\b(TODO|FIXME|XXX)\b/)).toEqual([]);
});

it('reads the environment only where a program starts', () => {
  const others = sources.filter(({ path }) => !startsProgram.test(path));
  expect(linesMatching(others, /process\.env|from 'node:process'/)).toEqual([]);
});

it('switches no rule off', () => {
  expect(
    linesMatching(elsewhere, /eslint-disable|@ts-(ignore|expect-error|nocheck)|prettier-ignore/),
  ).toEqual([]);
});

it('leaves no test out', () => {
  const tests = elsewhere.filter(({ path }) => path.startsWith('test/'));
  const leftOut =
    /\b(it|test|describe)\.(skip|only|todo|failing)\b|\bx(it|describe|test)\(|\bf(it|describe)\(/;
  expect(linesMatching(tests, leftOut)).toEqual([]);
});
