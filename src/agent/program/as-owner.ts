/**
 * Root at a gateway whose agent has a user of its own: what it asks for is done as that user, with the one capability that
 * the agent has, so that no file of root's appears among the agent's.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { readIdentity } from '../identity/identity';

/** The exit code; null when whoever asks is the one to do it. */
export async function runAsOwner(
  stateFolder: string,
  program: string,
  args: readonly string[],
): Promise<number | null> {
  const owner = statSync(stateFolder, { throwIfNoEntry: false })?.uid ?? 0;
  if (process.getuid?.() !== 0 || owner === 0) return null;
  const group = readIdentity(stateFolder)?.place.openvpnGroup;
  const { gid } = statSync(stateFolder);
  const groups =
    group === undefined ? ['--clear-groups'] : [`--groups=${[group, 'fernamt-wireguard'].join(',')}`];
  const capability = ['--inh-caps=+net_admin', '--ambient-caps=+net_admin', '--bounding-set=-all,+net_admin'];
  const as = [`--reuid=${owner}`, `--regid=${gid}`, ...groups, ...capability, '--no-new-privs', '--'];
  const child = spawn('setpriv', [...as, process.execPath, ...process.execArgv, program, ...args], {
    stdio: 'inherit',
  });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGTERM', forward).on('SIGINT', forward);
  await once(child, 'exit');
  return child.exitCode ?? 1;
}
