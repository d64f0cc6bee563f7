// An IT admin takes a gateway out for maintenance: new files prefer the others, and its agent sends people on to them.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { beginMaintenance, type MaintenanceWish } from '../domain/gateway-maintenance';
import type { GatewayId } from '../domain/ids';
import type { Ports } from './ports';
import { tellSettings } from './steps/telling-settings';

export async function putGatewayInMaintenance(
  { store, clock, wakeups }: Pick<Ports, 'store' | 'clock' | 'wakeups'>,
  actor: Actor,
  { id, ...wish }: MaintenanceWish & { readonly id: GatewayId },
): Promise<void> {
  const now = clock();
  const woken = await store.forTenant(actor.tenantId).transaction(async (records) => {
    // Two at once, each for another gateway, would both see the other as the one that stays.
    await records.tenant.getHeld();
    const gateway = await records.gateways.find(id);
    if (gateway === null) throw new Refusal('not-found', 'no-such-gateway');
    const group = await records.gateways.ofGroup(gateway.gatewayGroupId);
    const { state, event } = beginMaintenance(gateway, wish, { actor, group, now });
    await records.gateways.setMaintenance(state);
    const ids = await tellSettings(records, [state]);
    await records.audit.append(event, now);
    return ids;
  });
  wakeups.notify(woken);
}
