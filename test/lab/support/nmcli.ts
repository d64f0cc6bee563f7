/**
 * NetworkManager on a machine of the lab, with a D-Bus of its own: never the host's, of which it would ask the network
 * away. The machine's own /run, /etc and /var/lib hold everything it keeps.
 */
import { until } from '../../support/child-process';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';
import type { Namespace } from './namespace';

export interface NetworkManager {
  /** Reads a file as a person would let it; gives the new connection's name, or throws what it complains of. */
  import(type: 'openvpn' | 'wireguard', file: string): Promise<string>;
  /** A connection's settings with their secrets, by name. */
  settings(name: string): Promise<ReadonlyMap<string, string>>;
  up(name: string): Promise<void>;
  down(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** No polkit and no name service in the lab; interfaces that are there stay as they are. */
const config = `[main]
plugins=keyfile
no-auto-default=*
dns=none
rc-manager=unmanaged
auth-polkit=false
[device]
match-device=interface-name:wan0
managed=1
[logging]
level=INFO
`;

/** Where /sys cannot be written, NetworkManager takes itself to be in a container and waits for no udev. */
const withoutUdev = 'mount -o remount,bind,ro /sys && exec NetworkManager --no-daemon';

const prepare = `
mkdir -p /run/dbus /run/NetworkManager /etc/NetworkManager/system-connections
rm -f /etc/NetworkManager/system-connections/*
cat > /etc/NetworkManager/NetworkManager.conf
`;

export async function startNetworkManager(machine: Namespace): Promise<NetworkManager> {
  const home = await temporaryFolder('home');
  await machine.mustExec(['sh', '-ec', prepare], { input: config });
  const bus = await machine.spawn(['dbus-daemon', '--system', '--nofork', '--nopidfile']);
  await until('D-Bus to listen', 60_000, async () => {
    return (await machine.exec(['test', '-S', '/run/dbus/system_bus_socket'])).code === 0;
  });
  const daemon = await machine.spawn(['unshare', '--mount', 'sh', '-c', withoutUdev]);
  const nmcli = (...words: readonly string[]): Promise<string> =>
    machine.mustExec(['nmcli', '--terse', ...words], { env: { HOME: home }, timeoutMs: 60_000 });
  await until('NetworkManager to know the way to the Internet', 20_000, async () => {
    const { stdout } = await machine.exec(['nmcli', '--terse', 'device']);
    return /^wan0:[a-z]+:connected/m.test(stdout);
  });
  return {
    import: async (type, file) => {
      const said = await nmcli('connection', 'import', 'type', type, 'file', file);
      return /^Connection '([^']+)'/.exec(said)?.[1] ?? '';
    },
    settings: async (name) => {
      const shown = await nmcli('--show-secrets', 'connection', 'show', 'id', name);
      return new Map(shown.split('\n').map((line) => pair(line, ':')));
    },
    up: async (name) => {
      await nmcli('connection', 'up', 'id', name, 'ifname', 'wan0').catch((cause: unknown) => {
        throw new Error(`${String(cause)}\n${daemon.output().slice(-4000)}`, { cause });
      });
    },
    down: async (name) => {
      await nmcli('connection', 'down', 'id', name);
    },
    stop: async () => {
      await daemon.stop();
      await bus.stop();
      await removeFolder(home);
    },
  };
}

/** The two halves of `name<sign>value`, without the spaces around them. */
export function pair(text: string, sign: string): readonly [string, string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + sign.length).trim()];
}
