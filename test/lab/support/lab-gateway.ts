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

/** Where the command installs the program. */
export async function prepareGatewayHost(machine: Namespace): Promise<void> {
  await machine.mustExec(['mkdir', '-p', '/usr/local/bin']);
}

export function agentOn(machine: Namespace, clock: LabClock, place: AgentPlace): GatewayHost {
  const words = [program, 'agent', 'run', '--state', place.state];
  return gatewayHost(machine, [process.execPath, ...clock.nodeOptions, ...words]);
}

/**
 * The same gateway a second time, as on a copy of its disk that somebody started: with its key and memory, and a /run and
 * engines of its own.
 */
export async function copyOfAgent(
  machine: Namespace,
  clock: LabClock,
  place: AgentPlace,
): Promise<GatewayHost> {
  const state = `${place.state}-copy`;
  await machine.mustExec(['cp', '-a', place.state, state]);
  const run = [
    process.execPath,
    ...clock.nodeOptions,
    program,
    'agent',
    'run',
    '--rehearsal',
    '--state',
    state,
  ];
  return gatewayHost(machine, [
    'unshare',
    '--mount',
    'sh',
    '-ec',
    'mount -t tmpfs tmpfs /run/fernamt; exec "$@"',
    'copy',
    ...run,
  ]);
}

export function placeOptions({ state, wireguardInterface, openvpnInterface, table }: AgentPlace): string {
  return [
    `--state ${state}`,
    `--wireguard-interface ${wireguardInterface}`,
    `--openvpn-interface ${openvpnInterface}`,
    `--table ${table}`,
  ].join(' ');
}

/**
 * Runs the portal's command with the administrator's own options at its end, and without `--service`, which is for hosts
 * with systemd (`gateway-service.test.ts`): here the agent is root and starts OpenVPN itself.
 */
export async function enrolWith(host: GatewayHost, command: string, place: AgentPlace): Promise<void> {
  const { code, stdout, stderr } = await host.shell(
    `${command.replace(' --service', '')} ${placeOptions(place)}`,
  );
  if (code !== 0) throw new Error(`the enrolment command failed with ${String(code)}:\n${stdout}${stderr}`);
}
