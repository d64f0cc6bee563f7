// A gateway asks what changed since its position, and waits a while when nothing did.
import { changeLine } from '../domain/gateway-change';
import { maxWaitSeconds, type Position } from '../domain/gateway-protocol';
import { Refusal } from '../domain/errors';
import type { GatewayId } from '../domain/ids';
import { lineFor, sealAnswer } from './steps/gateway-answer';
import { gatewaySettings } from './steps/gateway-settings';
import type { Ports, TenantStore } from './ports';
import type { LoggedChange } from './ports-of-a-tenant';
import type { GatewayIdentity } from './ports-of-the-installation';

/** Lines in one answer; the agent comes back for the rest. */
const atOnce = 2000;
/** A wake-up can get lost between processes: look again this often while waiting. */
const lookAgainMs = 2000;

export type Poll = {
  readonly position: Position;
  readonly waitSeconds: number;
  readonly nonce: string;
  readonly signal?: AbortSignal;
};

type PollPorts = Pick<Ports, 'store' | 'clock' | 'pki' | 'ids' | 'wakeups'>;

/** Gone `snapshot-needed` when the position is of another epoch, ahead of the portal's, or before what is kept. */
export async function readGatewayChanges(
  ports: PollPorts,
  identity: GatewayIdentity,
  poll: Poll,
): Promise<string> {
  const { store, clock } = ports;
  const { gatewayId } = identity;
  const { epoch, revision } = poll.position;
  const tenantStore = store.forTenant(identity.tenantId);
  await tenantStore.gateways.heard(gatewayId, clock());
  const gateway = await tenantStore.gateways.find(gatewayId);
  if (gateway === null) throw new Refusal('unauthenticated', 'unknown-gateway');
  if (epoch !== (await store.installation.epoch()) || revision > gateway.revision) {
    throw new Refusal('gone', 'snapshot-needed');
  }
  const changes = await waitForChanges(ports, tenantStore, gatewayId, poll);
  const lines = await linesOf(tenantStore, gatewayId, changes);
  const to = changes.at(-1)?.revision ?? revision;
  return sealAnswer(ports, lines, { gatewayId, nonce: poll.nonce }, { from: revision, to });
}

/** Listens before it looks: what is ordered between the two wakes it all the same. Nothing is held open meanwhile. */
async function waitForChanges(
  { wakeups }: PollPorts,
  store: TenantStore,
  gatewayId: GatewayId,
  { position, waitSeconds, signal }: Poll,
): Promise<readonly LoggedChange[]> {
  let leftMs = Math.min(waitSeconds, maxWaitSeconds) * 1000;
  for (;;) {
    const looked = new AbortController();
    const ends = AbortSignal.any([looked.signal, ...(signal === undefined ? [] : [signal])]);
    const woken = wakeups.wait(gatewayId, Math.min(Math.max(leftMs, 0), lookAgainMs), ends);
    const changes = await store.gateways.changesAfter(gatewayId, position.revision, atOnce);
    if (changes === null || changes.length > 0 || leftMs <= 0 || signal?.aborted === true) {
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
