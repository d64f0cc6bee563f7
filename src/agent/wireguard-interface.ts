// The WireGuard interface itself: made when missing, with its addresses and MTU; the kernel's if it has one.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WireguardSettings } from '../domain/gateway-change';
import type { RunCommand } from './command';
import { uapiSocket } from './wireguard-uapi';

/** Asks the process's own view: /sys may still show another network namespace. */
export function interfaceExists(device: string): boolean {
  return readFileSync('/proc/self/net/dev', 'utf8')
    .split('\n')
    .some((line) => line.trimStart().startsWith(`${device}:`));
}

export async function makeInterface(device: string, run: RunCommand): Promise<void> {
  if (interfaceExists(device)) return;
  try {
    await run('ip', ['link', 'add', 'dev', device, 'type', 'wireguard']);
  } catch {
    // No module in this kernel: the userspace implementation puts itself into the background.
    await run('wireguard-go', [device]);
    for (let tries = 0; uapiSocket(device) === null && tries < 200; tries += 1) await sleep(10);
  }
}

export async function removeInterface(device: string, run: RunCommand): Promise<void> {
  if (interfaceExists(device)) await run('ip', ['link', 'del', 'dev', device]);
}

export async function dressInterface(
  device: string,
  settings: WireguardSettings,
  run: RunCommand,
): Promise<void> {
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
