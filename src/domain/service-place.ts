// How a gateway that systemd keeps is fitted into its host: everything follows from the name of the folder of its state.
import { Refusal } from './errors';
import { hostPath, systemUser, type HostPath, type SystemUser } from './host-fields';

export type ServicePlace = {
  /** The agent's unit and folders, `fernamt-agent` or `fernamt-agent-<more>`: several municipalities may share a host. */
  readonly name: string;
  /** The agent's user, whom nobody else is, and which owns keys and state. */
  readonly agentUser: SystemUser;
  /** The OpenVPN server's user and unit. It may read what the agent gives to this group, and owns nothing. */
  readonly openvpnUser: SystemUser;
  /** The unit of the server over TCP, which has the same user: it has the same keys, and may do no more. */
  readonly openvpnTcpUnit: string;
  readonly stateFolder: HostPath;
  readonly runtime: HostPath;
};

/** Whoever runs WireGuard without the kernel's help makes its socket in one folder of the whole host. */
export const wireguardGroup = 'fernamt-wireguard';

/** Below the folder of what runs. */
export const openvpnFolderNames = { udp: 'openvpn', tcp: 'openvpn-tcp' } as const;

const pattern = /^\/var\/lib\/(fernamt-agent((?:-[a-z0-9]{1,8})?))$/;

/** `StateDirectory=` and `RuntimeDirectory=` make folders below /var/lib and /run only. */
export function servicePlace(stateFolder: string): ServicePlace {
  const [, name, more = ''] = pattern.exec(stateFolder) ?? [];
  if (name === undefined) throw new Refusal('invalid', 'field-service-folder');
  return {
    name,
    agentUser: systemUser(`fernamt${more}`),
    openvpnUser: systemUser(`openvpn-fernamt${more}`),
    openvpnTcpUnit: `openvpn-tcp-fernamt${more}`,
    stateFolder: hostPath(stateFolder),
    runtime: hostPath(`/run/${name}`),
  };
}
