// Two gateways of one group, on two hosts: people go on at the other one by the file that they have, when one is taken out
// for maintenance, when one dies, and back; what is revoked meanwhile is proved on both.
// Needs: wireguard, openvpn, network-tools, network-namespaces, gateway-host
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gatewayAddress } from '../../src/domain/address-pool';
import { demoTenants } from '../../src/demo/demo-tenants';
import type { VpnProtocol } from '../../src/domain/access-profile';
import type { GatewayId } from '../../src/domain/ids';
import { decideServerKeys } from '../../src/usecases/decide-server-keys';
import { issueCredential } from '../../src/usecases/issue-credential';
import { putGatewayInMaintenance } from '../../src/usecases/put-gateway-in-maintenance';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { takeGatewayBack } from '../../src/usecases/take-gateway-back';
import { until, type Child } from '../support/child-process';
import { startStage, type Stage, type Town } from '../support/stage';
import { announced, deviceOf, granted } from '../support/stage-acts';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';
import { createNetwork, type Machine, type Network } from './support/network';
import { untilAnswers } from './support/ping';
import { admin, employee, joinedHost } from './support/staged-gateway';
import { Stops } from './support/stops';
import { startWireguard } from './support/wireguard-client';

const patienceMs = 40_000;

type Member = { readonly id: GatewayId; readonly machine: Machine };

const stops = new Stops();
let stage: Stage;
let town: Town;
let network: Network;
let north: Member;
let south: Member;
let client: Machine;
let folder = '';

beforeAll(async () => {
  stage = stops.add(await startStage(demoTenants, new Date()), ({ demo }) => demo.stop());
  town = await stage.town('musterstadt');
  folder = stops.add(await temporaryFolder('gateway-group'), removeFolder);
  network = stops.add(await createNetwork({ clients: 2 }), (it) => it.stop());
  const [first, second] = network.clients;
  if (first === undefined || second === undefined) throw new Error('no machines');
  client = first;
  north = await member('gateway-a', network.gateway);
  south = await member('gateway-b', second);
  await network.nameHosts({
    'gateway-a.musterstadt.example': north.machine.address4,
    'gateway-b.musterstadt.example': south.machine.address4,
  });
  const decision = { decidedBy: 'Amtsleitung', reason: 'Labor', reviewOn: '2030-01-01' };
  await decideServerKeys(stage.ports, await town.actor(admin), decision).catch(() => undefined);
}, 120_000);

afterAll(() => stops.all(), 60_000);

async function member(name: string, machine: Machine): Promise<Member> {
  const { gateway, token } = await announced(town, { admin, name });
  await joinedHost({ stage, town }, machine, { token, stops });
  return { id: gateway.id, machine };
}

async function issued(protocol: VpnProtocol, name: string) {
  const grants = await town.store.grants.ofPerson((await town.actor(employee)).personId);
  const grant = grants[0] ?? (await granted(town, { login: employee, admin }));
  const device = await deviceOf(town, { login: employee, grant }, { name, system: 'linux' });
  const holder = await town.actor(employee);
  const file = await issueCredential(stage.ports, holder, { deviceId: device.id, protocol, replaces: null });
  const verified = () =>
    proofs(device.id).then((all) => all.filter(({ isVerified }) => isVerified).length === 2);
  await until(`both gateways to know ${name}`, patienceMs, verified);
  return { device, file };
}

async function proofs(device: Parameters<Town['store']['credentials']['ofDevice']>[0]) {
  const credentials = await town.store.credentials.ofDevice(device);
  return town.store.credentials.enforcementsOf(credentials.map(({ id }) => id));
}

/** The gateway's own in the tunnel: the same on both, so that whoever answers is the one that the client is connected to. */
async function innerAddress(protocol: VpnProtocol): Promise<string> {
  const pools = await town.store.addresses.allPools();
  const pool = pools.find((one) => one.protocol === protocol && one.family === 4);
  if (pool === undefined) throw new Error(`no addresses for ${protocol}`);
  return gatewayAddress(pool.cidr);
}

