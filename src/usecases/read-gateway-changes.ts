// A gateway asks what changed since its position, and waits a while when nothing did.
import { requireEnrolled } from '../domain/gateway';
import { changeLine } from '../domain/gateway-change';
import { maxWaitSeconds, type Position } from '../domain/gateway-protocol';
import { Refusal } from '../domain/errors';
import type { GatewayId } from '../domain/ids';
import { lineFor, sealAnswer, type AskingGateway } from './steps/gateway-answer';
import { gatewaySettings } from './steps/gateway-settings';
import type { Ports, TenantStore } from './ports';
import type { LoggedChange } from './ports-of-gateways';

/** Lines in one answer; the agent comes back for the rest. */
const atOnce = 2000;
/** A wake-up can get lost between processes: look again this often while waiting. */
const lookAgainMs = 2000;

export type Poll = {
  readonly position: Position;
  readonly waitSeconds: number;
  readonly signal: AbortSignal;
};

type PollPorts = Pick<Ports, 'store' | 'clock' | 'pki' | 'ids' | 'wakeups'>;

/** Gone `snapshot-needed` when the position is of another epoch, ahead of the portal's, or before what is kept. */
export async function readGatewayChanges(
  ports: PollPorts,
  asking: AskingGateway,
  poll: Poll,
): Promise<string> {
  const { store, clock } = ports;
  const { tenantId, gatewayId } = asking;
  const { epoch, revision } = poll.position;
  const tenantStore = store.forTenant(tenantId);
  await tenantStore.gateways.heard(gatewayId, clock());
  const gateway = requireEnrolled(await tenantStore.gateways.find(gatewayId));
  if (epoch !== (await store.installation.epoch()) || revision > gateway.revision) {
    throw new Refusal('gone', 'snapshot-needed');
  }
  const look = () => tenantStore.gateways.changesAfter(gatewayId, revision, atOnce);
  const changes = await waitForChanges((ms, signal) => ports.wakeups.wait(gatewayId, ms, signal), look, poll);
  const lines = await linesOf(tenantStore, gatewayId, changes);
  return sealAnswer(ports, lines, { asking, from: revision, to: changes.at(-1)?.revision ?? revision });
}

/** Listens before it looks: what is ordered between the two wakes it all the same. Nothing is held open meanwhile. */
async function waitForChanges(
  wait: (ms: number, signal: AbortSignal) => Promise<void>,
  look: () => Promise<readonly LoggedChange[] | null>,
  { waitSeconds, signal }: Poll,
): Promise<readonly LoggedChange[]> {
  let leftMs = Math.min(waitSeconds, maxWaitSeconds) * 1000;
  for (;;) {
    const looked = new AbortController();
    const woken = wait(Math.min(Math.max(leftMs, 0), lookAgainMs), AbortSignal.any([looked.signal, signal]));
    const changes = await look();
    if (changes === null || changes.length > 0 || leftMs <= 0 || signal.aborted) {
      looked.abort();
      if (changes === null) throw new Refusal('gone', 'snapshot-needed');
      return changes;
    }
    await woken;
    leftMs -= lookAgainMs;
  }
}

async function linesOf(
  store: TenantStore,
  gatewayId: GatewayId,
  changes: readonly LoggedChange[],
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const change of changes) {
    const line =
      change.kind === 'settings'
        ? changeLine({ revision: change.revision, change: await gatewaySettings(store, gatewayId) })
        : lineFor(change);
    if (line !== null) lines.push(line);
  }
  return lines;
}
