/**
 * The folder of an OpenVPN server: its configuration, an entry for each client that may come in, and one empty file
 * for each revoked serial. The server reads the latter two as an unprivileged user; what it cannot read there it takes
 * for "not revoked", so the agent asks whether that user can.
 */
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { HostPath } from '../../domain/host-fields';
import type { Found, Wanted } from '../enforcing/drivers';
import { readIfThere } from '../host/files';
import { watchedFolder } from './watched-folder';
import type { WatchedFolder } from './watched-folder';

export type OpenvpnFolder = {
  readonly path: HostPath;
  /** Makes what is missing, with the modes the server needs. */
  prepare(): void;
  /** Writes a file of the server; true when it was not already so. */
  writeOwn(name: string, content: string, mode: number): boolean;
  /** Null when it is not there. */
  readOwn(name: string): string | null;
  /** Which entries and which serials are not as they must be; each is read only when its file has changed. */
  lookAtEntries: WatchedFolder['look'];
  /** Entries depend on the server's networks: after these have changed, none is taken for right unread. */
  readEntriesAnew(): void;
  lookAtSerials(wanted: Wanted<string>): Promise<readonly Found[]>;
  /** Null when there is none. */
  readEntry(credential: string): string | null;
  writeEntry(credential: string, content: string): void;
  removeEntry(credential: string): void;
  revoke(serial: string): void;
  forget(serial: string): void;
  /** Whether the server's user can read the files of these serials, and the canary's. */
  serverCanRead(serials: readonly string[]): Promise<boolean>;
};

/** No certificate has this serial: its file is there only to be missed. */
const canary = '0';

/** Whom the server's files are for. `canRead`: whether that user can read all of these. */
export type OpenvpnReader = {
  readonly groupId: number;
  /** Its keys, its configuration and its socket's folder are for that group, too: it never was root. */
  readonly readsEverything: boolean;
  readonly canRead: (paths: readonly string[]) => Promise<boolean>;
};

export type FolderOptions = {
  readonly path: HostPath;
  /** Null in a rehearsal: nobody else reads. */
  readonly reader: OpenvpnReader | null;
};

export function openvpnFolder(options: FolderOptions): OpenvpnFolder {
  return new Folder(options);
}

class Folder implements OpenvpnFolder {
  readonly path: HostPath;
  private readonly reader: OpenvpnReader | null;
  private readonly ccd: WatchedFolder;
  private readonly revoked: WatchedFolder;
  private readonly staging: string;

  constructor(options: FolderOptions) {
    this.reader = options.reader;
    this.path = options.path;
    this.staging = join(options.path, 'staging');
    const given = options.reader === null ? null : { mode: 0o640, groupId: options.reader.groupId };
    this.ccd = watchedFolder(join(options.path, 'ccd'), given);
    this.revoked = watchedFolder(join(options.path, 'revoked'), given);
  }

  prepare(): void {
    const management = join(this.path, 'management');
    const both = [this.ccd.path, this.revoked.path];
    for (const folder of [this.path, ...both, this.staging, management]) {
      mkdirSync(folder, { recursive: true });
    }
    this.giveOwn(this.path, { alone: 0o711, withServer: 0o750 });
    chmodSync(this.staging, 0o700);
    this.giveOwn(management, { alone: 0o750, withServer: 0o770 });
    for (const folder of both) this.give(folder, 0o750);
    this.revoke(canary);
  }

  writeOwn(name: string, content: string, mode: number): boolean {
    if (holds(join(this.path, name), content)) return false;
    const draft = join(this.staging, name);
    writeFileSync(draft, content, { mode: 0o600 });
    this.giveOwn(draft, { alone: mode, withServer: 0o640 });
    renameSync(draft, join(this.path, name));
    return true;
  }

  readOwn(name: string): string | null {
    return readIfThere(join(this.path, name));
  }

  lookAtEntries<T>(wanted: Wanted<T>, contentOf: (wanted: T) => string | null): Promise<readonly Found[]> {
    return this.ccd.look(wanted, contentOf);
  }

  lookAtSerials(wanted: Wanted<string>): Promise<readonly Found[]> {
    const at = (serial: string) => (serial === canary ? undefined : wanted.at(serial));
    return this.revoked.look({ ...wanted, at }, () => '');
  }

  readEntriesAnew(): void {
    this.ccd.readAnew();
  }

  readEntry(credential: string): string | null {
    return readIfThere(join(this.ccd.path, credential));
  }

  writeEntry(credential: string, content: string): void {
    const draft = join(this.staging, credential);
    writeFileSync(draft, content);
    this.give(draft, 0o640);
    renameSync(draft, join(this.ccd.path, credential));
    this.ccd.changed(credential);
  }

  removeEntry(credential: string): void {
    rmSync(join(this.ccd.path, credential), { force: true });
    this.ccd.changed(credential);
  }

  revoke(serial: string): void {
    const path = join(this.revoked.path, serial);
    writeFileSync(path, '');
    this.give(path, 0o640);
    this.revoked.changed(serial);
  }

  forget(serial: string): void {
    rmSync(join(this.revoked.path, serial), { force: true });
    this.revoked.changed(serial);
  }

  async serverCanRead(serials: readonly string[]): Promise<boolean> {
    const paths = [canary, ...serials].map((serial) => join(this.revoked.path, serial));
    return this.reader === null ? paths.every((target) => existsSync(target)) : this.reader.canRead(paths);
  }

  private give(target: string, mode: number): void {
    if (this.reader !== null) chownSync(target, process.getuid?.() ?? 0, this.reader.groupId);
    chmodSync(target, mode);
  }

  private giveOwn(target: string, modes: { readonly alone: number; readonly withServer: number }): void {
    if (this.reader?.readsEverything === true) this.give(target, modes.withServer);
    else chmodSync(target, modes.alone);
  }
}

function holds(path: string, content: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === content;
}
