/**
 * A private PostgreSQL from Debian's package for tests: own data directory, own free port on loopback, gone afterwards.
 * It sorts by the rules of German (ICU), so that a column that forgot its collation shows.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { mustRun, start, until, type Child } from './child-process';
import { freePort } from './free-port';
import { folderInMemory, removeFolder } from './temporary-folder';

const packageRoot = '/usr/lib/postgresql';

export interface TestPostgres {
  /** The server's own `postgres` database: for administration, not for tests' tables. */
  readonly url: string;
  /** Makes a fresh database, empty unless it begins as a copy of another, and gives its address. */
  createDatabase(wanted?: { readonly name?: string; readonly template?: string }): Promise<string>;
  /** Ends it at once, as a crash does, and starts it again on the same port; it plays back what it had confirmed. */
  restart(): Promise<void>;
  /** Ends it in order and leaves a copy of its files there, for others to begin from. */
  stopKeeping(files: string): Promise<void>;
  stop(): Promise<void>;
}

type Wanted = {
  /** `on` for tests that end the server in between: what it confirmed has then left its own memory. */
  readonly confirmed?: 'on' | 'off';
  /** Files that `stopKeeping` left; without them it begins anew, which takes seconds. */
  readonly from?: string;
};

function findBinaries(): string | null {
  if (!existsSync(packageRoot)) return null;
  const versions = readdirSync(packageRoot).sort((a, b) => Number(b) - Number(a));
  const folders = versions.map((version) => join(packageRoot, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

export function postgresAvailable(): boolean {
  return findBinaries() !== null;
}

/** PostgreSQL refuses to run as root; Debian's package brings the user it runs as. */
function asServerUser(): readonly string[] {
  if (process.getuid?.() !== 0) return [];
  return ['--reuid', 'postgres', '--regid', 'postgres', '--init-groups'];
}

async function makeCluster(binaries: string, folder: string): Promise<void> {
  const owner = asServerUser().length > 0 ? ['-o', 'postgres'] : [];
  await mustRun(['install', '-d', '-m', '700', ...owner, folder]);
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=de'];
  const argv = [
    join(binaries, 'initdb'),
    '-D',
    folder,
    '-U',
    'postgres',
    '-A',
    'trust',
    '--no-sync',
    ...locale,
  ];
  await mustRun(argv, { privileges: asServerUser(), cwd: '/', timeoutMs: 60_000 });
}

async function copyCluster(from: string, to: string): Promise<void> {
  await mustRun(['cp', '-a', '--reflink=auto', from, to], { timeoutMs: 60_000 });
}

type Server = { readonly binaries: string; readonly folder: string; readonly port: number };

function startServer({ binaries, folder, port }: Server, confirmed: 'on' | 'off'): Promise<Child> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: confirmed,
    full_page_writes: 'off',
    max_connections: '200',
    shared_buffers: '64MB',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return start([join(binaries, 'postgres'), '-D', folder, ...options], {
    privileges: asServerUser(),
    orphanSignal: 'QUIT',
    cwd: '/',
  });
}

async function query(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function waitUntilReady(url: string, server: Child): Promise<void> {
  await until('PostgreSQL to accept connections', 30_000, async () => {
    if (!server.isRunning()) throw new Error(`PostgreSQL ended at its start:\n${server.output()}`);
    return query(url, 'SELECT 1').then(
      () => true,
      () => false,
    );
  });
}

/** Makes a fresh database beside the one that the address names. */
async function createDatabase(
  serverUrl: string,
  { name = `test_${randomBytes(6).toString('hex')}`, template = 'template0' } = {},
): Promise<string> {
  await query(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function startPostgres({ confirmed = 'off', from }: Wanted = {}): Promise<TestPostgres> {
  const binaries = findBinaries();
  if (binaries === null) throw new Error('PostgreSQL is not installed (Debian package postgresql)');
  const root = await folderInMemory('postgres');
  await chmod(root, 0o711);
  const folder = join(root, 'data');
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server: Child | undefined;
  const stop = async (): Promise<void> => {
    await server?.stop('SIGQUIT');
    await removeFolder(root);
  };
  const begin = async (): Promise<void> => {
    server = await startServer({ binaries, folder, port }, confirmed);
    await waitUntilReady(url, server);
  };
  const restart = async (): Promise<void> => {
    await server?.stop('SIGQUIT');
    await begin();
  };
  const stopKeeping = async (files: string): Promise<void> => {
    await server?.stop('SIGINT');
    await copyCluster(folder, files);
    await removeFolder(root);
  };
  try {
    await (from === undefined ? makeCluster(binaries, folder) : copyCluster(from, folder));
    await begin();
  } catch (cause) {
    await stop();
    throw cause;
  }
  return { url, stop, restart, stopKeeping, createDatabase: (wanted) => createDatabase(url, wanted) };
}
