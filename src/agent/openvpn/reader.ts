/**
 * Whether the OpenVPN server can read what says who is revoked. As root the agent looks with that user's own eyes; an agent
 * that may not become anybody else goes by owner, group and mode of the files and of the folders that lead there.
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SystemUser } from '../../domain/host-fields';
import type { RunCommand } from '../host/command';
import type { OpenvpnReader } from './files';

const batchSize = 500;

export function readerByEyes(
  server: { readonly user: SystemUser; readonly group: SystemUser },
  run: RunCommand,
): OpenvpnReader {
  const as = [`--reuid=${server.user}`, `--regid=${server.group}`, '--clear-groups', '--'];
  const look = (paths: readonly string[]): Promise<boolean> =>
    run('setpriv', [...as, 'cat', '--', ...paths]).then(
      () => true,
      () => false,
    );
  return {
    groupId: groupIdOf(server.group),
    readsEverything: false,
    canRead: async (paths) => {
      for (let at = 0; at < paths.length; at += batchSize) {
        if (!(await look(paths.slice(at, at + batchSize)))) return false;
      }
      return true;
    },
  };
}

/** The server's unit looks once more, with its own eyes, before it starts (`ExecStartPre`). */
export function readerByModes(group: SystemUser, groupOf = groupIdOf): OpenvpnReader {
  const groupId = groupOf(group);
  return {
    groupId,
    readsEverything: true,
    canRead: async (paths) => {
      const folders = new Set(paths.flatMap((path) => foldersAbove(path)));
      return (
        [...folders].every((folder) => permits(folder, groupId, 0o1)) &&
        paths.every((path) => permits(path, groupId, 0o4))
      );
    },
  };
}

function foldersAbove(path: string): readonly string[] {
  const above = dirname(path);
  return above === path ? [] : [above, ...foldersAbove(above)];
}

/** One who is in the group is asked by the group's bits, even where everybody else may more. */
function permits(path: string, groupId: number, right: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return false;
  const bits = found.gid === groupId ? found.mode >> 3 : found.mode;
  return (bits & right) === right;
}

function groupIdOf(group: SystemUser): number {
  const line = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`${group}:`));
  if (line === undefined) throw new Error(`the group ${group} does not exist on this host`);
  return Number(line.split(':')[2]);
}
