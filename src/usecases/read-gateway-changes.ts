// A gateway asks what changed since its position, and waits a while when nothing did.
import { isCopied, requireEnrolled } from '../domain/gateway';
import { changeLine } from '../domain/gateway-change';
import { doctorInstance } from '../domain/gateway-instance';
import { maxWaitSeconds, type Position } from '../domain/gateway-protocol';
import { Refusal } from '../domain/errors';
import type { GatewayId } from '../domain/ids';
import { lineFor, sealStream, type AskingGateway } from './steps/gateway-answer';
import { gatewaySettings } from './steps/gateway-settings';
import type { Ports, TenantStore } from './ports';
import type { GatewayRecords, Glance, LoggedChange } from './ports-of-gateways';

/** Read at once, and sent before the next are read. */
const rowsAtOnce = 1000;
/** In one answer; the agent confirms these before it comes back for the rest. */
const mostInAnAnswer = 20_000;
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
): Promise<AsyncIterable<string>> {
  const { store, clock } = ports;
  const { tenantId, gatewayId } = asking;
  const { epoch, revision } = poll.position;
  const tenantStore = store.forTenant(tenantId);
  const { gateways } = tenantStore;
  await gateways.heard(gatewayId, clock());
  const isOurEpoch = epoch === (await store.installation.epoch());
  const first = await waitForChanges(
    (ms, signal) => ports.wakeups.wait(gatewayId, ms, signal),
    () => look(gateways, asking, isOurEpoch ? revision : null),
    poll,
  );
  let to = revision;
  async function* pages(): AsyncGenerator<readonly string[]> {
    let sent = 0;
    for (let changes = first; changes.length > 0;) {
      yield await linesOf(tenantStore, gatewayId, changes);
      to = changes.at(-1)?.revision ?? to;
      sent += changes.length;
      if (changes.length < rowsAtOnce || sent >= mostInAnAnswer) return;
      changes = await changesAfter(gateways, gatewayId, to);
    }
  }
  return sealStream(ports, { pages: pages(), asking, from: revision, to: () => to });
}

/** Compacted while the answer was under way: it breaks off, and the next request is told to take a snapshot. */
async function changesAfter(
  gateways: GatewayRecords,
  id: GatewayId,
  revision: number,
): Promise<readonly LoggedChange[]> {
  const changes = await gateways.changesAfter(id, revision, rowsAtOnce);
  if (changes === null) throw new Refusal('gone', 'snapshot-needed');
  return changes;
}

type Seen = { readonly changes: readonly LoggedChange[]; readonly isSucceeded: boolean };

/** Hundreds wait at once, and nearly always nothing is new: then this is one statement. Null: a foreign position. */
async function look(gateways: GatewayRecords, asking: AskingGateway, revision: number | null): Promise<Seen> {
  const seen = requireEnrolled(await gateways.glance(asking.gatewayId));
  requireKnownAsOne(seen, asking);
  if (revision === null || revision < seen.logFrom || revision > seen.revision)
    throw new Refusal('gone', 'snapshot-needed');
  const changes = seen.revision === revision ? [] : await changesAfter(gateways, asking.gatewayId, revision);
  return { changes, isSucceeded: standsAside(seen, asking) };
}

/** Another start of its agent has spoken since: if this one lives, it shall say so now, and not when its wait is over. */
function standsAside({ instances: belief }: Glance, { instance }: AskingGateway): boolean {
  return belief !== null && belief.copied === null && belief.instance !== instance;
}

/** The doctor asks whether all is well, and reads the reason. */
function requireKnownAsOne(gateway: Glance, { instance }: AskingGateway): void {
  if (instance === doctorInstance && isCopied(gateway)) throw new Refusal('conflict', 'gateway-copied');
}

/** Listens before it looks: what is ordered between the two wakes it all the same. Nothing is held open meanwhile. */
async function waitForChanges(
  wait: (ms: number, signal: AbortSignal) => Promise<void>,
  look: () => Promise<Seen>,
  { waitSeconds, signal }: Poll,
): Promise<readonly LoggedChange[]> {
  let leftMs = Math.min(waitSeconds, maxWaitSeconds) * 1000;
  let hasWaited = false;
  const answered = new AbortController();
  const until = AbortSignal.any([answered.signal, signal]);
  try {
    for (;;) {
      const woken = wait(Math.min(Math.max(leftMs, 0), lookAgainMs), until);
      const { changes, isSucceeded } = await look();
      if (changes.length > 0 || (isSucceeded && hasWaited) || leftMs <= 0 || signal.aborted) return changes;
      await woken;
      hasWaited = true;
      leftMs -= lookAgainMs;
    }
  } finally {
    answered.abort();
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
