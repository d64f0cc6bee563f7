// Network interfaces of this host: whether one is there, and with which addresses and MTU.
import { readFileSync } from 'node:fs';
import type { RunCommand } from './command';

/** Asks the process's own view: /sys may still show another network namespace. */
export function interfaceExists(device: string): boolean {
  return readFileSync('/proc/self/net/dev', 'utf8')
    .split('\n')
    .some((line) => line.trimStart().startsWith(`${device}:`));
}

export type Dress = { readonly addresses: readonly string[]; readonly mtu: number };

export async function dressInterface(device: string, settings: Dress, run: RunCommand): Promise<void> {
  const shown = await run('ip', ['-o', 'address', 'show', 'dev', device, 'scope', 'global']);
  const present = [...shown.matchAll(/ inet6? (\S+)/g)].map(([, address = '']) => address);
  for (const address of settings.addresses.filter((wanted) => !present.includes(wanted))) {
    await run('ip', [
      'address',
      'replace',
      address,
      'dev',
      device,
      ...(address.includes(':') ? ['nodad'] : []),
    ]);
  }
  for (const address of present.filter((old) => !settings.addresses.includes(old))) {
    await run('ip', ['address', 'del', address, 'dev', device]);
  }
  await run('ip', ['link', 'set', 'dev', device, 'mtu', `${settings.mtu}`, 'up']);
}
