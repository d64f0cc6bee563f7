/**
 * A freshly installed Debian 12 in the lab: a root file system of its own, systemd as its first process, and the network of
 * one of the lab's machines. What is typed here is what an administrator would type on a new host.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { mustRun, run, start, until, type Child, type Finished } from '../../support/child-process';
import { freePort } from '../../support/free-port';
import { temporaryFolder, removeFolder } from '../../support/temporary-folder';
import { relayLocalhost } from './localhost-relay';
import type { Machine } from './network';

export interface ServiceMachine {
  /** Where its files lie on this host. */
  readonly root: string;
  /** A line in root's shell. */
  shell(line: string, timeoutMs?: number): Promise<Finished>;
  stop(): Promise<void>;
}

const lookEveryMs = 500;
const mirror = 'http://deb.debian.org/debian';

/** Made once for all machines of a run: what debootstrap calls the smallest system, and systemd. */
export async function debianBase(folder: string): Promise<string> {
  const base = process.env['FERNAMT_TEST_DEBIAN_BASE'] ?? join(folder, 'base');
  if (existsSync(base)) return base;
  const order = ['debootstrap', '--variant=minbase', '--include=systemd-sysv', 'bookworm', base, mirror];
  await mustRun(order, { timeoutMs: 600_000 });
  return base;
}

/** The lab's network leads nowhere; apt's requests, and nothing else, go out through this host. */
async function startPackageProxy(port: number): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    const target = new URL(incoming.url ?? '', mirror);
    if (!/(^|\.)debian\.org$/.test(target.hostname)) return void outgoing.writeHead(403).end();
    const { method } = incoming;
    const headers = { ...incoming.headers, connection: 'close' };
    const onwards = request(target, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, connection: 'close' });
      answer.pipe(outgoing);
    });
    onwards.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onwards.destroy());
    incoming.pipe(onwards);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

export async function startServiceMachine(machine: Machine, base: string): Promise<ServiceMachine> {
  const folder = await temporaryFolder('debian');
  const root = join(folder, 'root');
  await mustRun(['cp', '--archive', '--reflink=auto', base, root], { timeoutMs: 120_000 });
  const port = await freePort();
  const proxy = await startPackageProxy(port);
  const relay = await relayLocalhost(machine, port);
  const apt = [
    `Acquire::http::Proxy "http://localhost:${port}";`,
    'Acquire::http::Pipeline-Depth "0";',
    'Acquire::http::Timeout "20";',
    'Acquire::Retries "5";',
  ];
  await writeFile(join(root, 'etc/apt/apt.conf.d/99lab'), `${apt.join('\n')}\n`);
  // The installer writes it, debootstrap does not.
  await writeFile(join(root, 'etc/hosts'), '127.0.0.1 localhost\n::1 localhost\n');
  await writeFile(join(root, 'etc/apt/sources.list'), `deb ${mirror} bookworm main\n`);
  const booted = await start(
    [
      'systemd-nspawn',
      '--quiet',
      '--register=no',
      '--keep-unit',
      '--resolv-conf=off',
      '--console=pipe',
      `--directory=${root}`,
      `--network-namespace-path=/proc/${machine.pid}/ns/net`,
      '--bind=/dev/net/tun',
      '--capability=CAP_NET_ADMIN',
      '--boot',
    ],
    {
      env: {
        PATH: process.env['PATH'] ?? '',
        SYSTEMD_NSPAWN_UNIFIED_HIERARCHY: '1',
        SYSTEMD_NSPAWN_API_VFS_WRITABLE: 'network',
      },
    },
  );
  const first = await firstProcess(booted);
  const enter = ['nsenter', `--target=${first}`, '--all', '--', '/bin/sh', '-c'];
  const shell = (line: string, timeoutMs = 60_000): Promise<Finished> => run([...enter, line], { timeoutMs });
  await until('systemd to be up', 120_000, async () => {
    await pause(lookEveryMs);
    const { stdout } = await shell('systemctl is-system-running');
    return /running|degraded/.test(stdout);
  });
  return {
    root,
    shell,
    stop: async () => {
      await shell('systemctl poweroff', 10_000);
      await booted.exited(120_000);
      await relay.stop();
      await new Promise((resolve) => proxy.close(resolve));
      await removeFolder(folder);
    },
  };
}

/** systemd, whose forerunners are nspawn's children as well, and have not its name yet. */
async function firstProcess(nspawn: Child): Promise<number> {
  let first = 0;
  await until('systemd to be started', 20_000, async () => {
    if (!nspawn.isRunning()) throw new Error(`systemd-nspawn ended:\n${nspawn.output()}`);
    const children = await readFile(`/proc/${nspawn.pid}/task/${nspawn.pid}/children`, 'utf8');
    for (const child of children.trim().split(' ').filter(Boolean)) {
      const name = await readFile(`/proc/${child}/comm`, 'utf8').catch(() => '');
      if (name === 'systemd\n') first = Number(child);
    }
    return first > 0;
  });
  return first;
}
