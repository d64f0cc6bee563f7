// The agent as a process of its own, in rehearsal, so that a test can kill it at any moment.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { run, start } from '../support/child-process';
import type { Child, Finished } from '../support/child-process';

export type AgentFolder = {
  readonly state: string;
  readonly enrol: (
    portal: string,
    portalKey: string,
    token: string,
    ...more: readonly string[]
  ) => Promise<Finished>;
  readonly command: (...args: readonly string[]) => Promise<Finished>;
  /** `largestFile`: as on a disk that is full, no file takes more bytes. */
  readonly start: (limits?: { readonly largestFile: number }) => Promise<Child>;
  /** Names below the runtime folder. */
  readonly files: (path: string) => readonly string[];
};

/** Bundles the agent as it is delivered. */
export function bundleAgent(folder: string): string {
  const outfile = join(folder, 'fernamt-agent.cjs');
  buildSync({
    entryPoints: [join(__dirname, '../../src/agent/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    logLevel: 'error',
  });
  return outfile;
}

/** `FERNAMT_TEST_AGENT_NODE` names another Node to run the agent on, such as the oldest it must run on. */
const node = process.env.FERNAMT_TEST_AGENT_NODE ?? process.execPath;

export function agentFolder(program: string, state: string): AgentFolder {
  const argv = (...args: readonly string[]): readonly string[] => [
    node,
    program,
    'agent',
    ...args,
    '--state',
    state,
  ];
  return {
    state,
    enrol: (portal, portalKey, token, ...more) =>
      run(
        argv(
          'enrol',
          '--rehearsal',
          '--portal',
          portal,
          '--portal-key',
          portalKey,
          '--token',
          token,
          ...more,
        ),
      ),
    command: (...args) => run(argv(...args)),
    start: (limits) =>
      start([
        ...(limits === undefined ? [] : ['prlimit', `--fsize=${limits.largestFile}`, '--']),
        ...argv('run', '--rehearsal'),
      ]),
    files: (path) => {
      const folder = join(state, 'runtime', path);
      return existsSync(folder) ? readdirSync(folder).sort() : [];
    },
  };
}
