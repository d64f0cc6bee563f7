/**
 * The gateways of both municipalities as two agents on one host, each with its own state, interfaces and packet filter
 * table, as a provider would run them. The host has no service manager: what would start the agent is the test.
 */
import { gatewayHost, type GatewayHost } from './gateway-host';
import type { LabClock } from './lab-clock';
import type { Namespace } from './namespace';

export interface AgentPlace {
  readonly state: string;
  readonly wireguardInterface: string;
  readonly openvpnInterface: string;
  readonly table: string;
}

export const firstPlace: AgentPlace = {
  state: '/var/lib/fernamt-agent',
  wireguardInterface: 'fwg0',
  openvpnInterface: 'fovpn0',
  table: 'fernamt',
};

export const secondPlace: AgentPlace = {
  state: '/var/lib/fernamt-agent-2',
  wireguardInterface: 'fwg1',
  openvpnInterface: 'fovpn1',
  table: 'fernamt2',
};

/** Where the portal's command puts the agent. */
const program = '/usr/local/bin/fernamt';

/** A machine that takes `systemctl` without doing anything, so that the portal's command runs to its end. */
export async function prepareGatewayHost(machine: Namespace): Promise<void> {
  await machine.mustExec(['mkdir', '-p', '/usr/local/bin', '/etc/systemd/system']);
  await machine.mustExec(['tee', '/usr/local/bin/systemctl'], { input: '#!/bin/sh\nexit 0\n' });
  await machine.mustExec(['chmod', '755', '/usr/local/bin/systemctl']);
}

export function agentOn(machine: Namespace, clock: LabClock, place: AgentPlace): GatewayHost {
  const words = [program, 'agent', 'run', '--state', place.state];
  return gatewayHost(machine, [process.execPath, ...clock.nodeOptions, ...words]);
}

export function placeOptions({ state, wireguardInterface, openvpnInterface, table }: AgentPlace): string {
  return [
    `--state ${state}`,
    `--wireguard-interface ${wireguardInterface}`,
    `--openvpn-interface ${openvpnInterface}`,
    `--table ${table}`,
  ].join(' ');
}

/** Runs the portal's command, with the administrator's own options at its end. */
export async function enrolWith(host: GatewayHost, command: string, place: AgentPlace): Promise<void> {
  const { code, stdout, stderr } = await host.shell(`${command} ${placeOptions(place)}`);
  if (code !== 0) throw new Error(`the enrolment command failed with ${String(code)}:\n${stdout}${stderr}`);
}
