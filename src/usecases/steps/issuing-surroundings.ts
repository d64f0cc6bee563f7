// All that a credential depends on, loaded and checked: who holds the device, what the grant allows, which gateways are up.
import { offeredProtocols, type AccessProfile, type VpnProtocol } from '../../domain/access-profile';
import type { Actor } from '../../domain/actor';
import type { CryptoProfileId } from '../../domain/crypto-profile';
import { requireIssuable, type Device } from '../../domain/device';
import { Refusal } from '../../domain/errors';
import { profileForNewFiles } from '../../domain/file-standard';
import { requireCompliant, type Gateway, type GatewayGroup } from '../../domain/gateway';
import { inOrderOfFiles } from '../../domain/gateway-maintenance';
import type { Grant } from '../../domain/grant';
import type { DeviceId } from '../../domain/ids';
import type { Tenant } from '../../domain/tenant';
import type { TenantRecords } from '../ports';

/** As it stood when the intention was stored. */
export type Surroundings = {
  readonly tenant: Tenant;
  readonly profile: AccessProfile;
  readonly grant: Grant;
  readonly device: Device;
  readonly group: GatewayGroup;
  readonly gateways: readonly Gateway[];
  /** Of new files; the group's own, unless the waiver for it is over. */
  readonly cryptoProfile: CryptoProfileId;
};

type Asked = { readonly deviceId: DeviceId; readonly protocols: readonly VpnProtocol[]; readonly now: Date };

/** Refused: another's device, one that is stopped or whose access is not running, a way in that is not offered or not ready. */
export async function surroundingsOf(
  records: TenantRecords,
  actor: Actor,
  { deviceId, protocols, now }: Asked,
): Promise<Surroundings> {
  const device = await records.devices.find(deviceId);
  const grant = device === null ? null : await records.grants.find(device.grantId);
  const profile = grant === null ? null : await records.profiles.find(grant.profileId);
  if (device === null || grant === null || profile === null) throw new Refusal('not-found', 'no-such-device');
  requireIssuable(device, actor, { grant, now });
  const tenant = await records.tenant.get();
  const offered = offeredProtocols(profile, tenant);
  if (!protocols.every((protocol) => offered.includes(protocol)))
    throw new Refusal('invalid', 'protocol-not-offered');
  const group = await records.groups.find(profile.gatewayGroupId);
  const members = await records.gateways.ofGroup(profile.gatewayGroupId);
  const gateways = inOrderOfFiles(members.filter(({ state }) => state === 'enrolled'));
  if (group === null || gateways.length === 0) throw new Refusal('unavailable', 'gateway-not-ready');
  if (protocols.includes('openvpn')) requireCompliant(gateways);
  const waiver = await records.cryptoWaivers.inForce(group.cryptoProfile);
  const cryptoProfile = profileForNewFiles(group, waiver, now);
  return { tenant, profile, grant, device, group, gateways, cryptoProfile };
}
