// Names say what is inside: no drawers for everything, kebab-case, no files that only hand on others.
import { basename } from 'node:path';
import { pathsBelow } from './files';

const saysNothing = /(^|[/.-])(utils?|helpers?|common|shared|misc|managers?|impl)([/.-]|$)/i;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const paths = pathsBelow(['src', 'test', 'scripts']);

it('gives no file or folder a name that says nothing', () => {
  expect(paths.filter((path) => saysNothing.test(path))).toEqual([]);
});

it('writes every folder and every source file in kebab-case', () => {
  const isKebab = (path: string): boolean => {
    const parts = path.split('/');
    const folders = parts.slice(0, -1);
    return [...folders, basename(path).split('.')[0] ?? ''].every((part) => kebabCase.test(part));
  };
  const sources = paths.filter((path) => /\.(ts|mjs|cjs)$/.test(path));
  expect(sources.filter((path) => !isKebab(path))).toEqual([]);
});

it('has no index.ts', () => {
  expect(paths.filter((path) => path.endsWith('/index.ts'))).toEqual([]);
});

it.each(['src/utils/dates.ts', 'src/domain/grant-helpers.ts', 'src/common.ts', 'test/misc/x.ts'])(
  'would refuse %s',
  (path) => {
    expect(saysNothing.test(path)).toBe(true);
  },
);

it.each(['src/domain/utility-company.ts', 'src/domain/commoner.ts'])('reads whole words: %s', (path) => {
  expect(saysNothing.test(path)).toBe(false);
});
