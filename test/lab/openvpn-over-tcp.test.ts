// OpenVPN over TCP beside UDP on real parts: one file, unchanged, comes in where UDP is blocked, and once it is revoked
// there, it is out of both, with proof, and comes in neither way.
// Needs: openvpn, network-tools, network-namespaces, gateway-host
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { projectRoot } from '../../src/compose';
import { demoTenants } from '../../src/demo/demo-tenants';
import type { Credential } from '../../src/domain/credential';
import type { Gateway } from '../../src/domain/gateway';
import type { Grant } from '../../src/domain/grant';
import { tcpProgress } from '../../src/domain/openvpn-tcp-change';
import { changeOpenvpnTcp } from '../../src/usecases/change-openvpn-tcp';
import { readPortalKey } from '../../src/usecases/read-portal-key';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { until, type Child } from '../support/child-process';
import { fileForOwnKey } from '../support/own-keys';
import { startStage, type Stage, type Town } from '../support/stage';
import { deviceOf, granted } from '../support/stage-acts';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';
import { gatewayHost, type GatewayHost } from './support/gateway-host';
import { firstPlace, placeOptions, prepareGatewayHost } from './support/lab-gateway';
import { relayLocalhost, type LocalhostRelay } from './support/localhost-relay';
import { createNetwork, type Machine, type Network } from './support/network';
import { answers, startPing } from './support/ping';
import { attempt } from './support/tunnel';

const [employee, admin] = ['anna.amsel', 'bernd.buche'];
const program = [process.execPath, join(projectRoot, 'dist/agent/fernamt-agent.cjs'), 'agent'];
/** What the demo's profile reaches. */
const office = { v4: '10.90.0.10', v6: 'fd00:90::10' } as const;
const tcp = { port: 443, network4: '10.90.80.0/20', network6: 'fd00:90:65::/64' } as const;

type Held = { readonly credential: Credential; readonly fileName: string; readonly content: string };

let stage: Stage;
let town: Town;
let network: Network;
let relay: LocalhostRelay;
let host: GatewayHost;
let folder: string;
let grant: Grant;
let notebook: Held;
let client: Machine;
let other: Machine;

beforeAll(async () => {
  stage = await startStage(demoTenants, new Date());
  town = await stage.town('musterstadt');
  network = await createNetwork({ clients: 2 });
  folder = await temporaryFolder('over-tcp');
  const { gateway, clients } = network;
  const [first, second] = clients;
  if (first === undefined || second === undefined) throw new Error('too few machines');
  [client, other] = [first, second];
  await network.nameHosts({ 'vpn.musterstadt.example': gateway.address4 });
  await gateway.ip('addr add 10.90.0.1/24 dev lan0', 'addr add fd00:90::1/64 dev lan0 nodad');
  await network.office.ip(`addr add ${office.v4}/24 dev lan0`, `addr add ${office.v6}/64 dev lan0 nodad`);
  await prepareGatewayHost(gateway);
  relay = await relayLocalhost(gateway, Number(stage.url.port));
  host = gatewayHost(gateway, [...program, 'run', '--state', firstPlace.state]);
  const token = stage.demo.sites.find(({ slug }) => slug === town.slug)?.enrolmentToken ?? '';
  const key = await readPortalKey(stage.ports, await town.actor(admin));
  const portal = `--portal http://localhost:${stage.url.port} --portal-key ${key} --token ${token}`;
  const enrolled = await host.shell(`${program.join(' ')} enrol ${portal} ${placeOptions(firstPlace)}`);
  if (enrolled.code !== 0) throw new Error(`${enrolled.stdout}${enrolled.stderr}`);
  await host.startAgent();
  grant = await granted(town, { login: employee, admin });
}, 120_000);

afterAll(async () => {
  await host.stopAgent();
  await relay.stop();
  await network.stop();
  await stage.demo.stop();
  await removeFolder(folder);
}, 60_000);

async function gatewayNow(): Promise<Gateway> {
  const gateway = (await town.store.gateways.list()).find(({ state }) => state === 'enrolled');
  if (gateway === undefined) throw new Error('no gateway has enrolled');
  return gateway;
}

async function newFile(name: string): Promise<Held> {
  const device = await deviceOf(town, { login: employee, grant }, { name, system: 'linux' });
  const holder = await town.actor(employee);
  const file = await fileForOwnKey(stage.ports, holder, { deviceId: device.id, protocol: 'openvpn' });
  const [credential] = await town.store.credentials.ofDevice(device.id);
  if (credential === undefined) throw new Error('no credential was issued');
  await until('the gateway to know it', 20_000, async () => (await proofOf(credential)).isVerified);
  return { ...file, credential };
}

async function proofOf({ id }: Credential) {
  const [proof] = await town.store.credentials.enforcementsOf([id]);
  if (proof === undefined) throw new Error('nothing was ordered');
  return proof;
}

