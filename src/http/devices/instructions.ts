// The steps that lead from an app's official source to a connection, for each system and type of VPN.
import type { DeviceSystem, VpnProtocol } from '../../domain/access-profile';
import type { Translate } from '../../texts/translate';
import type { Link } from '../kit/view-models';

export type Instructions = {
  readonly install: string;
  readonly sources: readonly Link[];
  /** A paragraph for each app. */
  readonly import: readonly string[];
  readonly on: readonly string[];
  readonly isPhone: boolean;
};

const connect: Link = { label: 'OpenVPN Connect (openvpn.net)', href: 'https://openvpn.net/client/' };
const gui: Link = { label: 'OpenVPN GUI (openvpn.net)', href: 'https://openvpn.net/community/' };
const tunnelblick: Link = { label: 'Tunnelblick (tunnelblick.net)', href: 'https://tunnelblick.net/' };
const wireguard: Link = { label: 'WireGuard (wireguard.com)', href: 'https://www.wireguard.com/install/' };

const sources: Readonly<Record<VpnProtocol, Readonly<Record<DeviceSystem, readonly Link[]>>>> = {
  openvpn: {
    windows: [connect, gui],
    macos: [tunnelblick, connect],
    linux: [],
    ios: [connect],
    android: [connect],
  },
  wireguard: { windows: [wireguard], macos: [wireguard], linux: [], ios: [wireguard], android: [wireguard] },
};

export function instructionsFor(t: Translate, protocol: VpnProtocol, system: DeviceSystem): Instructions {
  return {
    install: t(`instructions.${protocol}.${system}.install`),
    sources: sources[protocol][system],
    import: t(`instructions.${protocol}.${system}.import`).split('\n'),
    on: t(`instructions.${protocol}.${system}.on`).split('\n'),
    isPhone: system === 'ios' || system === 'android',
  };
}
