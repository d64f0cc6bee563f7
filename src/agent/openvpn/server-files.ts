// The files of an OpenVPN server besides its clients': its configuration by the crypto profile, its certificate and keys.
import { cidr4, cidr6, ipAddress, openvpnProto, port } from '../../domain/config-fields';
import { cryptoProfile } from '../../domain/crypto-profile';
import { Refusal } from '../../domain/errors';
import type { OpenvpnSettings } from '../../domain/gateway-change';
import type { HostPath } from '../../domain/host-fields';
import { lintOpenvpnServer } from '../../domain/openvpn-lint';
import { renderOpenvpnServer, type OpenvpnStart } from '../../domain/openvpn-server-file';
import type { Place } from '../identity/identity';

export type ServerFile = readonly [name: string, content: string, mode: number];

type Of = {
  /** The private key that fits the certificate. */
  readonly key: string;
  readonly place: Place;
  readonly folder: HostPath;
};

/** Refused, `server-file-…`: what the profile forbids; no server at all rather than that one. */
export function serverFiles(settings: OpenvpnSettings, { key, place, folder }: Of): readonly ServerFile[] {
  const file = renderOpenvpnServer({
    profile: settings.cryptoProfile,
    port: port(settings.port),
    proto: openvpnProto(settings.proto),
    network4: cidr4(settings.network4),
    network6: settings.network6 === null ? null : cidr6(settings.network6),
    dns: settings.dns.map(ipAddress),
    maxClients: settings.maxClients,
    device: place.openvpnInterface,
    folder,
    start: startOf(place),
    asks: settings.notice !== undefined,
  });
  const profile = cryptoProfile(settings.cryptoProfile);
  const [fault] = lintOpenvpnServer(file, profile, [settings.ca, settings.certificate]);
  if (fault !== undefined) throw new Refusal('invalid', `server-file-${fault.reason}`);
  return [
    ['server.crt', settings.certificate, 0o644],
    ['server.key', key, 0o600],
    ['tls-crypt-v2-server.key', settings.tlsCryptV2ServerKey, 0o600],
    ['server.conf', file, 0o600],
  ];
}

function startOf({ openvpnStart, openvpnUser, openvpnGroup, agentUser }: Place): OpenvpnStart {
  return openvpnStart === 'systemd'
    ? { by: 'systemd', agentUser }
    : { by: 'agent', user: openvpnUser, group: openvpnGroup };
}
