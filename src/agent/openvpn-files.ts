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
import { readIfThere } from './files';

export type OpenvpnFolder = {
  readonly path: HostPath;
  /** Makes what is missing, with the modes the server needs. */
  prepare(): void;
  /** Writes a file of the server; true when it was not already so. */
  writeOwn(name: string, content: string, mode: number): boolean;
  /** Null when it is not there. */
  readOwn(name: string): string | null;
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

export function openvpnFolder(options: FolderOptions): OpenvpnFolder {
  return new Folder(options);
}

class Folder implements OpenvpnFolder {
  readonly path: HostPath;
  private readonly options: FolderOptions;
  private readonly groupId: number | null;
  private readonly ccd: string;
  private readonly revoked: string;
  private readonly staging: string;

  constructor(options: FolderOptions) {
    this.options = options;
    this.path = options.path;
    this.groupId = options.server === null ? null : groupIdOf(options.server.group);
    this.ccd = join(options.path, 'ccd');
    this.revoked = join(options.path, 'revoked');
    this.staging = join(options.path, 'staging');
  }

  prepare(): void {
    const management = join(this.path, 'management');
    for (const folder of [this.path, this.ccd, this.revoked, this.staging, management]) {
      mkdirSync(folder, { recursive: true });
    }
    chmodSync(this.path, 0o711);
    chmodSync(this.staging, 0o700);
    chmodSync(management, 0o750);
    for (const folder of [this.ccd, this.revoked]) this.give(folder, 0o750);
    this.revoke(canary);
  }

  writeOwn(name: string, content: string, mode: number): boolean {
    if (holds(join(this.path, name), content)) return false;
    const draft = join(this.staging, name);
    writeFileSync(draft, content, { mode });
    chmodSync(draft, mode);
    renameSync(draft, join(this.path, name));
    return true;
  }

  readOwn(name: string): string | null {
    return readIfThere(join(this.path, name));
  }

  entries(): readonly string[] {
    return list(this.ccd);
  }

  hasEntry(credential: string, content: string): boolean {
    return holds(join(this.ccd, credential), content);
  }

  writeEntry(credential: string, content: string): void {
    const draft = join(this.staging, credential);
    writeFileSync(draft, content);
    this.give(draft, 0o640);
    renameSync(draft, join(this.ccd, credential));
  }

  removeEntry(credential: string): void {
    rmSync(join(this.ccd, credential), { force: true });
  }

  revokedSerials(): readonly string[] {
    return list(this.revoked).filter((serial) => serial !== canary);
  }

  revoke(serial: string): void {
    writeFileSync(join(this.revoked, serial), '');
    this.give(join(this.revoked, serial), 0o640);
  }

  forget(serial: string): void {
    rmSync(join(this.revoked, serial), { force: true });
  }

  async serverCanRead(serials: readonly string[]): Promise<boolean> {
    const { server, run } = this.options;
    const paths = [canary, ...serials].map((serial) => join(this.revoked, serial));
    if (server === null) return paths.every((target) => existsSync(target));
    for (let at = 0; at < paths.length; at += batchSize) {
      if (!(await canRead(run, server, paths.slice(at, at + batchSize)))) return false;
    }
    return true;
  }

  private give(target: string, mode: number): void {
    if (this.groupId !== null) chownSync(target, 0, this.groupId);
    chmodSync(target, mode);
  }
}

function holds(path: string, content: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === content;
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
