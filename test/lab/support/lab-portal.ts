/**
 * The portal as its operator runs it: the built program as a process of its own over a SQLite file, which can be stopped,
 * killed and started again. Beside it, as the command line does, the test opens the same database.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openPorts, projectRoot, type Opened } from '../../../src/compose';
import { readConfig } from '../../../src/config';
import type { Environment } from '../../../src/config-environment';
import { mustRun, start, until, type Child } from '../../support/child-process';
import { freePort } from '../../support/free-port';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';
import type { LabClock } from './lab-clock';

export interface LabPortal {
  readonly port: number;
  readonly origin: string;
  readonly databaseFile: string;
  /** The same database, opened by the test; not while a backup is put in its place. */
  beside<T>(work: (opened: Opened) => Promise<T>): Promise<T>;
  start(): Promise<void>;
  /** As a service manager would: asks, and waits until it has ended. */
  stop(): Promise<void>;
  /** kill -9: it gets no chance to tidy up. */
  kill(): Promise<void>;
  /** Runs `fernamt …` to its end and gives what it printed. */
  command(...words: readonly string[]): Promise<string>;
  log(): string;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

const program = join(projectRoot, 'dist/src/main.js');

function environmentFor(port: number, databaseFile: string): Readonly<Record<string, string>> {
  return {
    PUBLIC_URL: `http://localhost:${port}`,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: databaseFile,
    MASTER_KEYS: `lab:${randomBytes(32).toString('base64')}`,
    SESSION_SECRETS: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'warn',
  };
}

async function isReady(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/readyz`).catch(() => null);
  return answer?.ok === true;
}

export async function createLabPortal(clock: LabClock): Promise<LabPortal> {
  const folder = await temporaryFolder('portal');
  const port = await freePort();
  const databaseFile = join(folder, 'fernamt.sqlite');
  const env = environmentFor(port, databaseFile);
  const origin = `http://localhost:${port}`;
  let running: Child | undefined;
  let earlier = '';
  const log = (): string => earlier + (running?.output() ?? '');
  const end = async (stop: (child: Child) => Promise<unknown>): Promise<void> => {
    if (running === undefined) return;
    await stop(running);
    earlier = log();
    running = undefined;
  };
  const stop = (): Promise<void> => end((child) => child.stop('SIGTERM'));
  return {
    port,
    origin,
    databaseFile,
    beside: (work) => openBeside(env, clock, work),
    start: async () => {
      const child = await start([process.execPath, ...clock.nodeOptions, program, 'serve'], { env });
      running = child;
      await until('the portal to be ready', 30_000, () => {
        if (!child.isRunning()) throw new Error(`the portal ended at its start:\n${child.output()}`);
        return isReady(origin);
      });
    },
    stop,
    kill: () =>
      end(async (child) => {
        child.kill('SIGKILL');
        await child.exited(5_000);
      }),
    command: (...words) => mustRun([process.execPath, ...clock.nodeOptions, program, ...words], { env }),
    log,
    remove: async () => {
      await stop();
      await removeFolder(folder);
    },
  };
}

async function openBeside<T>(
  env: Environment,
  clock: LabClock,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const opened = await openPorts(readConfig(env), clock.now);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
