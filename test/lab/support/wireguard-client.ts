/**
 * Brings a downloaded WireGuard file up on a machine of the lab as its person would: with wg-quick, the file unchanged.
 * Machines of the lab have no name service to set, so a resolvconf that only listens takes the file's DNS line.
 */
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';
import type { Namespace } from './namespace';

export interface WireguardClient {
  /** When the last handshake was, in whole seconds since 1970; 0 means never. */
  latestHandshake(): Promise<number>;
  stop(): Promise<void>;
}

const silentResolvconf = '#!/bin/sh\n[ "$1" != -a ] || cat >/dev/null\n';

/** `fileName` is what the browser saved it as: its stem becomes the interface's name. */
export async function startWireguard(
  machine: Namespace,
  fileName: string,
  content: string,
): Promise<WireguardClient> {
  const folder = await temporaryFolder('wireguard');
  const file = join(folder, fileName);
  const device = fileName.replace(/\.conf$/, '');
  await writeFile(file, content, { mode: 0o600 });
  await writeFile(join(folder, 'resolvconf'), silentResolvconf);
  await chmod(join(folder, 'resolvconf'), 0o755);
  const env = {
    PATH: `${folder}:${process.env.PATH ?? ''}`,
    WG_QUICK_USERSPACE_IMPLEMENTATION: 'wireguard-go',
  };
  const wgQuick = async (verb: 'up' | 'down'): Promise<void> => {
    await machine.mustExec(['wg-quick', verb, file], { env });
  };
  try {
    await wgQuick('up');
  } catch (cause) {
    await removeFolder(folder);
    throw cause;
  }
  return {
    latestHandshake: async () => {
      const shown = await machine.mustExec(['wg', 'show', device, 'latest-handshakes']);
      return Number(shown.trim().split('\t')[1] ?? 0);
    },
    stop: async () => {
      await wgQuick('down').finally(() => removeFolder(folder));
    },
  };
}
