// By what a new file of a gateway group would be made, and whether one that is out there was made by something else.
import type { VpnProtocol } from './access-profile';
import { cryptoProfile, defaultCryptoProfile, type CryptoProfileId } from './crypto-profile';
import { isWaiverInForce, type CryptoWaiver } from './crypto-waiver';
import type { GatewayGroup } from './gateway';
import type { GatewayGroupId } from './ids';
import type { FileRecord } from './issued-file';
import { openvpnClientTemplate } from './openvpn-client-file';
import { wireguardClientTemplate } from './wireguard-client-file';

export type FileStandard = Omit<FileRecord, 'sha256'> & {
  readonly gatewayGroupId: GatewayGroupId;
  readonly protocol: VpnProtocol;
};

/**
 * Where a profile needs a waiver and none is in force, new files are of the recommended profile: servers take them all the
 * same, since whoever lets TLS 1.2 in lets 1.3 in too. So nobody is cut off, and nothing more of the other kind goes out.
 */
export function profileForNewFiles(
  { cryptoProfile: chosen }: Pick<GatewayGroup, 'cryptoProfile'>,
  waiver: CryptoWaiver | null,
  now: Date,
): CryptoProfileId {
  const waived = waiver?.profile === chosen && isWaiverInForce(waiver, now);
  return cryptoProfile(chosen).needsWaiver && !waived ? defaultCryptoProfile : chosen;
}

export function fileStandards(
  groups: readonly Pick<GatewayGroup, 'id' | 'cryptoProfile'>[],
  waivers: readonly CryptoWaiver[],
  now: Date,
): readonly FileStandard[] {
  return groups.flatMap((group): readonly FileStandard[] => {
    const waiver = waivers.find(({ profile }) => profile === group.cryptoProfile) ?? null;
    const profile = profileForNewFiles(group, waiver, now);
    return [
      { gatewayGroupId: group.id, protocol: 'openvpn', profile, template: openvpnClientTemplate },
      { gatewayGroupId: group.id, protocol: 'wireguard', profile: null, template: wireguardClientTemplate },
    ];
  });
}

export function isOutdated(
  { profile, template }: Pick<FileRecord, 'profile' | 'template'>,
  standard: Pick<FileStandard, 'profile' | 'template'>,
): boolean {
  return profile !== standard.profile || template < standard.template;
}
