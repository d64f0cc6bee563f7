/**
 * One machine of the lab: a network namespace with its own /run, and with its own changes to /etc, /var/lib and
 * /usr/local. A shell holds it and waits on its standard input; when the test run ends, however that happens, the shell
 * ends every process in it.
 */
import { spawn as spawnProcess, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  mustRun,
  run,
  start,
  until,
  type Child,
  type Finished,
  type StartOptions,
} from '../../support/child-process';

export type RunOptions = StartOptions & { readonly timeoutMs?: number; readonly input?: string };

export interface Namespace {
  readonly name: string;
  /** A process inside, for `ip link … netns PID`. */
  readonly pid: number;
  /** Runs a program inside to its end. File names have to be absolute. */
  exec(argv: readonly string[], options?: RunOptions): Promise<Finished>;
  /** Like `exec`, but a failure is an error; gives the standard output. */
  mustExec(argv: readonly string[], options?: RunOptions): Promise<string>;
  /** Starts a program inside that stays. */
  spawn(argv: readonly string[], options?: StartOptions): Promise<Child>;
  /** Gives several commands to iproute2 at once. */
  ip(...commands: readonly string[]): Promise<void>;
  /** Replaces what this machine's /etc/hosts knows beside localhost. */
  setHosts(names: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

/** /sys shows the interfaces of the namespace it was mounted in, so it is mounted anew, as `ip netns exec` does. */
const holderScript = `
set -e
for folder in etc var/lib usr/local; do
  own="$1/$folder"
  mkdir -p "$own/upper" "$own/work"
  mount -t overlay overlay -o "lowerdir=/$folder,upperdir=$own/upper,workdir=$own/work" "/$folder"
done
mount -t tmpfs tmpfs /run
mount -t sysfs sysfs /sys
rm -f /etc/resolv.conf
printf 'nameserver 127.0.0.1\\noptions timeout:1 attempts:1\\n' > /etc/resolv.conf
ip link set lo up
echo ready
set +e
read -r _
for round in 1 2 3; do
  for entry in $(find -L /proc/[0-9]*/ns/net -maxdepth 0 -samefile /proc/self/ns/net 2>/dev/null); do
    process=\${entry#/proc/}
    [ "\${process%%/*}" = "$$" ] || kill -9 "\${process%%/*}" 2>/dev/null
  done
done
`;

function hostsFile(names: Readonly<Record<string, string>>): string {
  const lines = Object.entries(names).map(([name, address]) => `${address} ${name}\n`);
  return `127.0.0.1 localhost\n::1 localhost\n${lines.join('')}`;
}

async function startHolder(name: string, folder: string): Promise<ChildProcess & { readonly pid: number }> {
  const holder = spawnProcess('unshare', ['--net', '--mount', 'sh', '-c', holderScript, name, folder], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [holder.stdout, holder.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  await until(`namespace ${name} to be ready`, 10_000, () => {
    if (holder.exitCode !== null) throw new Error(`namespace ${name} cannot be made: ${printed}`);
    return printed.includes('ready');
  });
  const { pid } = holder;
  if (pid === undefined) throw new Error(`namespace ${name} has no process`);
  return Object.assign(holder, { pid });
}

/** Makes a machine without any interface but loopback; `folder` has to outlive it. */
export async function createNamespace(name: string, folder: string): Promise<Namespace> {
  const own = join(folder, name);
  await mkdir(own);
  const holder = await startHolder(name, own);
  const target = ['nsenter', `--target=${holder.pid}`, '--net', '--mount', '--'];
  const enter = (argv: readonly string[]): string[] => [...target, ...argv];
  const setHosts = async (names: Readonly<Record<string, string>>): Promise<void> => {
    await mustRun(enter(['tee', '/etc/hosts']), { input: hostsFile(names) });
  };
  await setHosts({});
  return {
    name,
    pid: holder.pid,
    exec: (argv, options) => run(enter(argv), options),
    mustExec: (argv, options) => mustRun(enter(argv), options),
    spawn: (argv, options) => start(enter(argv), options),
    ip: async (...commands) => {
      await mustRun(enter(['ip', '-batch', '-']), { input: `${commands.join('\n')}\n` });
    },
    setHosts,
    stop: async () => {
      if (holder.exitCode !== null || holder.signalCode !== null) return;
      const closed = once(holder, 'exit');
      holder.stdin?.end();
      await closed;
    },
  };
}
