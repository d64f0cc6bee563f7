// A refused OpenVPN user reads why, on real parts: portal, agent, OpenVPN on both sides; and what the option costs while
// the agent is away.
// Needs: openvpn, network-tools, network-namespaces, gateway-host
import { resumeDevice } from '../../src/usecases/resume-device';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { suspendDevice } from '../../src/usecases/suspend-device';
import { until, type Child } from '../support/child-process';
import { sayWhy, untilFollowed } from './support/gateway-options';
import type { Machine } from './support/network';
import { answers } from './support/ping';
import { admin, office, startStagedGateway, type Held, type StagedGateway } from './support/staged-gateway';

let gateway: StagedGateway;
let client: Machine;
let notebook: Held;

beforeAll(async () => {
  gateway = await startStagedGateway(1);
  const [first] = gateway.network.clients;
  if (first === undefined) throw new Error('too few machines');
  client = first;
}, 120_000);
afterAll(() => gateway.stop(), 60_000);

/** Who asked while nobody answered is not asked about again, and begins anew after a minute by itself. */
const connected = (tunnel: Child): Promise<void> => gateway.connected(tunnel, 90_000);

const refusedWith = async (child: Child): Promise<string> => {
  await until('the refusal', 90_000, () => /AUTH_FAILED/.test(child.output()));
  return /AUTH_FAILED[^\n]*/.exec(child.output())?.[0] ?? '';
};

const suspend = async (): Promise<void> => {
  const { stage, town, untilVerified } = gateway;
  const by = await town.actor(admin);
  await suspendDevice(stage.ports, by, { id: notebook.credential.deviceId, reason: 'Gerät geprüft' });
  await untilVerified(notebook.credential, 'suspension');
};
const resume = async (): Promise<void> => {
  const { stage, town, untilVerified } = gateway;
  await resumeDevice(stage.ports, await town.actor(admin), notebook.credential.deviceId);
  await untilVerified(notebook.credential, 'set');
};

it('says nothing unless that is wanted', async () => {
  await untilFollowed(gateway);
  notebook = await gateway.newFile('Notebook');
  await suspend();
  expect(await refusedWith(await gateway.start(client, notebook))).toBe('AUTH_FAILED');
  await resume();
}, 120_000);

it('tells somebody suspended why, and lets everybody else in as before', async () => {
  await sayWhy(gateway);
  const tunnel = await gateway.start(client, notebook);
  await connected(tunnel);
  expect(await answers(client, office.v4)).toBe(true);
  await suspend();
  expect(await answers(client, office.v4)).toBe(false);
  await tunnel.stop('SIGTERM');
  expect(await refusedWith(await gateway.start(client, notebook))).toMatch(
    /^AUTH_FAILED,Ihr Zugang ist gesperrt\. Benutzerservice: [0-9 -]+$/,
  );
  await resume();
}, 120_000);

it('keeps whoever is connected while the agent is away, lets nobody else in, and everybody once it is back', async () => {
  const tunnel = await gateway.start(client, notebook);
  await connected(tunnel);
  const { host } = gateway;
  await host.stopAgent();
  expect(await answers(client, office.v4)).toBe(true);
  await tunnel.stop('SIGTERM');
  const waiting = await gateway.start(client, notebook);
  await until(
    'it to ask for its addresses',
    20_000,
    () => (waiting.output().match(/PUSH_REQUEST/g) ?? []).length > 1,
  );
  expect(waiting.output()).not.toMatch(/Initialization Sequence Completed/);
  await waiting.stop('SIGTERM');
  const starts = (): number => host.log().match(/follows/g)?.length ?? 0;
  const before = starts();
  await host.startAgent();
  await until('the gateway to answer', 30_000, () => starts() > before);
  const again = await gateway.start(client, notebook);
  await connected(again);
  await again.stop('SIGTERM');
}, 240_000);

it('cuts a revoked session as before, with proof, and says nothing about it', async () => {
  const { stage, town, untilVerified } = gateway;
  // By the portal's clock, which stands still here, an agent that has come back is on probation.
  stage.goTo(new Date());
  const tunnel = await gateway.start(client, notebook);
  await connected(tunnel);
  await revokeDevice(stage.ports, await town.actor(admin), {
    id: notebook.credential.deviceId,
    reason: 'Gerät verloren',
  });
  await until('the tunnel to be cut', 60_000, async () => !(await answers(client, office.v4)));
  await untilVerified(notebook.credential, 'revocation', 60_000);
  await tunnel.stop('SIGTERM');
  const refused = await gateway.start(client, notebook);
  await until('a handshake', 60_000, () => /TLS: Initial packet/.test(refused.output()));
  expect(refused.output()).not.toMatch(/Ihr Zugang|Initialization Sequence Completed/);
  await refused.stop('SIGTERM');
}, 240_000);
