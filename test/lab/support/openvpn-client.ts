/**
 * Starts OpenVPN on a machine of the lab with a downloaded file, unchanged, and tells how it went. It tries once and
 * waits a few seconds for a server that says nothing, where a person's client would go on for ever.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../support/child-process';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';
import type { Namespace } from './namespace';

export interface OpenvpnClient {
  /** Waits until the tunnel stands or this attempt has failed. */
  outcome(timeoutMs?: number): Promise<'connected' | 'refused'>;
  /** The lines of its log that say why it was not let in. */
  refusals(): readonly string[];
  log(): string;
  isRunning(): boolean;
  stop(): Promise<void>;
}

const once = ['--connect-retry', '1', '--connect-retry-max', '1', '--hand-window', '4', '--verb', '3'];
const completed = /Initialization Sequence Completed/;
/** A pushed option that only Windows knows (`block-outside-dns`) is complained of on Linux, and passed over. */
const refusal =
  /AUTH_FAILED|TLS Error|TLS key negotiation failed|VERIFY ERROR|verify failed|Options error(?!.*\[PUSH-OPTIONS\])|Connection reset/;

export async function startOpenvpn(
  machine: Namespace,
  fileName: string,
  content: string,
): Promise<OpenvpnClient> {
  const folder = await temporaryFolder('openvpn');
  const file = join(folder, fileName);
  await writeFile(file, content, { mode: 0o600 });
  const child = await machine.spawn(['openvpn', '--config', file, ...once]);
  const refusals = (): string[] =>
    child
      .output()
      .split('\n')
      .filter((line) => refusal.test(line));
  return {
    outcome: async (timeoutMs = 20_000) => {
      await until('OpenVPN to be let in or refused', timeoutMs, () => {
        return completed.test(child.output()) || refusals().length > 0 || !child.isRunning();
      });
      return completed.test(child.output()) ? 'connected' : 'refused';
    },
    refusals,
    log: () => child.output(),
    isRunning: () => child.isRunning(),
    stop: async () => {
      await child.stop('SIGTERM');
      await removeFolder(folder);
    },
  };
}
