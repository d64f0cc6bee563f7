// The documents' pictures: each is shown somewhere, told to those who do not see it, and small enough to load.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow, pathsBelow, type File } from './files';

type Shown = { readonly where: string; readonly picture: string; readonly alternative: string };

const mostBytes = 80 * 1024;
const documents = [
  ...filesBelow(['docs'], /\.md$/),
  { path: 'README.md', text: readFileSync('README.md', 'utf8') },
];
const pictures = pathsBelow(['docs/pictures']);

function shownIn({ path, text }: File): readonly Shown[] {
  return [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alternative = '', target = '']) => ({
    where: path,
    picture: join(dirname(path), target),
    alternative,
  }));
}

const shown = documents.flatMap(shownIn);

it('finds pictures', () => {
  expect(shown.length).toBeGreaterThan(0);
});

it('are there wherever they are shown, with words for those who do not see them', () => {
  expect(shown.filter(({ picture }) => !existsSync(picture))).toEqual([]);
  expect(shown.filter(({ alternative }) => alternative.split(' ').length < 3)).toEqual([]);
});

it('are all shown', () => {
  const used = new Set(shown.map(({ picture }) => picture));
  expect(pictures.filter((picture) => !used.has(picture))).toEqual([]);
});

it('are small', () => {
  expect(pictures.filter((picture) => statSync(picture).size > mostBytes)).toEqual([]);
});

it('would miss a picture that is not there, and one without words', () => {
  const [bad] = shownIn({ path: 'docs/x.md', text: '![](pictures/none.png)' });
  expect(bad).toEqual({ where: 'docs/x.md', picture: 'docs/pictures/none.png', alternative: '' });
});
