/**
 * Starts programs for tests so that none is left behind: every child dies with the process that started it
 * (prctl PR_SET_PDEATHSIG through util-linux' setpriv), whatever happens to Jest.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What the child gets when its parent is gone. */
  readonly orphanSignal?: 'KILL' | 'QUIT' | 'TERM';
  /** Further setpriv options, such as `--reuid`. */
  readonly privileges?: readonly string[];
}

export interface Child {
  readonly pid: number;
  /** Everything it has printed so far, standard output and errors as they came. */
  output(): string;
  isRunning(): boolean;
  onLine(listener: (line: string) => void): void;
  waitFor(pattern: RegExp, timeoutMs: number): Promise<string>;
  exited(timeoutMs: number): Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
  /** Asks it and its own children with the signal, insists with SIGKILL after five seconds. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** How long to wait for the last output: a daemon it left behind may hold the pipe open. */
const longestTailMs = 1_000;

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Polls until the condition holds; the error says what was waited for. */
export async function until(
  what: string,
  timeoutMs: number,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    await sleep(10);
  }
}

function spawnTied(argv: readonly string[], options: StartOptions, input: 'pipe' | 'ignore'): ChildProcess {
  const tie = ['--pdeathsig', options.orphanSignal ?? 'KILL', ...(options.privileges ?? [])];
  return spawn('setpriv', [...tie, '--', ...argv], {
    stdio: [input, 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
}

/** Runs a program to its end and gives its exit code and output, whatever the code. */
export async function run(
  argv: readonly string[],
  options: StartOptions & { readonly timeoutMs?: number; readonly input?: string } = {},
): Promise<Finished> {
  const child = spawnTied(argv, options, options.input === undefined ? 'ignore' : 'pipe');
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin?.end(options.input);
  const timeoutMs = options.timeoutMs ?? 20_000;
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  const closed = once(child, 'close');
  try {
    await once(child, 'exit');
    await Promise.race([closed, sleep(longestTailMs)]);
  } finally {
    clearTimeout(timer);
  }
  if (child.killed) throw new Error(`${argv.join(' ')}: no end after ${timeoutMs} ms\n${stdout}${stderr}`);
  return { code: child.exitCode, stdout, stderr };
}

/** Like `run`, but anything other than exit code 0 is an error; gives the standard output. */
export async function mustRun(
  argv: readonly string[],
  options: StartOptions & { readonly timeoutMs?: number; readonly input?: string } = {},
): Promise<string> {
  const { code, stdout, stderr } = await run(argv, options);
  if (code !== 0) throw new Error(`${argv.join(' ')}: exit ${String(code)}\n${stdout}${stderr}`);
  return stdout;
}

/** Starts a program that stays, keeping what it prints. */
export async function start(argv: readonly string[], options: StartOptions = {}): Promise<Child> {
  const child = spawnTied(argv, options, 'ignore');
  await once(child, 'spawn');
  return watched(child, argv[0] ?? 'program');
}

function watched(child: ChildProcess, name: string): Child {
  let printed = '';
  let unfinished = '';
  const listeners: ((line: string) => void)[] = [];
  const closed = once(child, 'close');
  const killGroup = (signal: NodeJS.Signals): void => {
    if (child.pid !== undefined && isRunning()) process.kill(-child.pid, signal);
  };
  const take = (text: string): void => {
    printed += text;
    const lines = (unfinished + text).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) for (const listener of listeners) listener(line);
  };
  child.stdout?.setEncoding('utf8').on('data', take);
  child.stderr?.setEncoding('utf8').on('data', take);
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const exited = async (timeoutMs: number): Promise<number | null> => {
    await until(`${name} to end`, timeoutMs, () => !isRunning());
    await Promise.race([closed, sleep(longestTailMs)]);
    return child.exitCode;
  };
  return {
    pid: child.pid ?? 0,
    output: () => printed,
    isRunning,
    onLine: (listener) => void listeners.push(listener),
    waitFor: async (pattern, timeoutMs) => {
      await until(`${name} to print ${String(pattern)}`, timeoutMs, () => {
        if (pattern.test(printed)) return true;
        if (!isRunning()) throw new Error(`${name} ended before it printed ${String(pattern)}:\n${printed}`);
        return false;
      }).catch((cause: unknown) => {
        throw new Error(`${String(cause)}\n${printed.slice(-4000)}`, { cause });
      });
      return pattern.exec(printed)?.[0] ?? '';
    },
    exited,
    kill: (signal) => void child.kill(signal),
    stop: async (signal = 'SIGTERM') => {
      killGroup(signal);
      await exited(5_000).catch(async () => {
        killGroup('SIGKILL');
        await exited(5_000);
      });
    },
  };
}
