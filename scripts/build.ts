// Builds what runs without TypeScript: src as CommonJS in dist/src, the gateway agent as one file, workers one each, and
// the scripts of pages.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';
import { bundled, pageScripts } from './bundles';

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

function bundleScripts(): void {
  for (const script of pageScripts()) buildSync(script);
}

compileSources();
bundleAgent('src/agent/main.ts');
bundleWorkers('src');
bundleScripts();
