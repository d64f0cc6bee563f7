// OpenVPN over TCP beside UDP on real parts: one file, unchanged, comes in where UDP is blocked, and once it is revoked
// there, it is out of both, with proof, and comes in neither way.
// Needs: openvpn, network-tools, network-namespaces, gateway-host
import { revokeDevice } from '../../src/usecases/revoke-device';
import { insideOverTcp, offerTcp, only, untilFollowed } from './support/gateway-options';
import type { Machine } from './support/network';
import { answers, startPing } from './support/ping';
import { admin, office, startStagedGateway, type Held, type StagedGateway } from './support/staged-gateway';
import { attempt } from './support/tunnel';

const soonMs = 20_000;

let gateway: StagedGateway;
let notebook: Held;
let client: Machine;
let other: Machine;

beforeAll(async () => {
  gateway = await startStagedGateway(2);
  const [first, second] = gateway.network.clients;
  if (first === undefined || second === undefined) throw new Error('too few machines');
  [client, other] = [first, second];
}, 120_000);
afterAll(() => gateway.stop(), 60_000);

const blockUdp = (machine: Machine): Promise<string> =>
  machine.mustExec(['nft', '-f', '/dev/stdin'], {
    input: 'table inet hotel { chain out { type filter hook output priority 0; meta l4proto udp drop; }; }\n',
  });
const allowUdp = (machine: Machine): Promise<string> =>
  machine.mustExec(['nft', 'delete', 'table', 'inet', 'hotel']);

it('is served by the gateway once it was ordered, while the server over UDP goes on', async () => {
  await untilFollowed(gateway);
  const processOf = () => gateway.network.gateway.mustExec(['pgrep', '-f', '/openvpn/server.conf']);
  const before = await processOf();
  await offerTcp(gateway);
  expect(await processOf()).toBe(before);
  notebook = await gateway.newFile('Notebook');
  expect(notebook.content.split('\n').filter((line) => line.startsWith('remote '))).toEqual([
    'remote vpn.musterstadt.example 1194 udp',
    'remote vpn.musterstadt.example 443 tcp',
  ]);
}, 90_000);

it('is passed over by a device that comes through with UDP', async () => {
  const tunnel = await gateway.start(client, notebook);
  await gateway.connected(tunnel, soonMs);
  expect(await answers(client, office.v4)).toBe(true);
  expect(tunnel.output()).not.toMatch(/TCP connection established/);
  await tunnel.stop('SIGTERM');
}, 60_000);

it('lets the same file in where UDP is blocked, within seconds; a revocation there is proved, and holds both ways', async () => {
  const { stage, town, untilVerified } = gateway;
  const bystander = await gateway.newFile('Zweitgerät');
  const beside = await gateway.start(other, bystander);
  await gateway.connected(beside, soonMs);
  await blockUdp(client);
  const begun = Date.now();
  const tunnel = await gateway.start(client, notebook);
  await gateway.connected(tunnel, soonMs);
  expect(Date.now() - begun).toBeLessThan(15_000);
  expect(tunnel.output()).toMatch(/TCP connection established/);
  expect(await client.mustExec(['ip', '-o', '-4', 'address'])).toContain(insideOverTcp);
  expect(await answers(client, office.v4)).toBe(true);
  expect(await answers(client, office.v6)).toBe(true);
  // As large as the tunnel takes, in both directions.
  await client.mustExec(['ping', '-n', '-q', '-c', '2', '-s', '1472', '-W', '2', office.v4]);

  const [ping, calm] = [await startPing(client, office.v4), await startPing(other, office.v4)];
  await ping.nextReply(30_000);
  await revokeDevice(stage.ports, await town.actor(admin), {
    id: notebook.credential.deviceId,
    reason: 'Gerät wird abgegeben',
  });
  const revokedAt = Date.now();
  expect((await ping.silence({ quietMs: 1_000, timeoutMs: 20_000 })) - revokedAt).toBeLessThan(5_000);
  await ping.stop();
  await untilVerified(notebook.credential, 'revocation', soonMs);
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
