// An IT admin has a gateway serve OpenVPN over TCP as well, otherwise than before, or no longer; it is told in the same transaction.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { GatewayId } from '../domain/ids';
import { changeOpenvpnTcp as change, type WantedTcp } from '../domain/openvpn-tcp-change';
import type { Ports } from './ports';
import { tcpSurroundings } from './steps/tcp-surroundings';

export type TcpWish = {
  readonly gatewayId: GatewayId;
  /** Null: over UDP only. */
  readonly wanted: WantedTcp | null;
  /** The revision that stood on the page. */
  readonly seen: number;
};

/** False where all was so already. Two at once: the second one is told, instead of writing over the first one's unseen. */
export async function changeOpenvpnTcp(
  { store, clock, wakeups }: Pick<Ports, 'store' | 'clock' | 'wakeups'>,
  actor: Actor,
  { gatewayId, wanted, seen }: TcpWish,
): Promise<boolean> {
  const now = clock();
  const isChanged = await store.forTenant(actor.tenantId).transaction(async (records) => {
    // Networks must not meet: whoever changes another gateway at the same time waits here.
    await records.tenant.getHeld();
    const gateway = await records.gateways.find(gatewayId);
    const group = gateway === null ? null : await records.groups.find(gateway.gatewayGroupId);
    if (gateway === null || group === null) throw new Refusal('not-found', 'no-such-gateway');
    const around = await tcpSurroundings(records, group);
    const changed = change(gateway, wanted, { actor, around });
    if (changed === null) return false;
    if (gateway.openvpnTcpRevision !== seen) throw new Refusal('conflict', 'changed-meanwhile');
    await records.gateways.orderSettings([gatewayId]);
    await records.gateways.setOpenvpnTcp(gatewayId, changed.tcp);
    await records.audit.append(changed.event, now);
    return true;
  });
  if (isChanged) wakeups.notify([gatewayId]);
  return isChanged;
}
