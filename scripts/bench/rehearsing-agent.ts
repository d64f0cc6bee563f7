// The real agent as a process of its own, enrolled with a portal, in rehearsal: it does all but touch the system.
import { join } from 'node:path';
import { mustRun, start, until } from '../../test/support/child-process';
import { removeFolder, temporaryFolder } from '../../test/support/temporary-folder';
import type { BenchPortal } from './bench-portal';
import { agentFile, enrolmentOptions } from './real-agent';
import type { BenchTown } from './seeding/bench-town';

/** The first snapshot of a large gateway takes its time. */
const followedWithinMs = 180_000;

/** Resolves once it has taken over everything there is; gives a way to end it. */
export async function startRehearsingAgent(
  bench: BenchPortal,
  town: BenchTown,
): Promise<() => Promise<void>> {
  const folder = await temporaryFolder('agent');
  const agent = [process.execPath, agentFile, 'agent'];
  const state = ['--state', join(folder, 'state'), '--rehearsal'];
  await mustRun([...agent, 'enrol', ...(await enrolmentOptions(bench, town)), ...state]);
  const child = await start([...agent, 'run', ...state]);
  const stop = async (): Promise<void> => {
    await child.stop();
    await removeFolder(folder);
  };
  try {
    const { gateways } = bench.portal.ports.store.forTenant(town.tenantId);
    await until(`the agent to follow\n${child.output()}`, followedWithinMs, async () => {
      if (!child.isRunning()) throw new Error(`the agent ended:\n${child.output()}`);
      const gateway = await gateways.find(town.gateway.id);
      return gateway !== null && gateway.acknowledged === gateway.revision;
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
