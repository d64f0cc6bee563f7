// Somebody refused reads why also at the server over TCP, and after the keys of their session were made anew; and how long
// a revoked device goes on where both servers ask about everybody.
// Needs: openvpn, network-tools, network-namespaces, gateway-host
import { setTimeout as sleep } from 'node:timers/promises';
import { resumeDevice } from '../../src/usecases/resume-device';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { suspendDevice } from '../../src/usecases/suspend-device';
import { until } from '../support/child-process';
import { percentile95, recordFigure } from './support/figure';
import { insideOverTcp, offerTcp, only, sayWhy, untilFollowed } from './support/gateway-options';
import type { Machine } from './support/network';
import { answers, startPing } from './support/ping';
import { admin, office, startStagedGateway, type Held, type StagedGateway } from './support/staged-gateway';

const patienceMs = 90_000;
/** In place of 900 seconds; the side whose time comes first begins. */
const oftenAnew = ['--reneg-sec', '8', '--tran-window', '4'];

let gateway: StagedGateway;
let client: Machine;
let calm: Machine;
let notebook: Held;

beforeAll(async () => {
  gateway = await startStagedGateway(2);
  const [first, second] = gateway.network.clients;
  if (first === undefined || second === undefined) throw new Error('too few machines');
  [client, calm] = [first, second];
  await untilFollowed(gateway);
  await offerTcp(gateway);
  await sayWhy(gateway);
  notebook = await gateway.newFile('Notebook');
}, 180_000);
afterAll(() => gateway.stop(), 60_000);

it('lets in over TCP whom nothing keeps out, and goes on through new keys', async () => {
  const tunnel = await gateway.start(client, only('tcp', notebook), oftenAnew);
  await gateway.connected(tunnel, patienceMs);
  expect(await client.mustExec(['ip', '-o', '-4', 'address'])).toContain(insideOverTcp);
  // Somebody works meanwhile: a server that was answered about new keys makes them with the next packet, and without any
  // that is later, by its own ping, than the next ones are asked for here.
  const ping = await startPing(client, office.v4);
  const renewals = (): number => tunnel.output().match(/TLS: soft reset/g)?.length ?? 0;
  // By the fourth keys the first and the second are of no use any more.
  await until('the fourth keys', patienceMs, () => renewals() >= 3);
  await sleep(2_000);
  await ping.nextReply(2_000);
  await ping.stop();
  expect(tunnel.output()).not.toMatch(/AUTH_FAILED|SIGUSR1|Restart pause/);

  const { stage, town, untilVerified } = gateway;
  const by = await town.actor(admin);
  await suspendDevice(stage.ports, by, { id: notebook.credential.deviceId, reason: 'Gerät geprüft' });
  await untilVerified(notebook.credential, 'suspension');
  expect(await answers(client, office.v4)).toBe(false);
  await tunnel.stop('SIGTERM');
}, 240_000);

it.each(['tcp', 'udp'] as const)(
  'tells them why over %s',
  async (proto) => {
    // Without a sentence it is refused for as long as the server may still have a session of it.
    let said = '';
    await until('the sentence', patienceMs, async () => {
      const refused = await gateway.start(client, only(proto, notebook));
      await until('the refusal', patienceMs, () => /AUTH_FAILED[^\n]*\n/.test(refused.output()));
      expect(refused.output()).not.toMatch(/Initialization Sequence Completed/);
      said = /AUTH_FAILED[^\n]*/.exec(refused.output())?.[0] ?? '';
      await refused.stop('SIGTERM');
      return said.includes(',');
    });
    expect(said).toMatch(/^AUTH_FAILED,Ihr Zugang ist gesperrt\. Benutzerservice: [0-9 -]+$/);
  },
  120_000,
);

/** Each with a fresh device; `npm run lab -- --full` takes 60, for a figure that means something. */
const rounds = process.env.LAB_FULL === 'true' ? 60 : 5;
const cutLimitMs = 250;

it(
  'measures how long a revoked device goes on, over either, beside one that goes on',
  async () => {
    const { stage, town, newFile, start, connected, untilVerified } = gateway;
    const by = await town.actor(admin);
    await resumeDevice(stage.ports, by, notebook.credential.deviceId);
    await untilVerified(notebook.credential, 'set');
    const beside = await start(calm, notebook);
    await connected(beside, patienceMs);
    for (const proto of ['udp', 'tcp'] as const) {
      const cuts: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const held = await newFile(`${proto} ${round}`);
        const tunnel = await start(client, only(proto, held));
        await connected(tunnel, patienceMs);
        const ping = await startPing(client, office.v4);
        await ping.nextReply(30_000);
        const sentAt = Date.now();
        await revokeDevice(stage.ports, by, { id: held.credential.deviceId, reason: 'Verlust' });
        cuts.push(Math.max((await ping.silence({ quietMs: 700, timeoutMs: 20_000 })) - sentAt, 0));
        await ping.stop();
        await tunnel.stop('SIGTERM');
      }
      const name = `cut-openvpn-asking-${proto}-p95-ms`;
      await recordFigure({ name, value: percentile95(cuts), unit: 'ms', limit: cutLimitMs });
    }
    expect(await answers(calm, office.v4)).toBe(true);
    expect(beside.output().match(/Initialization Sequence Completed/g)).toHaveLength(1);
    await beside.stop('SIGTERM');
  },
  rounds * 60_000,
);
