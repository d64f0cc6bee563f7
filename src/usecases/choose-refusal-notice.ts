// An IT admin has a gateway tell the people whom it refuses why, or no longer; it is told in the same transaction.
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { gatewayEvent, type Gateway } from '../domain/gateway';
import type { GatewayId } from '../domain/ids';
import { noticePhone } from '../domain/refusal-notice';
import type { Ports } from './ports';

export type ShownNotice = {
  readonly gateway: Gateway;
  /** As the sentence will name it; null: the municipality has no number that fits. */
  readonly phone: string | null;
};

export async function showRefusalNotice(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  id: GatewayId,
): Promise<ShownNotice> {
  requireRole(actor, 'it-admin');
  const records = store.forTenant(actor.tenantId);
  const gateway = await records.gateways.find(id);
  if (gateway === null) throw new Refusal('not-found', 'no-such-gateway');
  return { gateway, phone: noticePhone((await records.tenant.get()).hotline) };
}

/** Refused where it is so already, so that two at once both know what is so. */
export async function chooseRefusalNotice(
  { store, clock, wakeups }: Pick<Ports, 'store' | 'clock' | 'wakeups'>,
  actor: Actor,
  { gatewayId: id, saysWhy }: { readonly gatewayId: GatewayId; readonly saysWhy: boolean },
): Promise<void> {
  requireRole(actor, 'it-admin');
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const gateway = await records.gateways.find(id);
    if (gateway === null) throw new Refusal('not-found', 'no-such-gateway');
    if (gateway.state === 'removed') throw new Refusal('conflict', 'gateway-removed');
    if (gateway.saysWhy === saysWhy) throw new Refusal('conflict', 'changed-meanwhile');
    await records.gateways.setSaysWhy(id, saysWhy);
    await records.gateways.orderSettings([id]);
    const event = gatewayEvent(gateway, 'gateway.notice-chosen', actor);
    await records.audit.append({ ...event, data: { ...event.data, saysWhy } }, now);
  });
  wakeups.notify([id]);
}
