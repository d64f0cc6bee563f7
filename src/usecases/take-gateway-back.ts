// A gateway comes back from maintenance: its agent starts the OpenVPN server again, and new files name it as before.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { endMaintenance } from '../domain/gateway-maintenance';
import type { GatewayId } from '../domain/ids';
import type { Ports } from './ports';
import { tellSettings } from './steps/telling-settings';

export async function takeGatewayBack(
  { store, clock, wakeups }: Pick<Ports, 'store' | 'clock' | 'wakeups'>,
  actor: Actor,
  id: GatewayId,
): Promise<void> {
  const now = clock();
  const woken = await store.forTenant(actor.tenantId).transaction(async (records) => {
    const gateway = await records.gateways.find(id);
    if (gateway === null) throw new Refusal('not-found', 'no-such-gateway');
    const { state, event } = endMaintenance(gateway, actor);
    await records.gateways.setMaintenance(state);
    const ids = await tellSettings(records, [state]);
    await records.audit.append(event, now);
    return ids;
  });
  wakeups.notify(woken);
}
