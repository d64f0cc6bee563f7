// A gateway that waits for changes is woken by them at once, and by nothing else; nothing is left when it hangs up.
import { text } from 'node:stream/consumers';
import type { Position } from '../../src/domain/gateway-protocol';
import type { GatewayId } from '../../src/domain/ids';
import { agentFileOf } from '../../src/http/gateway-protocol/agent-file';
import { gatewayProtocolRoutes } from '../../src/http/gateway-protocol/routes';
import type { Ports } from '../../src/usecases/ports';
import { readGatewayChanges } from '../../src/usecases/read-gateway-changes';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { givenAccess } from '../support/given-access';
import { usePortal } from '../support/portal';
import { enrolledGateway, openWire, type TestGateway, type Wire } from '../support/test-gateway';

const portalOf = usePortal((ports, publicUrl) =>
  gatewayProtocolRoutes({ ports, publicUrl, agentFile: agentFileOf(Buffer.from('agent')) }),
);
let wire: Wire;
let gateway: TestGateway;

beforeAll(async () => {
  const portal = portalOf();
  wire = await openWire(portal.app, portal);
  gateway = await enrolledGateway({ portal, wire }, portal.musterstadt, 'gateway-nord');
});
afterAll(() => wire.close());

/** Wakes only who is named: time never passes, so whoever waits for it waits for ever. */
function timelessWakeups() {
  const waiting = new Map<GatewayId, () => void>();
  const ended: string[] = [];
  const wakeups: Ports['wakeups'] = {
    notify: (ids) => ids.forEach((id) => waiting.get(id)?.()),
    wait: (id, _ms, signal) =>
      new Promise((resolve) => {
        waiting.set(id, resolve);
        signal?.addEventListener('abort', () => {
          ended.push(id);
          resolve();
        });
      }),
  };
  return { wakeups, waiting, ended };
}

async function poll(
  ports: Ports,
  position: Position,
  signal = new AbortController().signal,
): Promise<string> {
  const asking = {
    tenantId: portalOf().musterstadt.id,
    gatewayId: gateway.id,
    agentKey: gateway.key.publicKey,
    nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
    instance: '',
  };
  return text(await readGatewayChanges(ports, asking, { position, waitSeconds: 25, signal }));
}

it('answers as soon as something is ordered', async () => {
  const portal = portalOf();
  const { wakeups } = timelessWakeups();
  const ports: Ports = { ...portal.ports, wakeups };
  const given = await givenAccess(portal, portal.musterstadt);
  const { position } = await gateway.snapshot();
  const waiting = poll(ports, position);
  await revokeDevice(ports, given.admin, { id: given.device.id, reason: 'Verlust' });
  expect(await waiting).toContain('"kind":"client.remove"');
});

it('is woken by what is ordered between looking and waiting', async () => {
  const portal = portalOf();
  const { wakeups } = timelessWakeups();
  const ports: Ports = { ...portal.ports, wakeups };
  const given = await givenAccess(portal, portal.musterstadt);
  const { position } = await gateway.snapshot();
  const slyStore: Ports['store'] = {
    ...ports.store,
    forTenant: (id) => {
      const store = ports.store.forTenant(id);
      let looks = 0;
      const changesAfter: typeof store.gateways.changesAfter = async (...asked) => {
        const seen = await store.gateways.changesAfter(...asked);
        looks += 1;
        if (looks === 1) await revokeDevice(ports, given.admin, { id: given.device.id, reason: 'Verlust' });
        return seen;
      };
      return { ...store, gateways: { ...store.gateways, changesAfter } };
    },
  };
  expect(await poll({ ...ports, store: slyStore }, position)).toContain('client.remove');
});

it('ends when the gateway hangs up', async () => {
  const portal = portalOf();
  const { wakeups, waiting } = timelessWakeups();
  const hangUp = new AbortController();
  const { position } = await gateway.snapshot();
  const polled = poll({ ...portal.ports, wakeups }, position, hangUp.signal);
  while (!waiting.has(gateway.id)) await new Promise((resolve) => setImmediate(resolve));
  hangUp.abort();
  expect(await polled).toMatch(/^\{"signed":/);
});

it('lets go of the wake-up call when it answers at once', async () => {
  const portal = portalOf();
  const { wakeups, ended } = timelessWakeups();
  const { position } = await gateway.snapshot();
  await givenAccess(portal, portal.musterstadt);
  expect(await poll({ ...portal.ports, wakeups }, position)).toContain('client.set');
  expect(ended).toEqual([gateway.id]);
});
