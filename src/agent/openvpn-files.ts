/**
 * The folder of an OpenVPN server: its configuration, an entry for each client that may come in, and one empty file
 * for each revoked serial. The server reads the latter two as an unprivileged user; what it cannot read there it takes
 * for "not revoked", so the agent looks with that user's eyes.
 */
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { HostPath, SystemUser } from '../domain/host-fields';
import type { RunCommand } from './command';

export type OpenvpnFolder = {
  readonly path: HostPath;
  /** Makes what is missing, with the modes the server needs. */
  prepare(): void;
  /** Writes a file of the server; true when it was not already so. */
  writeOwn(name: string, content: string, mode: number): boolean;
  entries(): readonly string[];
  hasEntry(credential: string, content: string): boolean;
  writeEntry(credential: string, content: string): void;
  removeEntry(credential: string): void;
  revokedSerials(): readonly string[];
  revoke(serial: string): void;
  forget(serial: string): void;
  /** Whether the server's user can read the files of these serials, and the canary's. */
  serverCanRead(serials: readonly string[]): Promise<boolean>;
};

/** No certificate has this serial: its file is there only to be missed. */
const canary = '0';
const batchSize = 500;

export type FolderOptions = {
  readonly path: HostPath;
  /** Null in a rehearsal: nobody else's eyes to look with. */
  readonly server: { readonly user: SystemUser; readonly group: SystemUser } | null;
  readonly run: RunCommand;
};

export function openvpnFolder({ path, server, run }: FolderOptions): OpenvpnFolder {
  const ccd = join(path, 'ccd');
  const revoked = join(path, 'revoked');
  const staging = join(path, 'staging');
  const groupId = server === null ? null : groupIdOf(server.group);
  const give = (target: string, mode: number): void => {
    if (groupId !== null) chownSync(target, 0, groupId);
    chmodSync(target, mode);
  };
  return {
    path,
    prepare: () => {
      mkdirSync(path, { recursive: true, mode: 0o711 });
      chmodSync(path, 0o711);
      for (const [folder, mode] of [
        [ccd, 0o750],
        [revoked, 0o750],
        [join(path, 'management'), 0o750],
        [staging, 0o700],
      ] as const) {
        mkdirSync(folder, { recursive: true });
        if (folder === ccd || folder === revoked) give(folder, mode);
        else chmodSync(folder, mode);
      }
      writeFileSync(join(revoked, canary), '');
      give(join(revoked, canary), 0o640);
    },
    writeOwn: (name, content, mode) => {
      const target = join(path, name);
      if (existsSync(target) && readFileSync(target, 'utf8') === content) return false;
      writeFileSync(join(staging, name), content, { mode });
      renameSync(join(staging, name), target);
      return true;
    },
    entries: () => list(ccd),
    hasEntry: (credential, content) => {
      const target = join(ccd, credential);
      return existsSync(target) && readFileSync(target, 'utf8') === content;
    },
    writeEntry: (credential, content) => {
      const draft = join(staging, credential);
      writeFileSync(draft, content);
      give(draft, 0o640);
      renameSync(draft, join(ccd, credential));
    },
    removeEntry: (credential) => rmSync(join(ccd, credential), { force: true }),
    revokedSerials: () => list(revoked).filter((serial) => serial !== canary),
    revoke: (serial) => {
      writeFileSync(join(revoked, serial), '');
      give(join(revoked, serial), 0o640);
    },
    forget: (serial) => rmSync(join(revoked, serial), { force: true }),
    serverCanRead: async (serials) => {
      const paths = [canary, ...serials].map((serial) => join(revoked, serial));
      if (server === null) return paths.every((target) => existsSync(target));
      for (let at = 0; at < paths.length; at += batchSize) {
        if (!(await canRead(run, server, paths.slice(at, at + batchSize)))) return false;
      }
      return true;
    },
  };
}

async function canRead(
  run: RunCommand,
  { user, group }: { readonly user: SystemUser; readonly group: SystemUser },
  paths: readonly string[],
): Promise<boolean> {
  const as = [`--reuid=${user}`, `--regid=${group}`, '--clear-groups', '--'];
  return run('setpriv', [...as, 'cat', '--', ...paths]).then(
    () => true,
    () => false,
  );
}

function list(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function groupIdOf(group: SystemUser): number {
  const line = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`${group}:`));
  if (line === undefined) throw new Error(`the group ${group} does not exist on this host`);
  return Number(line.split(':')[2]);
}
