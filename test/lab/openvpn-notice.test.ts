// A refused OpenVPN user reads why, on real parts: portal, agent, OpenVPN on both sides; and what the option costs while
// the agent is away.
// Needs: openvpn, network-tools, network-namespaces, gateway-host
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { projectRoot } from '../../src/compose';
import { demoTenants } from '../../src/demo/demo-tenants';
import type { Credential } from '../../src/domain/credential';
import type { Gateway } from '../../src/domain/gateway';
import type { Grant } from '../../src/domain/grant';
import { chooseRefusalNotice } from '../../src/usecases/choose-refusal-notice';
import { readPortalKey } from '../../src/usecases/read-portal-key';
import { resumeDevice } from '../../src/usecases/resume-device';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { suspendDevice } from '../../src/usecases/suspend-device';
import { until, type Child } from '../support/child-process';
import { fileForOwnKey } from '../support/own-keys';
import { startStage, type Stage, type Town } from '../support/stage';
import { deviceOf, granted } from '../support/stage-acts';
import { removeFolder, temporaryFolder } from '../support/temporary-folder';
import { gatewayHost, type GatewayHost } from './support/gateway-host';
import { firstPlace, placeOptions, prepareGatewayHost } from './support/lab-gateway';
import { relayLocalhost, type LocalhostRelay } from './support/localhost-relay';
import { createNetwork, type Machine, type Network } from './support/network';
import { answers } from './support/ping';

const [employee, admin] = ['anna.amsel', 'bernd.buche'];
const program = [process.execPath, join(projectRoot, 'dist/agent/fernamt-agent.cjs'), 'agent'];
/** What the demo's profile reaches. */
const office = { v4: '10.90.0.10', v6: 'fd00:90::10' } as const;

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

beforeAll(async () => {
  stage = await startStage(demoTenants, new Date());
  town = await stage.town('musterstadt');
  network = await createNetwork({ clients: 1 });
  folder = await temporaryFolder('notice');
  const { gateway, clients } = network;
  const [first] = clients;
  if (first === undefined) throw new Error('too few machines');
  client = first;
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

/** Who asked while nobody answered is not asked about again, and begins anew after a minute by itself. */
const connected = (child: Child): Promise<void> =>
  until('the tunnel', 90_000, () => /Initialization Sequence Completed/.test(child.output())).catch(
    (cause: unknown) => {
      throw new Error(`${child.output().slice(-3_000)}\n${host.log().slice(-2_000)}`, { cause });
    },
  );

const refusedWith = async (child: Child): Promise<string> => {
  await until('the refusal', 90_000, () => /AUTH_FAILED/.test(child.output()));
  return /AUTH_FAILED[^\n]*/.exec(child.output())?.[0] ?? '';
};

const suspend = async (): Promise<void> => {
  const by = await town.actor(admin);
  await suspendDevice(stage.ports, by, { id: notebook.credential.deviceId, reason: 'Gerät geprüft' });
  await until('the proof', 20_000, async () => (await proofOf(notebook.credential)).isVerified);
};
const resume = async (): Promise<void> => {
  await resumeDevice(stage.ports, await town.actor(admin), notebook.credential.deviceId);
  await until('it to be let in again', 20_000, async () => (await proofOf(notebook.credential)).isVerified);
};

it('says nothing unless that is wanted', async () => {
  await until('the gateway to follow', 30_000, async () => (await gatewayNow()).acknowledged > 0);
  notebook = await newFile('Notebook');
  await suspend();
  expect(await refusedWith(await start(client, notebook))).toBe('AUTH_FAILED');
  await resume();
}, 120_000);

it('tells somebody suspended why, and lets everybody else in as before', async () => {
  const { id } = await gatewayNow();
  await chooseRefusalNotice(stage.ports, await town.actor(admin), { gatewayId: id, saysWhy: true });
  await until('the gateway to follow', 30_000, async () => {
    const { acknowledged, revision, problem } = await gatewayNow();
    return acknowledged === revision && problem === null;
  });
  const tunnel = await start(client, notebook);
  await connected(tunnel);
  expect(await answers(client, office.v4)).toBe(true);
  await suspend();
  expect(await answers(client, office.v4)).toBe(false);
  await tunnel.stop('SIGTERM');
  expect(await refusedWith(await start(client, notebook))).toMatch(
    /^AUTH_FAILED,Ihr Zugang ist gesperrt\. Benutzerservice: [0-9 -]+$/,
  );
  await resume();
}, 120_000);

it('keeps whoever is connected while the agent is away, lets nobody else in, and everybody once it is back', async () => {
  const tunnel = await start(client, notebook);
  await connected(tunnel);
  await host.stopAgent();
  expect(await answers(client, office.v4)).toBe(true);
  await tunnel.stop('SIGTERM');
  const waiting = await start(client, notebook);
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
  const again = await start(client, notebook);
  await connected(again);
  await again.stop('SIGTERM');
}, 240_000);

it('cuts a revoked session as before, with proof, and says nothing about it', async () => {
  // By the portal's clock, which stands still here, an agent that has come back is on probation.
  stage.goTo(new Date());
  const tunnel = await start(client, notebook);
  await connected(tunnel);
  await revokeDevice(stage.ports, await town.actor(admin), {
    id: notebook.credential.deviceId,
    reason: 'Gerät verloren',
  });
  await until('the tunnel to be cut', 10_000, async () => !(await answers(client, office.v4)));
  await until('the proof', 60_000, async () => (await proofOf(notebook.credential)).isVerified);
  await tunnel.stop('SIGTERM');
  const refused = await start(client, notebook);
  await until('a handshake', 10_000, () => /TLS: Initial packet/.test(refused.output()));
  expect(refused.output()).not.toMatch(/Ihr Zugang|Initialization Sequence Completed/);
  await refused.stop('SIGTERM');
}, 240_000);
