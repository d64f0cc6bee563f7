/**
 * The systemd units of a gateway: the agent, and its OpenVPN servers as units of their own with another user. The agent may
 * not command systemd: it writes the file `run`, which a path unit waits for, and takes it away again.
 */
import type { HostPath } from './host-fields';
import type { ServicePlace } from './service-place';
import { openvpnFolderNames, wireguardGroup } from './service-place';

export type UnitFile = { readonly name: string; readonly content: string };

export function gatewayUnits(program: HostPath, place: ServicePlace): readonly UnitFile[] {
  const { name, openvpnUser, openvpnTcpUnit } = place;
  return [
    { name: `${name}.service`, content: renderAgentUnit(program, place) },
    ...serverUnits(place, { unit: openvpnUser, says: 'OpenVPN server', folder: openvpnFolderNames.udp }),
    ...serverUnits(place, {
      unit: openvpnTcpUnit,
      says: 'OpenVPN server over TCP',
      folder: openvpnFolderNames.tcp,
    }),
  ];
}

/** Path units: systemd starts the server when the agent has prepared it. */
export function pathUnits({ openvpnUser, openvpnTcpUnit }: ServicePlace): readonly string[] {
  return [`${openvpnUser}.path`, `${openvpnTcpUnit}.path`];
}

type Server = { readonly unit: string; readonly says: string; readonly folder: string };

function serverUnits(place: ServicePlace, server: Server): readonly UnitFile[] {
  return [
    { name: `${server.unit}.service`, content: renderOpenvpnUnit(place, server) },
    { name: `${server.unit}.path`, content: renderOpenvpnPath(place, server) },
  ];
}

/** The few fields in them are names and paths that were checked as such; everything else is written here. */
function unitText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** What holds for every process that we start. */
const closedIn = [
  'NoNewPrivileges=yes',
  'ProtectSystem=strict',
  'ProtectHome=yes',
  'PrivateTmp=yes',
  'ProtectClock=yes',
  'ProtectHostname=yes',
  'ProtectKernelLogs=yes',
  'ProtectKernelModules=yes',
  'ProtectKernelTunables=yes',
  'ProtectControlGroups=yes',
  'LockPersonality=yes',
  'RestrictNamespaces=yes',
  'RestrictRealtime=yes',
  'RestrictSUIDSGID=yes',
  'RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK',
  'SystemCallArchitectures=native',
  'SystemCallErrorNumber=EPERM',
  'DevicePolicy=closed',
  'DeviceAllow=/dev/net/tun rw',
] as const;

/**
 * `CAP_NET_ADMIN` is all that interfaces, WireGuard and nftables ask for. `KillMode=process` and the folder that stays:
 * when the agent ends or is replaced, tunnels go on with what they know (fail static). The agent holds back everything
 * itself if its state is too old, so it may start before the network does. Node compiles as it runs, hence no
 * `MemoryDenyWriteExecute`.
 */
export function renderAgentUnit(program: HostPath, place: ServicePlace): string {
  const { name, agentUser, openvpnUser, stateFolder } = place;
  return unitText([
    '[Unit]',
    'Description=Fernamt gateway agent',
    'After=network.target nftables.service systemd-sysctl.service',
    '',
    '[Service]',
    `ExecStart=${program} agent run --state ${stateFolder}`,
    `User=${agentUser}`,
    `Group=${agentUser}`,
    `SupplementaryGroups=${openvpnUser} ${wireguardGroup}`,
    'Restart=always',
    'RestartSec=2',
    'KillMode=process',
    `StateDirectory=${name}`,
    'StateDirectoryMode=0700',
    `RuntimeDirectory=${name}`,
    'RuntimeDirectoryMode=0711',
    'RuntimeDirectoryPreserve=yes',
    'ReadWritePaths=-/run/wireguard',
    'AmbientCapabilities=CAP_NET_ADMIN',
    'CapabilityBoundingSet=CAP_NET_ADMIN',
    'UMask=0077',
    ...closedIn,
    'SystemCallFilter=@system-service',
    '',
    '[Install]',
    'WantedBy=multi-user.target',
  ]);
}

/**
 * It talks to the whole Internet, so it holds nothing but ports below 1024: the agent makes the tunnel's interface for it.
 * It looks with its own eyes before it starts, since revoked serials that it could not read would count as not revoked.
 */
function renderOpenvpnUnit(
  { name, openvpnUser, stateFolder, runtime }: ServicePlace,
  { says, folder: below }: Server,
): string {
  const folder = `${runtime}/${below}`;
  return unitText([
    '[Unit]',
    `Description=${says} of ${name}`,
    `ConditionPathExists=${folder}/run`,
    'After=network.target',
    'StartLimitIntervalSec=0',
    '',
    '[Service]',
    `ExecStartPre=/usr/bin/test -r ${folder}/revoked/0`,
    `ExecStart=/usr/sbin/openvpn --suppress-timestamps --config ${folder}/server.conf`,
    `User=${openvpnUser}`,
    `Group=${openvpnUser}`,
    'Restart=always',
    'RestartSec=1',
    'LogNamespace=fernamt',
    `ReadWritePaths=-${folder}/management`,
    `InaccessiblePaths=-${stateFolder}`,
    'AmbientCapabilities=CAP_NET_BIND_SERVICE',
    'CapabilityBoundingSet=CAP_NET_BIND_SERVICE',
    // The agent is in its group, and reads the number of its process.
    'UMask=0027',
    ...closedIn,
    'MemoryDenyWriteExecute=yes',
    'ProtectProc=invisible',
    'SystemCallFilter=@system-service',
    'SystemCallFilter=~@privileged @resources',
  ]);
}

function renderOpenvpnPath({ name, runtime }: ServicePlace, { unit, says, folder }: Server): string {
  return unitText([
    '[Unit]',
    `Description=Starts the ${says} of ${name} when the agent has prepared it`,
    '',
    '[Path]',
    `PathExists=${runtime}/${folder}/run`,
    `Unit=${unit}.service`,
    '',
    '[Install]',
    'WantedBy=multi-user.target',
  ]);
}
