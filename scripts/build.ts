// Builds what runs without TypeScript: src as CommonJS in dist/src, the gateway agent as one file, workers one each, and
// the scripts of pages.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';

const bundled = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
} satisfies BuildOptions;

function compileSources(): void {
  // What was deleted from src must not live on in dist.
  rmSync('dist/src', { recursive: true, force: true });
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });
}

/** One file without packages for Debian 12's own Node 18; the same source gives the same bytes, whose hash is shown. */
function bundleAgent(entry: string): void {
  if (!existsSync(entry)) return;
  buildSync({
    ...bundled,
    entryPoints: [entry],
    outfile: 'dist/agent/fernamt-agent.cjs',
    target: 'node18',
    banner: { js: '#!/usr/bin/env node' },
  });
}

/** Worker threads start from a file of their own; packages stay outside, found in node_modules as everywhere. */
function bundleWorkers(folder: string): void {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.worker.ts'),
  );
  for (const entry of entries) {
    const outfile = `dist/workers/${basename(entry, '.worker.ts')}.cjs`;
    buildSync({
      ...bundled,
      entryPoints: [join(folder, entry)],
      outfile,
      target: 'node20',
      packages: 'external',
    });
  }
}

/** What pages load: each `*.script.ts` one file, without anything that a browser of the last years lacks. */
function bundleScripts(folder: string): void {
  for (const entry of readdirSync(folder).filter((path) => path.endsWith('.script.ts'))) {
    const outfile = `dist/browser/${basename(entry, '.script.ts')}.js`;
    const options: BuildOptions = { platform: 'browser', format: 'iife', target: 'es2022', minify: true };
    buildSync({ ...bundled, ...options, entryPoints: [join(folder, entry)], outfile });
  }
}

compileSources();
bundleAgent('src/agent/main.ts');
bundleWorkers('src');
bundleScripts('src/browser');
