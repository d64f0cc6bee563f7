// The systemd unit that keeps a gateway's agent running.
import { configText } from './config-text';
import type { HostPath } from './host-fields';

export type AgentUnit = { readonly program: HostPath; readonly stateFolder: HostPath };

/**
 * `KillMode=process`: when the agent ends or is replaced, OpenVPN and wireguard-go go on with what they know (fail
 * static). The agent holds back everything itself if its state is too old, so it may start before the network does.
 */
export function renderAgentUnit({ program, stateFolder }: AgentUnit): string {
  return configText([
    '[Unit]',
    'Description=Fernamt gateway agent',
    'After=network.target nftables.service',
    '',
    '[Service]',
    `ExecStart=${program} agent run --state ${stateFolder}`,
    'Restart=always',
    'RestartSec=2',
    'KillMode=process',
    'UMask=0077',
    'NoNewPrivileges=yes',
    'ProtectHome=yes',
    'PrivateTmp=yes',
    '',
    '[Install]',
    'WantedBy=multi-user.target',
  ]);
}
