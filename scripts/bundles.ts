// How bundles are made: what all have in common, and the scripts of pages.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BuildOptions } from 'esbuild';

export const bundled = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
} satisfies BuildOptions;

const folder = 'src/browser';

/** What pages load: each `*.script.ts` one file, without anything that a browser of the last years lacks. */
export function pageScripts() {
  return readdirSync(folder)
    .filter((path) => path.endsWith('.script.ts'))
    .map((entry) => ({
      ...bundled,
      platform: 'browser' as const,
      format: 'iife' as const,
      target: 'es2022',
      minify: true,
      entryPoints: [join(folder, entry)],
      outfile: `dist/browser/${basename(entry, '.script.ts')}.js`,
    }));
}
