// The real agent on a machine of its own (a network namespace), enrolled with a portal of this process: it drives real
// engines, can lose all that it knows, and tells how much memory it has needed.
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gatewayPaths } from '../../src/domain/gateway-protocol';
import { projectRoot } from '../../src/compose';
import type { Child } from '../../test/support/child-process';
import { until } from '../../test/support/child-process';
import { relayLocalhost } from '../../test/lab/support/localhost-relay';
import { createNamespace, type Namespace } from '../../test/lab/support/namespace';
import { removeFolder, temporaryFolder } from '../../test/support/temporary-folder';
import type { BenchPortal } from './bench-portal';
import type { BenchTown } from './seeding/bench-town';

export const agentFile = join(projectRoot, 'dist/agent/fernamt-agent.cjs');
const state = '/var/lib/fernamt-agent';
export const wireguardInterface = 'fwg0';
const followedWithinMs = 300_000;

export type RealAgent = {
  readonly machine: Namespace;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Everything that it knows and has done, but not who it is. It must not run. */
  readonly loseState: () => Promise<void>;
  /** Resolves when the portal has answered the next acknowledgement: what it confirms is stored by then. */
  readonly acknowledged: () => Promise<void>;
  /** The most memory that its process has had, in MiB. */
  readonly highWaterMib: () => number;
  readonly log: () => string;
  readonly close: () => Promise<void>;
};

/** On a machine of its own. */
export async function enrolRealAgent(bench: BenchPortal, town: BenchTown): Promise<RealAgent> {
  const folder = await temporaryFolder('gateway');
  const machine = await createNamespace('gateway', folder);
  const agent = await enrolAgentOn(machine, bench, town);
  return {
    ...agent,
    close: async () => {
      await agent.close();
      await machine.stop();
      await removeFolder(folder);
    },
  };
}

export async function enrolAgentOn(
  machine: Namespace,
  bench: BenchPortal,
  town: BenchTown,
): Promise<RealAgent> {
  const relay = await relayLocalhost(machine, bench.config.port);
  let running: Child | null = null;
  const agent = [process.execPath, agentFile, 'agent'];
  const stop = async (): Promise<void> => {
    await running?.stop('SIGTERM');
    running = null;
  };
  await machine.mustExec([...agent, 'enrol', ...(await enrolmentOptions(bench, town)), '--state', state]);
  return {
    machine,
    stop,
    start: async () => {
      running = await machine.spawn([...agent, 'run', '--state', state]);
    },
    loseState: async () => {
      await machine.mustExec(['sh', '-c', `rm -f ${state}/snapshot.ndjson ${state}/journal.ndjson`]);
      await machine.exec(['ip', 'link', 'del', 'dev', wireguardInterface]);
      await until('the interface to go', 20_000, async () => {
        return (await machine.exec(['ls', `/var/run/wireguard/${wireguardInterface}.sock`])).code !== 0;
      });
    },
    acknowledged: () => acknowledged(bench, () => running),
    highWaterMib: () => highWaterMib(running),
    log: () => running?.output() ?? '',
    close: async () => {
      await stop();
      await relay.stop();
    },
  };
}

export async function enrolmentOptions(
  { portal, config }: BenchPortal,
  town: BenchTown,
): Promise<readonly string[]> {
  const { store, pki } = portal.ports;
  const { publicKey } = await store.installation.portalKeys(pki.createSigningKey);
  const to = ['--portal', config.publicUrl.origin, '--portal-key', publicKey];
  return [...to, '--token', town.enrolmentToken];
}

async function acknowledged({ server }: BenchPortal, child: () => Child | null): Promise<void> {
  let isAnswered = false;
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url?.startsWith(gatewayPaths.acks)) response.on('finish', () => (isAnswered = true));
  };
  server.on('request', listener);
  try {
    await until('an acknowledgement', followedWithinMs, () => {
      if (child()?.isRunning() === false) throw new Error(`the agent ended:\n${child()?.output() ?? ''}`);
      return isAnswered;
    });
  } finally {
    server.off('request', listener);
  }
}

function highWaterMib(child: Child | null): number {
  const status = readFileSync(`/proc/${child?.pid ?? 'self'}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN) / 1024;
}
