// A gateway speaks: is it the process that is believed, a new start of it, or a second one with the same key?
import type { AuditEvent } from '../../domain/audit-event';
import { gatewayEvent, requireEnrolled, type Gateway } from '../../domain/gateway';
import { doctorInstance, hear, type Spoken } from '../../domain/gateway-instance';
import type { Ports } from '../ports';
import type { GatewayRecords } from '../ports-of-gateways';
import type { KnownGateway } from '../ports-of-the-installation';

/**
 * Most requests change nothing and are only compared with what was read when they were let in; otherwise the row is held,
 * since the other one may be speaking to another process of the portal at this moment.
 */
export async function hearInstance(
  { store, wakeups }: Pick<Ports, 'store' | 'wakeups'>,
  { tenantId, gatewayId, instances }: Pick<KnownGateway, 'tenantId' | 'gatewayId' | 'instances'>,
  spoken: Spoken,
): Promise<void> {
  if (spoken.instance === doctorInstance || hear(instances, spoken).belief === instances) return;
  const isSucceeded = await store.forTenant(tenantId).transaction(async ({ gateways, audit }) => {
    const gateway = requireEnrolled(await gateways.find(gatewayId));
    const { belief, turn } = hear(gateway.instances, spoken);
    if (belief === gateway.instances) return false;
    const provesFrom = turn === 'copy-ended' ? await gateways.beginAnew(gatewayId) : belief.provesFrom;
    await gateways.believe(gatewayId, { ...belief, provesFrom });
    if (turn === 'copy-noticed' && belief.copied !== null)
      await withdraw(gateways, gateway, belief.copied.since);
    const event = eventOf(turn);
    if (event !== null) await audit.append(gatewayEvent(gateway, event, null), spoken.now);
    return turn === 'succeeded';
  });
  // If the one before lives, its wait ends, and it speaks.
  if (isSucceeded) wakeups.notify([gatewayId]);
}

/** What was said since there are two, perhaps by the one that does not serve: orders carried out, and nobody connected. */
async function withdraw(gateways: GatewayRecords, { id, maintenance }: Gateway, since: Date): Promise<void> {
  await gateways.withdrawProofs(id, since);
  const emptySince = maintenance?.emptySince ?? null;
  if (emptySince !== null && emptySince >= since) await gateways.noteEmpty(id, null);
}

function eventOf(turn: ReturnType<typeof hear>['turn']): AuditEvent['action'] | null {
  if (turn === 'copy-noticed') return 'gateway.copy-noticed';
  return turn === 'copy-ended' ? 'gateway.copy-ended' : null;
}
