// What a test file needs beyond npm packages. The file says it in its header, `// Needs: postgresql, openvpn`;
// test/lab/support/packages.json says how to see whether it is there and which Debian packages bring it.
// `// Alone: why` says that it needs the whole machine.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const need = z.object({
  name: z.string(),
  debianPackages: z.array(z.string()),
  probe: z.tuple([z.string()], z.string()),
});

export type Need = z.infer<typeof need>;
export type TestFile = { readonly path: string; readonly needs: readonly Need[]; readonly isAlone: boolean };

const needsLine = /^\/\/ Needs: (.+)$/m;
const aloneLine = /^\/\/ Alone: .+$/m;
const headerLines = 6;

function knownNeeds(): ReadonlyMap<string, Need> {
  const needs = z.array(need).parse(JSON.parse(readFileSync('test/lab/support/packages.json', 'utf8')));
  return new Map(needs.map((one) => [one.name, one]));
}

function read(path: string, known: ReadonlyMap<string, Need>): TestFile {
  const header = readFileSync(path, 'utf8').split('\n').slice(0, headerLines).join('\n');
  return { path, needs: needsOf(path, header, known), isAlone: aloneLine.test(header) };
}

function needsOf(path: string, header: string, known: ReadonlyMap<string, Need>): readonly Need[] {
  const names = needsLine.exec(header)?.[1]?.replace(/\.$/, '').split(/, */) ?? [];
  return names.map((name) => {
    const one = known.get(name);
    if (!one) throw new Error(`${path} needs "${name}", which test/lab/support/packages.json does not know`);
    return one;
  });
}

export function testFiles(): readonly TestFile[] {
  const known = knownNeeds();
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .sort()
    .map((path) => join('test', path))
    .map((path) => read(path, known));
}

/** The needs of these files that this machine does not meet; each is probed once. */
export function unmetNeeds(files: readonly TestFile[]): ReadonlySet<Need> {
  const needs = new Set(files.flatMap((file) => file.needs));
  return new Set([...needs].filter((one) => !isMet(one)));
}

function isMet({ probe: [command, ...rest] }: Need): boolean {
  return spawnSync(command, rest, { stdio: 'ignore' }).status === 0;
}
