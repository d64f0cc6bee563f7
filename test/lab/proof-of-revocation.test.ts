// The proof of a revocation on real WireGuard and OpenVPN: a verified time comes by itself, and what somebody puts back by
// hand before the look is never called verified.
// Needs: wireguard, openvpn, network-tools, network-namespaces, gateway-host
// Alone: what is put back by hand has to be there before a look that comes of itself.
import { projectRoot } from '../../src/compose';
import { demoTenants } from '../../src/demo/demo-tenants';
import type { VpnProtocol } from '../../src/domain/access-profile';
import type { Credential } from '../../src/domain/credential';
import type { Enforcement } from '../../src/domain/enforcement';
import { readPortalKey } from '../../src/usecases/read-portal-key';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { join } from 'node:path';
import { until, type Child } from '../support/child-process';
import { startStage, type Stage, type Town } from '../support/stage';
import { deviceOf, fileOf, granted } from '../support/stage-acts';
import { gatewayHost, type GatewayHost } from './support/gateway-host';
import { firstPlace, placeOptions, prepareGatewayHost } from './support/lab-gateway';
import { relayLocalhost, type LocalhostRelay } from './support/localhost-relay';
import { createNetwork, type Network } from './support/network';
import { openvpnServerOf } from './support/openvpn-server';

const [employee, admin] = ['anna.amsel', 'bernd.buche'];
const patienceMs = 30_000;
const program = [process.execPath, join(projectRoot, 'dist/agent/fernamt-agent.cjs'), 'agent'];

let stage: Stage;
let town: Town;
let network: Network;
let relay: LocalhostRelay;
let host: GatewayHost;

beforeAll(async () => {
  stage = await startStage(demoTenants, new Date());
  town = await stage.town('musterstadt');
  network = await createNetwork({ clients: 0 });
  const { gateway } = network;
  await prepareGatewayHost(gateway);
  relay = await relayLocalhost(gateway, Number(stage.url.port));
  host = gatewayHost(gateway, [...program, 'run', '--state', firstPlace.state]);
  const token = stage.demo.sites.find(({ slug }) => slug === town.slug)?.enrolmentToken ?? '';
  const key = await readPortalKey(stage.ports, await town.actor(admin));
  const portal = `--portal http://localhost:${stage.url.port} --portal-key ${key} --token ${token}`;
  const enrolled = await host.shell(`${program.join(' ')} enrol ${portal} ${placeOptions(firstPlace)}`);
  if (enrolled.code !== 0) throw new Error(`${enrolled.stdout}${enrolled.stderr}`);
  await host.startAgent();
}, 120_000);

afterAll(async () => {
  await host.stopAgent();
  await relay.stop();
  await network.stop();
  await stage.demo.stop();
}, 60_000);

async function proofOf({ id }: Credential): Promise<Enforcement> {
  const [proof] = await town.store.credentials.enforcementsOf([id]);
  if (proof === undefined) throw new Error('nothing was ordered');
  return proof;
}

const untilVerified = (credential: Credential, kind: Enforcement['kind']): Promise<void> =>
  until(`a look at: ${kind}`, patienceMs, async () => {
    const proof = await proofOf(credential);
    return proof.kind === kind && proof.isVerified;
  });

async function revoked({ deviceId: id }: Credential): Promise<void> {
  await revokeDevice(stage.ports, await town.actor(admin), { id, reason: 'Gerät wird abgegeben' });
}

/** One known to the gateway, and seen there. */
async function known(protocol: VpnProtocol, name: string): Promise<Credential> {
  const grants = await town.store.grants.ofPerson((await town.actor(employee)).personId);
  const grant = grants[0] ?? (await granted(town, { login: employee, admin }));
  const device = await deviceOf(town, { login: employee, grant }, { name, system: 'linux' });
  const credential = await fileOf(town, employee, { device, protocol });
  await untilVerified(credential, 'set');
  return credential;
}

/** Does it again and again, as fast as it can. */
const keepDoing = (line: string): Promise<Child> =>
  network.gateway.spawn(['sh', '-c', `while :; do ${line} 2>/dev/null; done`]);

const wireguardPeers = async (): Promise<string> =>
  network.gateway.mustExec(['wg', 'show', firstPlace.wireguardInterface, 'peers']);

async function expectThreeTimes(credential: Credential): Promise<void> {
  const { orderedAt, appliedAt, effectiveAt } = await proofOf(credential);
  const times = [orderedAt, appliedAt, effectiveAt].map((time) => time?.getTime() ?? 0);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[0]).toBeGreaterThan(0);
}

describe('WireGuard', () => {
  it('is verified by a fresh list of its peers', async () => {
    const phone = await known('wireguard', 'Diensthandy');
    expect(await wireguardPeers()).toContain(phone.publicKey);
    await revoked(phone);
    await untilVerified(phone, 'revocation');
    expect(await wireguardPeers()).not.toContain(phone.publicKey);
    await expectThreeTimes(phone);
  }, 90_000);

  it('is not called verified while somebody puts the peer back, and is once that is over', async () => {
    const phone = await known('wireguard', 'Zweithandy');
    const set = `wg set ${firstPlace.wireguardInterface} peer '${phone.publicKey ?? ''}' allowed-ips ${phone.address4}/32`;
    const hand = await keepDoing(set);
    await revoked(phone);
    await until('the gateway to say what it found', patienceMs, async () => {
      const { failure } = await proofOf(phone);
      return failure === 'peer-still-there';
    });
    for (let look = 0; look < 30; look += 1) {
      expect((await proofOf(phone)).effectiveAt).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await hand.stop('SIGKILL');
    await untilVerified(phone, 'revocation');
    expect(await wireguardPeers()).not.toContain(phone.publicKey);
  }, 120_000);
});

describe('OpenVPN', () => {
  it('is verified by entry, serial and sessions', async () => {
    const server = await openvpnServerOf(network.gateway, firstPlace);
    const notebook = await known('openvpn', 'Notebook');
    expect(await server.entries()).toContain(notebook.id);
    await revoked(notebook);
    await untilVerified(notebook, 'revocation');
    expect(await server.entries()).not.toContain(notebook.id);
    await expectThreeTimes(notebook);
  }, 90_000);

  it('is not called verified while somebody puts the entry back, and is once that is over', async () => {
    const { folder } = await openvpnServerOf(network.gateway, firstPlace);
    const notebook = await known('openvpn', 'Zweitgerät');
    const hand = await keepDoing(`: > ${folder}/ccd/${notebook.id}; sleep 0.01`);
    await revoked(notebook);
    await until('the gateway to say what it found', patienceMs, async () => {
      const { failure } = await proofOf(notebook);
      return failure === 'entry-still-there';
    });
    for (let look = 0; look < 30; look += 1) {
      expect((await proofOf(notebook)).effectiveAt).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await hand.stop('SIGKILL');
    await untilVerified(notebook, 'revocation');
  }, 120_000);
});
