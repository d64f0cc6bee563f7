// Proves the lab's network: who reaches whom, that this host is reachable, and that nothing of it is left behind.
// Needs: network-tools, network-namespaces
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { until } from '../support/child-process';
import { relayLocalhost } from './support/localhost-relay';
import { createNetwork, type Network } from './support/network';
import { answers, startPing } from './support/ping';

const fetchProgram = `
const name = process.argv[1];
fetch(name, { signal: AbortSignal.timeout(3000) }).then(async (a) => console.log(await a.text()), () => process.exit(7));
`;

function labInterfaces(): string[] {
  return Object.keys(networkInterfaces()).filter((name) => name.startsWith('fernlab-'));
}

let network: Network;
let server: Server;
let port: number;

async function fetchIn(machine: Network['gateway'], url: string): Promise<string | null> {
  const { code, stdout } = await machine.exec([process.execPath, '-e', fetchProgram, url]);
  return code === 0 ? stdout.trim() : null;
}

beforeAll(async () => {
  network = await createNetwork({ clients: 2 });
  server = createServer((_request, response) => response.end('portal'));
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
}, 60_000);

afterAll(async () => {
  server.close();
  await network.stop();
}, 60_000);

it('lets clients reach the gateway on both address families, but not the office', async () => {
  const reachable = async (from: Network['gateway'], addresses: readonly string[]): Promise<boolean[]> =>
    Promise.all(addresses.map((address) => answers(from, address)));
  const { gateway, office, clients } = network;
  const wanted = [gateway.address4, gateway.address6, office.address4, office.address6];
  for (const client of clients) expect(await reachable(client, wanted)).toEqual([true, true, false, false]);
  expect(await reachable(gateway, wanted)).toEqual([true, true, true, true]);
}, 60_000);

it('gives machines this host by address and by name, and nothing else of it', async () => {
  await network.nameHosts({ 'portal.example': network.host.address4 });
  expect(await fetchIn(network.gateway, `http://${network.host.address4}:${port}/`)).toBe('portal');
  expect(await fetchIn(network.gateway, `http://portal.example:${port}/`)).toBe('portal');
  expect(await fetchIn(network.gateway, `http://localhost:${port}/`)).toBeNull();
}, 60_000);

it('relays a port of localhost until the relay is stopped', async () => {
  const relay = await relayLocalhost(network.gateway, port);
  expect(await fetchIn(network.gateway, `http://localhost:${port}/`)).toBe('portal');
  await relay.stop();
  expect(await fetchIn(network.gateway, `http://localhost:${port}/`)).toBeNull();
}, 60_000);

it('notices when replies stop and when they come back', async () => {
  const [client] = network.clients;
  if (client === undefined) throw new Error('no client');
  const ping = await startPing(client, network.gateway.address4);
  await ping.nextReply(30_000);
  const pulledAt = Date.now();
  await network.setPlug(client, 'out');
  const last = await ping.silence({ quietMs: 300, timeoutMs: 5_000 });
  expect(last).toBeGreaterThan(pulledAt - 100);
  expect(ping.replies()).toBeGreaterThan(0);
  await network.setPlug(client, 'in');
  await ping.nextReply(30_000);
  await ping.stop();
}, 60_000);

it('ends every process inside and takes its interface away, a second network beside it stays', async () => {
  const before = labInterfaces();
  const other = await createNetwork({ clients: 1 });
  expect(labInterfaces()).toHaveLength(before.length + 1);
  const stray = await other.gateway.spawn(['sh', '-c', 'sleep 1000 & echo $!; wait']);
  const pid = Number(await stray.waitFor(/^\d+$/m, 5_000));
  await other.stop();
  await until('the stray process to end', 5_000, () => !existsSync(`/proc/${pid}`));
  await until('the interface to go', 60_000, () => labInterfaces().length === before.length);
  expect(labInterfaces()).toEqual(before);
}, 60_000);
