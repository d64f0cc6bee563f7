// A gateway asks what changed since its position, and waits a while when nothing did.
import { changeLine } from '../domain/gateway-change';
import { maxWaitSeconds, type Position } from '../domain/gateway-protocol';
import { Refusal } from '../domain/errors';
import { lineFor, sealAnswer, type Asking } from './gateway-answer';
import { gatewaySettings } from './gateway-settings';
import type { Ports, TenantStore } from './ports';
import type { LoggedChange } from './ports-of-a-tenant';
import type { GatewayIdentity } from './ports-of-the-installation';

/** Lines in one answer; the agent comes back for the rest. */
const atOnce = 2000;
/** A wake-up can get lost between processes: look again this often while waiting. */
const lookAgainMs = 2000;

export type Poll = { readonly position: Position; readonly waitSeconds: number; readonly nonce: string; readonly signal?: AbortSignal };

type PollPorts = Pick<Ports, 'store' | 'clock' | 'pki' | 'ids' | 'wakeups'>;

/** Gone `snapshot-needed` when the position is of another epoch, ahead of the portal's, or before what is kept. */
export async function readGatewayChanges(ports: PollPorts, gateway: GatewayIdentity, poll: Poll): Promise<string> {
  const { store, clock } = ports;
  const tenantStore = store.forTenant(gateway.tenantId);
  await tenantStore.gateways.heard(gateway.gatewayId, clock());
  if (poll.position.epoch !== (await store.installation.epoch())) throw new Refusal('gone', 'snapshot-needed');
  const changes = await waitForChanges(ports, tenantStore, gateway, poll);
  const asking: Asking = { gatewayId: gateway.gatewayId, nonce: poll.nonce };
  const to = changes.at(-1)?.revision ?? poll.position.revision;
  return sealAnswer(ports, await linesOf(tenantStore, gateway, changes), asking, { from: poll.position.revision, to });
}

async function waitForChanges(
  { wakeups, clock }: PollPorts,
  store: TenantStore,
  { gatewayId }: GatewayIdentity,
  { position, waitSeconds, signal }: Poll,
): Promise<readonly LoggedChange[]> {
  const until = clock().getTime() + Math.min(waitSeconds, maxWaitSeconds) * 1000;
  for (;;) {
    const changes = await store.gateways.changesAfter(gatewayId, position.revision, atOnce);
    if (changes === null) throw new Refusal('gone', 'snapshot-needed');
    const left = until - clock().getTime();
    if (changes.length > 0 || left <= 0 || signal?.aborted === true) return changes;
    await wakeups.wait(gatewayId, Math.min(left, lookAgainMs), signal);
  }
}

async function linesOf(
  store: TenantStore,
  { gatewayId }: GatewayIdentity,
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
