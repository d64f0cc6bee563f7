// The WireGuard interface itself: made when missing; the kernel's if it has one.
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunCommand } from '../host/command';
import { interfaceExists } from '../host/interfaces';
import { uapiSocket } from './uapi';

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
