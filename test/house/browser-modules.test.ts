// What the scripts of pages are made of: nothing that is not on the list, so that no package slips in unseen beside keys.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { pageScripts } from '../../scripts/bundles';

const listed = readFileSync(path.join(__dirname, 'browser-modules.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/** Our own files one by one, packages as a whole. */
function modulesOf(script: ReturnType<typeof pageScripts>[number]): readonly string[] {
  const { metafile } = buildSync({ ...script, write: false, metafile: true, minify: false });
  return Object.keys(metafile.inputs).map((input) => packageIn(input) ?? input);
}

function packageIn(input: string): string | null {
  return /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? null;
}

it('is on the list, and the list holds nothing else', () => {
  const found = new Set(pageScripts().flatMap(modulesOf));
  expect([...found].toSorted()).toEqual(listed.toSorted());
});
