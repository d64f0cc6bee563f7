// The real agent on a machine of its own (a network namespace), enrolled with a portal of this process: it drives real
// engines, can lose all that it knows, and tells how much memory it has needed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/compose';
import type { Child } from '../../test/support/child-process';
import { until } from '../../test/support/child-process';
import { relayLocalhost } from '../../test/lab/support/localhost-relay';
import { createNamespace, type Namespace } from '../../test/lab/support/namespace';
import { removeFolder, temporaryFolder } from '../../test/support/temporary-folder';
import type { BenchPortal } from './bench-portal';
import type { BenchTown } from './seeding/bench-town';

const agentFile = join(projectRoot, 'dist/agent/fernamt-agent.cjs');
const state = '/var/lib/fernamt-agent';
export const wireguardInterface = 'fwg0';
const followedWithinMs = 300_000;

export type RealAgent = {
  readonly machine: Namespace;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Everything that it knows and has done, but not who it is. It must not run. */
  readonly loseState: () => Promise<void>;
  /** Resolves once everything ordered so far is confirmed. */
  readonly followed: () => Promise<void>;
  /** The most memory that its process has had, in MiB. */
  readonly highWaterMib: () => number;
  readonly log: () => string;
  readonly close: () => Promise<void>;
};

export async function enrolRealAgent(bench: BenchPortal, town: BenchTown): Promise<RealAgent> {
  const folder = await temporaryFolder('gateway');
  const machine = await createNamespace('gateway', folder);
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
    followed: () => followed(bench, town, () => running),
    highWaterMib: () => highWaterMib(running),
    log: () => running?.output() ?? '',
    close: async () => {
      await stop();
      await relay.stop();
      await machine.stop();
      await removeFolder(folder);
    },
  };
}

async function enrolmentOptions({ portal, config }: BenchPortal, town: BenchTown) {
  const { store, pki } = portal.ports;
  const { publicKey } = await store.installation.portalKeys(pki.createSigningKey);
  const to = ['--portal', config.publicUrl.origin, '--portal-key', publicKey];
  return [...to, '--token', town.enrolmentToken];
}

async function followed({ portal }: BenchPortal, town: BenchTown, child: () => Child | null): Promise<void> {
  const { gateways } = portal.ports.store.forTenant(town.tenantId);
  await until('the agent to follow', followedWithinMs, async () => {
    if (child()?.isRunning() !== true) throw new Error(`the agent ended:\n${child()?.output() ?? ''}`);
    const gateway = await gateways.find(town.gateway.id);
    return gateway !== null && gateway.acknowledged === gateway.revision;
  });
}

function highWaterMib(child: Child | null): number {
  const status = readFileSync(`/proc/${child?.pid ?? 'self'}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN) / 1024;
}
