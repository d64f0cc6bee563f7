// Installing, taking over and removing a gateway's service: what is written, what is asked of the host, and twice in a row.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { adoptService, placeUnderSystemd } from '../../src/agent/service/adopt-service';
import type { RunCommand } from '../../src/agent/host/command';
import { placeOf, readIdentity, writeIdentity, type Identity } from '../../src/agent/identity/identity';
import { installService, serviceFiles } from '../../src/agent/service/install-service';
import { removeService } from '../../src/agent/service/remove-service';
import type { ServiceHost } from '../../src/agent/host/service-host';
import { makeUsers } from '../../src/agent/host/service-users';
import { hostPath } from '../../src/domain/host-fields';
import { servicePlace } from '../../src/domain/service-place';
import { useFolders } from '../support/temporary-folder';

const program = hostPath('/usr/local/bin/fernamt');
const first = servicePlace('/var/lib/fernamt-agent');
const second = servicePlace('/var/lib/fernamt-agent-2');

const newFolder = useFolders('service-files');
let root: string;
let asked: string[];
let failing: (line: string) => boolean;

const run: RunCommand = async (name, args) => {
  const line = [name, ...args].join(' ').replaceAll(root, '');
  asked.push(line);
  if (failing(line)) throw new Error(`${name}: exit 1`);
  return '';
};
const host: ServiceHost = { run, at: (path) => join(root, path) };

beforeEach(() => {
  root = newFolder();
  [asked, failing] = [[], () => false];
  for (const path of ['/etc/passwd', '/etc/group']) put(path, 'root:x:0:\n');
});

function put(path: string, content: string): void {
  mkdirSync(dirname(host.at(path)), { recursive: true });
  writeFileSync(host.at(path), content);
}

function enrolled(from: Partial<Identity> = {}): Identity {
  const identity: Identity = {
    gateway: '01931d3c-0000-7000-8000-000000000001',
    name: 'gateway-nord',
    portal: 'https://fernamt.example',
    proxy: null,
    portalKey: '',
    agentPrivateKey: '',
    tokenHash: null,
    place: placeOf(placeUnderSystemd(first), first.runtime),
    ...from,
  };
  mkdirSync(host.at(first.stateFolder), { recursive: true });
  writeIdentity(host.at(first.stateFolder), identity);
  return identity;
}

describe('users', () => {
  it('are made once, without a home and without a way to sign in', async () => {
    await makeUsers(first, host);
    expect(asked).toEqual([
      'groupadd --system fernamt-wireguard',
      'useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin fernamt',
      'useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin openvpn-fernamt',
    ]);
    put('/etc/passwd', 'fernamt:x:1:\nopenvpn-fernamt:x:2:\n');
    put('/etc/group', 'fernamt-wireguard:x:3:\n');
    asked = [];
    await makeUsers(first, host);
    expect(asked).toEqual([]);
  });

  it('of a name that only begins alike do not count', async () => {
    put('/etc/passwd', 'fernamt-2:x:1:\n');
    await makeUsers(first, host);
    expect(asked.filter((line) => line.startsWith('useradd'))).toHaveLength(2);
  });
});

describe('installing', () => {
  it('writes every file, and the second time none', async () => {
    const wanted = serviceFiles(program, first);
    expect(await installService(program, first, host)).toEqual(wanted.map(({ path }) => path));
    for (const { path, content } of wanted) expect(readFileSync(host.at(path), 'utf8')).toBe(content);
    const before = asked;
    asked = [];
    expect(await installService(program, first, host)).toEqual([]);
    expect(asked).toEqual(before);
    expect(asked).not.toContain('systemctl restart openvpn-fernamt.service');
  });

  it('mends a file that somebody changed, and leaves the others', async () => {
    await installService(program, first, host);
    put('/etc/systemd/system/fernamt-agent.service', '[Service]\nUser=root\n');
    expect(await installService(program, first, host)).toEqual(['/etc/systemd/system/fernamt-agent.service']);
  });

  it('is not claimed when the host refuses', async () => {
    failing = (line) => line === 'systemctl daemon-reload';
    await expect(installService(program, first, host)).rejects.toThrow('systemctl: exit 1');
  });
});

describe('a gateway whose agent was root', () => {
  it('is taken over: the old agent stops, and from then on systemd starts OpenVPN', async () => {
    enrolled({ place: placeOf({ wireguardInterface: 'nothere0' }, host.at('/run/fernamt/x')) });
    put('/etc/systemd/system/fernamt-agent.service', 'of before');
    expect(await adoptService(first, host)).toBe(true);
    expect(asked).toEqual(['systemctl stop fernamt-agent.service']);
    expect(readIdentity(host.at(first.stateFolder))?.place).toMatchObject({
      runtime: '/run/fernamt-agent',
      openvpnStart: 'systemd',
      openvpnUser: 'openvpn-fernamt',
      agentUser: 'fernamt',
      wireguardInterface: 'nothere0',
    });
    expect(await adoptService(first, host)).toBe(false);
  });
});

describe('removing', () => {
  it('ends what runs before it deletes, the state last, and leaves nothing of ours', async () => {
    const identity = enrolled();
    await installService(program, first, host);
    asked = [];
    const left = await removeService(identity, first, host);
    expect(asked.slice(0, 5)).toEqual([
      'systemctl disable --now openvpn-tcp-fernamt.path',
      'systemctl disable --now openvpn-tcp-fernamt.service',
      'systemctl disable --now openvpn-fernamt.path',
      'systemctl disable --now openvpn-fernamt.service',
      'systemctl disable --now fernamt-agent.service',
    ]);
    expect(asked).toContain('nft delete table inet fernamt');
    for (const { path } of serviceFiles(program, first)) expect(existsSync(host.at(path))).toBe(false);
    expect(existsSync(host.at(first.stateFolder))).toBe(false);
    expect(left.join()).toContain('forwarding');
  });

  it('leaves to another agent on this host what both use', async () => {
    const identity = enrolled();
    await installService(program, first, host);
    await installService(program, second, host);
    expect(await removeService(identity, first, host)).toEqual([]);
    for (const { path } of serviceFiles(program, second)) expect(existsSync(host.at(path))).toBe(true);
    expect(asked).not.toContain('groupdel fernamt-wireguard');
  });

  it('can be done again after it broke off, and keeps the keys until everything has ended', async () => {
    const identity = enrolled();
    await installService(program, first, host);
    failing = (line) => line.startsWith('systemctl disable');
    await expect(removeService(identity, first, host)).rejects.toThrow();
    expect(readIdentity(host.at(first.stateFolder))).not.toBeNull();
    failing = () => false;
    await removeService(identity, first, host);
    expect(existsSync(host.at(first.stateFolder))).toBe(false);
  });
});