/** With nothing but the file says, for as long as it takes. */
async function start(machine: Machine, { fileName, content }: Held): Promise<Child> {
  const path = join(folder, fileName);
  await writeFile(path, content, { mode: 0o600 });
  return machine.spawn(['openvpn', '--config', path, '--verb', '3']);
}

const connected = (child: Child): Promise<void> =>
  until('the tunnel', 20_000, () => /Initialization Sequence Completed/.test(child.output())).catch(
    (cause: unknown) => {
      throw new Error(`${child.output().slice(-3_000)}\n${host.log().slice(-2_000)}`, { cause });
    },
  );

const blockUdp = (machine: Machine): Promise<string> =>
  machine.mustExec(['nft', '-f', '/dev/stdin'], {
    input: 'table inet hotel { chain out { type filter hook output priority 0; meta l4proto udp drop; }; }\n',
  });
const allowUdp = (machine: Machine): Promise<string> =>
  machine.mustExec(['nft', 'delete', 'table', 'inet', 'hotel']);

/** The file with ways over one transport alone. */
const only = (proto: 'udp' | 'tcp', { fileName, content }: Held) => ({
  fileName,
  content: content
    .split('\n')
    .filter((line) => !line.startsWith('remote ') || line.endsWith(` ${proto}`))
    .join('\n'),
});

it('is served by the gateway once it was ordered, while the server over UDP goes on', async () => {
  await until('the gateway to follow', 30_000, async () => (await gatewayNow()).acknowledged > 0);
  const processOf = () => network.gateway.mustExec(['pgrep', '-f', '/openvpn/server.conf']);
  const before = await processOf();
  const { id, openvpnTcpRevision: seen } = await gatewayNow();
  await changeOpenvpnTcp(stage.ports, await town.actor(admin), { gatewayId: id, wanted: tcp, seen });
  await until('it to be served', 30_000, async () => tcpProgress(await gatewayNow()) === 'served');
  expect(await processOf()).toBe(before);
  notebook = await newFile('Notebook');
  expect(notebook.content.split('\n').filter((line) => line.startsWith('remote '))).toEqual([
    'remote vpn.musterstadt.example 1194 udp',
    'remote vpn.musterstadt.example 443 tcp',
  ]);
}, 90_000);

it('is passed over by a device that comes through with UDP', async () => {
  const tunnel = await start(client, notebook);
  await connected(tunnel);
  expect(await answers(client, office.v4)).toBe(true);
  expect(tunnel.output()).not.toMatch(/TCP connection established/);
  await tunnel.stop('SIGTERM');
}, 60_000);

it('lets the same file in where UDP is blocked, within seconds; a revocation there is proved, and holds both ways', async () => {
  const bystander = await newFile('Zweitgerät');
  const beside = await start(other, bystander);
  await connected(beside);
  await blockUdp(client);
  const begun = Date.now();
  const tunnel = await start(client, notebook);
  await connected(tunnel);
  expect(Date.now() - begun).toBeLessThan(15_000);
  expect(tunnel.output()).toMatch(/TCP connection established/);
  expect(await client.mustExec(['ip', '-o', '-4', 'address'])).toContain('10.90.80.');
  expect(await answers(client, office.v4)).toBe(true);
  expect(await answers(client, office.v6)).toBe(true);
  // As large as the tunnel takes, in both directions.
  await client.mustExec(['ping', '-n', '-q', '-c', '2', '-s', '1472', '-W', '2', office.v4]);

  const [ping, calm] = [await startPing(client, office.v4), await startPing(other, office.v4)];
  await ping.nextReply(5_000);
  await revokeDevice(stage.ports, await town.actor(admin), {
    id: notebook.credential.deviceId,
    reason: 'Gerät wird abgegeben',
  });
  const revokedAt = Date.now();
  expect((await ping.silence({ quietMs: 1_000, timeoutMs: 20_000 })) - revokedAt).toBeLessThan(5_000);
  await ping.stop();
  await until('the proof', 20_000, async () => {
    const { kind, isVerified } = await proofOf(notebook.credential);
    return kind === 'revocation' && isVerified;
  });
  await tunnel.stop('SIGTERM');
  expect((await attempt(client, only('tcp', notebook), office.v4)).outcome).toBe('refused');
  await allowUdp(client);
  expect((await attempt(client, only('udp', notebook), office.v4)).outcome).toBe('refused');
  // The ways themselves are open: it is the file that is refused.
  await calm.nextReply(2_000);
  await calm.stop();
  await beside.stop('SIGTERM');
  for (const way of ['udp', 'tcp'] as const)
    expect((await attempt(client, only(way, bystander), office.v4)).outcome).toBe('connected');
}, 120_000);
