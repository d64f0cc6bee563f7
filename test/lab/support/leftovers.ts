// What a lab must not leave behind: processes in its network namespaces, children of the test, interfaces, folders.
import { readdir, readFile, readlink } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Namespace } from './namespace';
import { ownInterface } from './network';

async function processes(): Promise<readonly string[]> {
  return (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
}

async function networkOf(pid: number | string): Promise<string> {
  return readlink(`/proc/${pid}/ns/net`).catch(() => '');
}

async function parentOf(pid: string): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return Number(/^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1] ?? 0);
}

async function describe(pid: string): Promise<string> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return `${pid} ${line.replaceAll('\0', ' ').trim()}`;
}

async function childrenOf(parent: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pid of await processes()) if ((await parentOf(pid)) === parent) found.push(await describe(pid));
  return found;
}

export interface LeftoverWatch {
  /** To be called while the machines run. */
  note(machines: readonly Namespace[]): Promise<void>;
  /** What is still there that was not there at the beginning; the kernel gets some time to clear up. */
  find(): Promise<readonly string[]>;
}

function ownInterfaces(): readonly string[] {
  return Object.keys(networkInterfaces()).filter((name) => name.startsWith(ownInterface));
}

async function ownFolders(): Promise<readonly string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith(`fernamt-test-${process.pid}-`));
}

export async function watchLeftovers(): Promise<LeftoverWatch> {
  const networks = new Set<string>();
  const interfaces = new Set<string>();
  const before = new Set([...(await childrenOf(process.pid)), ...(await ownFolders()), ...ownInterfaces()]);
  const look = async (): Promise<readonly string[]> => {
    const found = [...(await childrenOf(process.pid)), ...(await ownFolders())];
    for (const pid of await processes()) {
      if (networks.has(await networkOf(pid))) found.push(await describe(pid));
    }
    found.push(...ownInterfaces().filter((name) => interfaces.has(name)));
    return found.filter((one) => !before.has(one));
  };
  return {
    note: async (machines) => {
      for (const { pid } of machines) networks.add(await networkOf(pid));
      for (const name of ownInterfaces()) if (!before.has(name)) interfaces.add(name);
    },
    find: async () => {
      let found = await look();
      for (let tries = 0; found.length > 0 && tries < 50; tries += 1) {
        await sleep(200);
        found = await look();
      }
      return found;
    },
  };
}
