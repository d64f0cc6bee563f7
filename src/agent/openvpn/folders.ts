// Where the OpenVPN servers of a gateway keep what is theirs: each has entries, revoked serials and a socket of its own.
import { hostPath, type HostPath } from '../../domain/host-fields';
import { openvpnFolderNames } from '../../domain/service-place';
import type { Place } from '../identity/identity';

type OpenvpnFolders = { readonly [K in keyof typeof openvpnFolderNames]: HostPath };

export function openvpnFolders({ runtime }: Pick<Place, 'runtime'>): OpenvpnFolders {
  return {
    udp: hostPath(`${runtime}/${openvpnFolderNames.udp}`),
    tcp: hostPath(`${runtime}/${openvpnFolderNames.tcp}`),
  };
}
