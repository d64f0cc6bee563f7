// The OpenVPN server as a unit: the agent's order, what it asks of the host, and a server that does not listen.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openvpnUnit } from '../../src/agent/openvpn/unit';
import type { OpenvpnProcess } from '../../src/agent/openvpn/process';
import type { OpenvpnSettings } from '../../src/domain/gateway-change';
import { hostPath, interfaceName, systemUser } from '../../src/domain/host-fields';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';
import { FakeOpenvpn } from './fake-openvpn';

const settings: OpenvpnSettings = {
  serverName: 'vpn.musterstadt.example',
  port: 1194,
  proto: 'udp',
  network4: '10.92.0.0/20',
  network6: 'fd92:0:0:ff00::/56',
  ca: '',
  certificate: '',
  tlsCryptV2ServerKey: '',
  dns: [],
  maxClients: 100,
  cryptoProfile: 'BSI-TR-02102-2026',
};

let folder: string;
let asked: string[];
let server: FakeOpenvpn;

function unitOn(device: string): OpenvpnProcess {
  return openvpnUnit({
    folder: hostPath(folder),
    device: interfaceName(device),
    user: systemUser('openvpn-fernamt'),
    run: async (name, args) => {
      asked.push([name, ...args].join(' '));
      return '';
    },
  });
}

beforeEach(async () => {
  folder = await temporaryFolder('unit');
  mkdirSync(join(folder, 'management'));
  asked = [];
  server = new FakeOpenvpn();
});
afterEach(async () => {
  await server.close();
  await removeFolder(folder);
});

it('makes an interface that is the server’s, with all that the server may not do itself, then gives the order', async () => {
  await server.listen(join(folder, 'management/socket'));
  await unitOn('nothere0').start(settings);
  expect(asked).toEqual([
    'ip tuntap add dev nothere0 mode tun user openvpn-fernamt',
    'ip -o address show dev nothere0 scope global',
    'ip address replace 10.92.0.1/20 dev nothere0',
    'ip address replace fd92:0:0:ff00::1/64 dev nothere0 nodad',
    'ip link set dev nothere0 mtu 1500 up',
    'ip -6 route replace fd92:0:0:ff00::/56 dev nothere0',
  ]);
  expect(existsSync(join(folder, 'run'))).toBe(true);
});

it('asks the server to end, and takes the order away first, so that it stays so', async () => {
  await server.listen(join(folder, 'management/socket'));
  const unit = unitOn('nothere0');
  await unit.start(settings);
  server.onDisk = () => (existsSync(join(folder, 'run')) ? ' ordered' : ' not ordered');
  server.onSignal = () => void server.close();
  await unit.stop();
  expect(server.heard.at(-1)).toBe('signal SIGTERM not ordered');
  await expect(unit.isRunning()).resolves.toBe(false);
});

it('takes the interface from a server that does not listen: nobody gets through any more', async () => {
  // Loopback stands for an interface that is there; the host only notes what it is asked.
  await unitOn('lo').stop();
  expect(asked).toEqual(['ip link del dev lo']);
});

it('says where to look when it does not start', async () => {
  await expect(unitOn('nothere0').start(settings)).rejects.toThrow(/journalctl --namespace=fernamt/);
}, 30_000);
