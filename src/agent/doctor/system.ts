// What the host itself must have: programs, devices, ports, forwarding, the packet filter.
import { existsSync, statSync } from 'node:fs';
import type { GatewaySettings } from '../../domain/gateway-change';
import { readIfThere } from '../host/files';
import { well, wrong, type Finding } from './finding';
import { forwarding } from '../firewall/driver';
import type { Place } from '../identity/identity';
import type { ServiceHost } from '../host/service-host';

/** Each program, and the Debian package that brings it. */
const programs: Readonly<Record<string, string>> = {
  openvpn: 'openvpn',
  wg: 'wireguard-tools',
  nft: 'nftables',
  ip: 'iproute2',
  ss: 'iproute2',
  setpriv: 'util-linux',
  '/etc/protocols': 'netbase',
};
const folders = ['/usr/sbin', '/usr/bin', '/sbin', '/bin', '/usr/local/sbin', '/usr/local/bin'];

function isThere(program: string, { at }: ServiceHost): boolean {
  return folders.some((folder) => existsSync(at(`${folder}/${program}`)));
}

export async function checkPrograms(host: ServiceHost): Promise<Finding> {
  const missing = Object.keys(programs).filter(
    (program) => !program.startsWith('/') && !isThere(program, host),
  );
  // Without it nft knows no protocol by its name, and the table is not loaded.
  if (!existsSync(host.at('/etc/protocols'))) missing.push('/etc/protocols');
  if (missing.length === 0) return well('programs');
  const packages = [...new Set(missing.map((program) => programs[program]))].join(' ');
  return wrong(
    'programs',
    `Missing: ${missing.join(', ')}.`,
    `apt-get install --no-install-recommends ${packages}`,
  );
}

export function checkTun({ at }: ServiceHost): Finding {
  const device = statSync(at('/dev/net/tun'), { throwIfNoEntry: false });
  if (device?.isCharacterDevice() === true) return well('TUN device');
  return wrong(
    'TUN device',
    '/dev/net/tun is not there: OpenVPN cannot make a tunnel.',
    'modprobe tun; in a container, its host has to hand the device in.',
  );
}

export async function checkWireguard(host: ServiceHost): Promise<Finding> {
  const what = 'WireGuard';
  const inKernel =
    existsSync(host.at('/sys/module/wireguard')) ||
    (await host.run('modprobe', ['--dry-run', '--quiet', 'wireguard']).then(
      () => true,
      () => false,
    ));
  if (inKernel) return well(what, 'by the kernel');
  if (isThere('wireguard-go', host)) return well(what, 'by wireguard-go');
  return wrong(
    what,
    'Neither does this kernel have WireGuard, nor is wireguard-go installed.',
    'apt-get install --no-install-recommends wireguard-go',
  );
}

type Wanted = {
  readonly port: number;
  readonly proto: 'udp' | 'tcp';
  /** Null: the kernel, of which `ss` names no process. */
  readonly holder: RegExp | null;
  readonly name: string;
};

export async function checkPorts(settings: GatewaySettings | null, { run }: ServiceHost): Promise<Finding> {
  const what = 'ports';
  if (settings === null) return well(what, 'not yet known');
  const { openvpn, wireguard } = settings;
  const wanted: readonly Wanted[] = [
    ...(openvpn === null
      ? []
      : [{ port: openvpn.port, proto: openvpn.proto, holder: /^openvpn$/, name: 'OpenVPN' } as const]),
    ...(openvpn?.tcp === undefined
      ? []
      : [{ port: openvpn.tcp.port, proto: 'tcp', holder: /^openvpn$/, name: 'OpenVPN over TCP' } as const]),
    ...(wireguard === null
      ? []
      : [{ port: wireguard.listenPort, proto: 'udp', holder: /^wireguard/, name: 'WireGuard' } as const]),
  ];
  const heard = { udp: await run('ss', ['-Hlnup']), tcp: await run('ss', ['-Hlntp']) };
  for (const { port, proto, holder, name } of wanted) {
    const lines = heard[proto].split('\n').filter((line) => line.includes(`:${port} `));
    const others = lines.flatMap((line) => {
      const program = /users:\(\("([^"]+)"/.exec(line)?.[1] ?? null;
      return program === null || holder?.test(program) === true ? [] : [program];
    });
    const [other] = others;
    if (other !== undefined) {
      return wrong(
        what,
        `${proto} port ${port}, which is ${name}’s, is taken by ${other}.`,
        name === 'OpenVPN over TCP'
          ? `Stop it, or choose another port on the gateway’s page: systemctl status ${other}`
          : `Stop it, or give the gateway group another port: systemctl status ${other}`,
      );
    }
    if (lines.length === 0) {
      return wrong(what, `Nobody listens on ${proto} port ${port} for ${name}.`, 'See what is said below.');
    }
  }
  return well(what, wanted.map(({ port, proto }) => `${proto} ${port}`).join(', '));
}

export function checkForwarding({ at }: ServiceHost): Finding {
  const off = forwarding.filter((path) => !['1', undefined].includes(readIfThere(at(path))?.trim()));
  if (off.length === 0) return well('forwarding');
  const advice = '/lib/systemd/systemd-sysctl /etc/sysctl.d/99-fernamt.conf';
  return wrong('forwarding', `This host does not forward: ${off.join(', ')} is off.`, advice);
}

export async function checkFirewall({ table }: Place, { run }: ServiceHost): Promise<Finding> {
  const what = 'packet filter';
  const text = await run('nft', ['list', 'table', 'inet', table]).catch(() => null);
  if (text === null) {
    return wrong(
      what,
      `The table inet ${table} is not loaded: tunnels may lead anywhere.`,
      'The agent loads it within a minute. If it does not: journalctl -u fernamt-agent',
    );
  }
  const chains = ['input', 'forward'].filter((chain) => !text.includes(`chain ${chain} {`));
  if (chains.length === 0) return well(what, `inet ${table}`);
  return wrong(
    what,
    `The table inet ${table} lacks ${chains.join(' and ')}.`,
    'Somebody else has changed it. The agent loads it anew within a minute.',
  );
}
