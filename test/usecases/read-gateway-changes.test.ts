// A gateway that waits for changes is woken by them at once, and by nothing else; nothing is left when it hangs up.
import { text } from 'node:stream/consumers';
import type { Position } from '../../src/domain/gateway-protocol';
import type { GatewayId } from '../../src/domain/ids';
import { agentFileOf } from '../../src/http/gateway-protocol/agent-file';
import { gatewayProtocolRoutes } from '../../src/http/gateway-protocol/routes';
import type { Ports } from '../../src/usecases/ports';
import { readGatewayChanges } from '../../src/usecases/read-gateway-changes';
import { removeGateway } from '../../src/usecases/remove-gateway';
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

/** Begun, whatever it then looks at; each wait is found once. */
async function nextWait(waiting: Map<GatewayId, () => void>, { id } = gateway): Promise<() => void> {
  for (;;) {
    const wake = waiting.get(id);
    waiting.delete(id);
    if (wake !== undefined) return wake;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function poll(
  ports: Ports,
  position: Position,
  { by = gateway, signal = new AbortController().signal } = {},
): Promise<string> {
  const asking = {
    tenantId: portalOf().musterstadt.id,
    gatewayId: by.id,
    agentKey: by.key.publicKey,
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
      const glance: typeof store.gateways.glance = async (...asked) => {
        const seen = await store.gateways.glance(...asked);
        looks += 1;
        if (looks === 1) await revokeDevice(ports, given.admin, { id: given.device.id, reason: 'Verlust' });
        return seen;
      };
      return { ...store, gateways: { ...store.gateways, glance } };
    },
  };
  expect(await poll({ ...ports, store: slyStore }, position)).toContain('client.remove');
});

it('ends when the gateway hangs up', async () => {
  const portal = portalOf();
  const { wakeups, waiting } = timelessWakeups();
  const hangUp = new AbortController();
  const { position } = await gateway.snapshot();
  const polled = poll({ ...portal.ports, wakeups }, position, { signal: hangUp.signal });
  await nextWait(waiting);
  hangUp.abort();
  expect(await polled).toMatch(/^\{"signed":/);
});

/** The statements that read rows of gateways or of their logs, while the work is done. */
async function readings(work: () => Promise<unknown>): Promise<readonly string[]> {
  const { knex } = portalOf();
  const sent: string[] = [];
  const note = ({ sql }: { readonly sql: string }) => sent.push(sql);
  knex.on('query', note);
  await work();
  knex.removeListener('query', note);
  return sent.filter((sql) => /^select .* from .gateway/.test(sql));
}

it('reads the row once to let the gateway in, and once to see that nothing is new', async () => {
  const { position } = await gateway.snapshot();
  expect(await readings(() => gateway.changes(position))).toHaveLength(2);
});

it('looks again by one statement each time that it is woken', async () => {
  const portal = portalOf();
  const { wakeups, waiting } = timelessWakeups();
  const hangUp = new AbortController();
  const { position } = await gateway.snapshot();
  const looks = await readings(async () => {
    const polled = poll({ ...portal.ports, wakeups }, position, { signal: hangUp.signal });
    for (let woken = 0; woken < 5; woken += 1) (await nextWait(waiting))();
    await nextWait(waiting);
    hangUp.abort();
    await polled;
  });
  // At the beginning, after each of the five, and when the gateway has hung up.
  expect(looks).toHaveLength(7);
});

it('is refused while it waits, once the gateway is out of service', async () => {
  const portal = portalOf();
  const { wakeups, waiting } = timelessWakeups();
  const gone = await enrolledGateway({ portal, wire }, portal.musterstadt, 'gateway-weg');
  const { position } = await gone.snapshot();
  const polled = poll({ ...portal.ports, wakeups }, position, { by: gone });
  const wake = await nextWait(waiting, gone);
  await removeGateway(
    portal.ports,
    await portal.person(portal.musterstadt, 'Gabi Gateway', 'it-admin'),
    gone.id,
  );
  wake();
  await expect(polled).rejects.toMatchObject({ reason: 'unknown-gateway' });
});

it('lets go of the wake-up call when it answers at once', async () => {
  const portal = portalOf();
  const { wakeups, ended } = timelessWakeups();
  const { position } = await gateway.snapshot();
  await givenAccess(portal, portal.musterstadt);
  expect(await poll({ ...portal.ports, wakeups }, position)).toContain('client.set');
  expect(ended).toEqual([gateway.id]);
});