/** As a person's client goes on, only that it notices sooner when nothing comes any more. */
async function openvpn(name: string, content: string): Promise<Child> {
  const path = join(folder, name);
  await writeFile(path, content, { mode: 0o600 });
  const impatient = ['--pull-filter', 'ignore', 'ping-restart', '--ping-restart', '15', '--hand-window', '5'];
  return client.spawn([
    'openvpn',
    '--config',
    path,
    '--verb',
    '3',
    '--connect-retry',
    '1',
    '2',
    ...impatient,
  ]);
}

const connectionsOf = (child: Child): readonly string[] =>
  [...child.output().matchAll(/Peer Connection Initiated with \[AF_INET\]([\d.]+):/g)].map(
    ([, address = '']) => address,
  );

const untilAt = (child: Child, { machine }: Member, times: number): Promise<void> =>
  until(`${times} connections, the last at ${machine.name}`, patienceMs, () => {
    const seen = connectionsOf(child);
    return seen.length === times && seen.at(-1) === machine.address4;
  });

it('by OpenVPN: sent on for maintenance, back when the other one dies, all by one file', async () => {
  const notebook = await issued('openvpn', 'Notebook');
  const other = await issued('openvpn', 'Zweites Notebook');
  const child = await openvpn('notebook.ovpn', notebook.file.content);
  // Which one comes first, the file says.
  await until('a connection', patienceMs, () => connectionsOf(child).length > 0);
  const isNorth = connectionsOf(child)[0] === north.machine.address4;
  const [here, there] = isNorth ? [north, south] : [south, north];
  await untilAnswers(client, await innerAddress('openvpn'));

  const by = await town.actor(admin);
  await putGatewayInMaintenance(stage.ports, by, { id: here.id, reason: 'Kernel', knowsItIsTheLast: false });
  await untilAt(child, there, 2);
  expect(child.output()).toContain('server-pushed-connection-reset');
  await untilAnswers(client, await innerAddress('openvpn'));
  await until('nobody to be left', patienceMs, async () => {
    const found = await town.store.gateways.find(here.id);
    return found?.maintenance?.emptySince != null;
  });
  expect((await here.machine.exec(['ss', '-Hulpn', 'sport = :1194'])).stdout).toBe('');

  await revokeDevice(stage.ports, by, { id: other.device.id, reason: 'Verlust' });
  await until('the proof of both', patienceMs, async () => {
    const all = await proofs(other.device.id);
    return all.length === 2 && all.every(({ kind, isVerified }) => kind === 'revocation' && isVerified);
  });

  await takeGatewayBack(stage.ports, by, here.id);
  await until('it to listen again', patienceMs, async () => {
    const { stdout } = await here.machine.exec(['ss', '-Hulpn', 'sport = :1194']);
    return stdout !== '';
  });
  expect(connectionsOf(child)).toHaveLength(2);
  await network.setPlug(there.machine, 'out');
  await untilAt(child, here, 3);
  await untilAnswers(client, await innerAddress('openvpn'));
  await network.setPlug(there.machine, 'in');
  await child.stop('SIGTERM');
}, 180_000);

it('by WireGuard: with the other file, which has the same key', async () => {
  const { file } = await issued('wireguard', 'Diensthandy');
  const [other] = file.others;
  if (other === undefined) throw new Error('there is no other file');
  expect(/PrivateKey = .+/.exec(other.content)?.[0]).toBe(/PrivateKey = .+/.exec(file.content)?.[0]);
  const tunnel = await startWireguard(client, file.fileName, file.content);
  await untilAnswers(client, await innerAddress('wireguard'));
  await network.setPlug(north.machine, 'out');
  await tunnel.stop();
  const next = await startWireguard(client, other.fileName, other.content);
  await untilAnswers(client, await innerAddress('wireguard'));
  expect(await next.latestHandshake()).toBeGreaterThan(0);
  await next.stop();
  await network.setPlug(north.machine, 'in');
}, 90_000);
