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

function arrows(): readonly string[] {
  const words = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const tool = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
  const { stdout } = spawnSync(process.execPath, [tool, ...words], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const { modules } = cruise.parse(JSON.parse(stdout));
  const inside = modules.filter(({ source }) => source.startsWith('src/'));
  const all = inside.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(({ resolved }) => resolved.startsWith('src/'))
      .map(({ resolved }) => [boxOf(source), boxOf(resolved)] as const),
  );
  const between = all
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => `  ${box(from)} --> ${box(to)}`);
  return [...new Set(between)].sort();
}

function box(name: string): string {
  const label = { wiring: 'compose, config, main', 'http/concepts': 'http/‹concept›' }[name] ?? name;
  return `${name.replace('/', '_')}["${label}"]`;
}

function withPicture(text: string): string {
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${readme} lacks the marks of the picture`);
  return [before, begin, '\n```mermaid\nflowchart TD\n', arrows().join('\n'), '\n```\n', end, after].join('');
}

const present = readFileSync(readme, 'utf8');
const fresh = withPicture(present);
if (!process.argv.includes('--check')) {
  writeFileSync(readme, fresh);
} else if (present !== fresh) {
  console.error(`The picture in ${readme} is stale: npm run graph draws it anew.`);
  process.exitCode = 1;
}
