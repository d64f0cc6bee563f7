// A gateway group goes by another crypto profile from now on; its gateways are told, and start their OpenVPN server anew.
import { requireRole, type Actor } from '../domain/actor';
import { cryptoProfile, type CryptoProfileId } from '../domain/crypto-profile';
import { isWaiverInForce } from '../domain/crypto-waiver';
import { Refusal } from '../domain/errors';
import type { GatewayGroupId } from '../domain/ids';
import type { Ports } from './ports';
import { gatewayGroup } from './steps/gateway-group';
import { tellSettings } from './steps/telling-settings';

export type ProfileChoice = { readonly groupId: GatewayGroupId; readonly profile: CryptoProfileId };

/** The same again changes nothing. A profile beside the recommended one only while a waiver for it is in force. */
export async function chooseCryptoProfile(
  { store, clock, wakeups }: Pick<Ports, 'store' | 'clock' | 'wakeups'>,
  actor: Actor,
  { groupId, profile }: ProfileChoice,
): Promise<void> {
  requireRole(actor, 'tenant-admin');
  const now = clock();
  const woken = await store.forTenant(actor.tenantId).transaction(async (records) => {
    const group = await gatewayGroup(records, groupId);
    if (group.cryptoProfile === profile) return [];
    const waiver = await records.cryptoWaivers.inForce(profile);
    if (cryptoProfile(profile).needsWaiver && !isWaiverInForce(waiver, now)) {
      throw new Refusal('conflict', 'crypto-waiver-missing');
    }
    await records.groups.setCryptoProfile(groupId, profile, group.cryptoProfile);
    const ids = await tellSettings(records, await records.gateways.ofGroup(groupId));
    await records.audit.append(
      {
        action: 'gateway-group.profile-chosen',
        actor: actor.ref,
        subject: null,
        object: { kind: 'gateway-group', id: groupId },
        data: { from: group.cryptoProfile, profile, waiver: waiver?.id ?? null },
        reason: null,
      },
      now,
    );
    return ids;
  });
  wakeups.notify(woken);
}
