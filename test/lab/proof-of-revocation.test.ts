// The proof of a revocation on real WireGuard and OpenVPN: a verified time comes by itself, and what somebody puts back by
// hand before the look is never called verified.
// Needs: wireguard, openvpn, network-tools, network-namespaces, gateway-host
// Alone: what is put back by hand has to be there before a look that comes of itself.
import type { VpnProtocol } from '../../src/domain/access-profile';
import type { Credential } from '../../src/domain/credential';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { until, type Child } from '../support/child-process';
import { deviceOf, fileOf } from '../support/stage-acts';
import { firstPlace } from './support/lab-gateway';
import { openvpnServerOf } from './support/openvpn-server';
import { admin, employee, startStagedGateway, type StagedGateway } from './support/staged-gateway';

const patienceMs = 30_000;
let gateway: StagedGateway;

beforeAll(async () => {
  gateway = await startStagedGateway(0);
}, 120_000);
afterAll(() => gateway.stop(), 60_000);

async function revoked({ deviceId: id }: Credential): Promise<void> {
  const { stage, town } = gateway;
  await revokeDevice(stage.ports, await town.actor(admin), { id, reason: 'Gerät wird abgegeben' });
}

/** One known to the gateway, and seen there. */
async function known(protocol: VpnProtocol, name: string): Promise<Credential> {
  const { town, grant, untilVerified } = gateway;
  const device = await deviceOf(town, { login: employee, grant }, { name, system: 'linux' });
  const credential = await fileOf(town, employee, { device, protocol });
  await untilVerified(credential, 'set');
  return credential;
}

/** Does it again and again, as fast as it can. */
const keepDoing = (line: string): Promise<Child> =>
  gateway.network.gateway.spawn(['sh', '-c', `while :; do ${line} 2>/dev/null; done`]);

const wireguardPeers = async (): Promise<string> =>
  gateway.network.gateway.mustExec(['wg', 'show', firstPlace.wireguardInterface, 'peers']);

async function expectThreeTimes(credential: Credential): Promise<void> {
  const { orderedAt, appliedAt, effectiveAt } = await gateway.proofOf(credential);
  const times = [orderedAt, appliedAt, effectiveAt].map((time) => time?.getTime() ?? 0);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[0]).toBeGreaterThan(0);
}

describe('WireGuard', () => {
  it('is verified by a fresh list of its peers', async () => {
    const phone = await known('wireguard', 'Diensthandy');
    expect(await wireguardPeers()).toContain(phone.publicKey);
    await revoked(phone);
    await gateway.untilVerified(phone, 'revocation');
    expect(await wireguardPeers()).not.toContain(phone.publicKey);
    await expectThreeTimes(phone);
  }, 90_000);

  it('is not called verified while somebody puts the peer back, and is once that is over', async () => {
    const phone = await known('wireguard', 'Zweithandy');
    const set = `wg set ${firstPlace.wireguardInterface} peer '${phone.publicKey ?? ''}' allowed-ips ${phone.address4}/32`;
    const hand = await keepDoing(set);
    await revoked(phone);
    await until('the gateway to say what it found', patienceMs, async () => {
      const { failure } = await gateway.proofOf(phone);
      return failure === 'peer-still-there';
    });
    for (let look = 0; look < 30; look += 1) {
      expect((await gateway.proofOf(phone)).effectiveAt).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await hand.stop('SIGKILL');
    await gateway.untilVerified(phone, 'revocation');
    expect(await wireguardPeers()).not.toContain(phone.publicKey);
  }, 120_000);
});

describe('OpenVPN', () => {
  it('is verified by entry, serial and sessions', async () => {
    const server = await openvpnServerOf(gateway.network.gateway, firstPlace);
    const notebook = await known('openvpn', 'Notebook');
    expect(await server.entries()).toContain(notebook.id);
    await revoked(notebook);
    await gateway.untilVerified(notebook, 'revocation');
    expect(await server.entries()).not.toContain(notebook.id);
    await expectThreeTimes(notebook);
  }, 90_000);

  it('is not called verified while somebody puts the entry back, and is once that is over', async () => {
    const { folder } = await openvpnServerOf(gateway.network.gateway, firstPlace);
    const notebook = await known('openvpn', 'Zweitgerät');
    const hand = await keepDoing(`: > ${folder}/ccd/${notebook.id}; sleep 0.01`);
    await revoked(notebook);
    await until('the gateway to say what it found', patienceMs, async () => {
      const { failure } = await gateway.proofOf(notebook);
      return failure === 'entry-still-there';
    });
    for (let look = 0; look < 30; look += 1) {
      expect((await gateway.proofOf(notebook)).effectiveAt).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await hand.stop('SIGKILL');
    await gateway.untilVerified(notebook, 'revocation');
  }, 120_000);
});
