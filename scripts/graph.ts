// `npm run graph`: draws which folder imports which, as a mermaid picture between two marks in src/README.md.
// With `--check` it writes nothing and fails when the picture there is not the one it would draw.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const readme = 'src/README.md';
const begin = '<!-- import picture: begin (npm run graph) -->';
const end = '<!-- import picture: end -->';

const cruise = z.object({
  modules: z.array(
    z.object({ source: z.string(), dependencies: z.array(z.object({ resolved: z.string() })) }),
  ),
});

/** The box a file of src is drawn in: its folder, with the concepts of http as one box and the wiring as one. */
function boxOf(path: string): string {
  const [top = '', second = ''] = path.replace(/^src\//, '').split('/');
  if (top.endsWith('.ts')) return 'wiring';
  if (top === 'adapters') return `adapters/${second}`;
  if (top !== 'http') return top;
  if (second.endsWith('.ts')) return 'http/app';
  return second === 'kit' || second === 'middleware' ? `http/${second}` : 'http/concepts';
}

type Arrow = readonly [from: string, to: string];

function arrows(): readonly Arrow[] {
  const words = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const tool = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
  const { stdout } = spawnSync(process.execPath, [tool, ...words], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const { modules } = cruise.parse(JSON.parse(stdout));
  const inSrc = (path: string): boolean => path.startsWith('src/');
  return modules
    .filter(({ source }) => inSrc(source))
    .flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ resolved }) => inSrc(resolved))
        .map(({ resolved }): Arrow => [boxOf(source), boxOf(resolved)]),
    )
    .filter(([from, to]) => from !== to);
}

const unique = (lines: readonly string[]): readonly string[] => [...new Set(lines)].sort();
const idOf = (box: string): string => box.replace('/', '_');
const labelOf = (box: string): string =>
  ({ wiring: 'compose, config, main', 'http/concepts': 'http/‹concept›' })[box] ?? box;

function picture(): string {
  const between = arrows();
  const boxes = unique(between.flat().map((box) => `  ${idOf(box)}["${labelOf(box)}"]`));
  const lines = unique(between.map(([from, to]) => `  ${idOf(from)} --> ${idOf(to)}`));
  return ['```mermaid', 'flowchart TD', ...boxes, ...lines, '```'].join('\n');
}

function withPicture(text: string): string {
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${readme} lacks the marks of the picture`);
  return [before, begin, '\n', picture(), '\n', end, after].join('');
}

const present = readFileSync(readme, 'utf8');
const fresh = withPicture(present);
if (!process.argv.includes('--check')) {
  writeFileSync(readme, fresh);
} else if (present !== fresh) {
  console.error(`The picture in ${readme} is stale: npm run graph draws it anew.`);
  process.exitCode = 1;
}
