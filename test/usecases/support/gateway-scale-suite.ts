// Gateways that are far behind or very large: logs that are compacted, answers that are streamed, limits, and drift.
import { maxPeersOfInterface } from '../../../src/domain/gateway-limits';
import { removeGateway } from '../../../src/usecases/remove-gateway';
import { resumeDevice } from '../../../src/usecases/resume-device';
import { revokeDevice } from '../../../src/usecases/revoke-device';
import { suspendDevice } from '../../../src/usecases/suspend-device';
import { compactGatewayChanges } from '../../../src/usecases/jobs/compact-gateway-changes';
import { readGatewaySnapshot } from '../../../src/usecases/read-gateway-snapshot';
import { quarterOf, type CapacityBucket, type GroupCount } from '../../../src/domain/gateway-capacity';
import { forgetGatewayCapacity } from '../../../src/usecases/jobs/forget-gateway-capacity';
import { useDatabases, type Engine } from '../../support/databases';
import { agentOf, saidOf, type TestAgent } from './asking';
import { connected, type Connected } from './holdings';
import { eventsDuring, reasonOf } from './observed';
import { enrolledGateway, openStage, person, type Stage } from './stage';

const reason = 'Ausgeschieden';
const minuteMs = 60_000;

export function testGatewaysAtScale(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let agent: TestAgent;
  let gatewayId: Awaited<ReturnType<typeof enrolledGateway>>['id'];
  beforeAll(async () => {
    stage = await openStage(databases);
    const gateway = await enrolledGateway(stage, stage.town, 'gw1');
    gatewayId = gateway.id;
    agent = agentOf(stage, stage.town, gateway);
  }, 60_000);

  const terms = (most: number) => {
    const now = stage.ports.clock();
    return { now, until: new Date(now.getTime() + minuteMs), most };
  };
  const rowsInLog = async (): Promise<number> =>
    (await stage.knex('gateway_changes').where('gateway_id', gatewayId).select('revision')).length;
  const toAndFro = async ({ admin, device }: Connected, times: number): Promise<void> => {
    for (let n = 0; n < times; n += 1) {
      await suspendDevice(stage.ports, admin, { id: device.id, reason });
      await resumeDevice(stage.ports, admin, device.id);
    }
  };

  describe('a change log', () => {
    it('keeps of each credential only the newest order, and leads to the same end', async () => {
      const at = await agent.catchUp();
      const one = await connected(stage, stage.town, 'wireguard');
      await toAndFro(one, 3);
      const two = await connected(stage, stage.town);
      await stage.town.store.gateways.orderSettings([gatewayId]);
      await stage.town.store.gateways.orderSettings([gatewayId]);
      const done = await stage.town.store.gateways.compact(gatewayId, terms(100));
      expect(done).toEqual({ superseded: 7, dropped: 0 });
      expect(await rowsInLog()).toBe(3);
      const told = await agent.changes(at);
      expect([one, two].map(({ credential }) => saidOf(told.changes, credential.id))).toEqual([
        'peer.set',
        'client.set',
      ]);
      expect(told.position.revision).toBe((await stage.town.store.gateways.find(gatewayId))?.revision);
      await agent.ack(told.position);
      const [proof] = await stage.town.store.credentials.enforcementsOf([one.credential.id]);
      expect(proof?.effectiveAt).not.toBeNull();
    });

    it('is given up when too much is open, and the gateway takes a snapshot', async () => {
      const at = await agent.catchUp();
      const gone = await connected(stage, stage.town, 'wireguard');
      await revokeDevice(stage.ports, gone.admin, { id: gone.device.id, reason });
      for (let n = 0; n < 3; n += 1) await connected(stage, stage.town);
      const done = await stage.town.store.gateways.compact(gatewayId, terms(3));
      expect(done).toEqual({ superseded: 1, dropped: 4 });
      expect(await rowsInLog()).toBe(0);
      expect(await reasonOf(agent.changes(at))).toBe('snapshot-needed');
      const { position, changes } = await agent.snapshot();
      expect(saidOf(changes, gone.credential.id)).toBe('peer.remove for good');
      await agent.ack(position);
      const [proof] = await stage.town.store.credentials.enforcementsOf([gone.credential.id]);
      expect(proof?.effectiveAt).not.toBeNull();
      const next = await connected(stage, stage.town);
      expect(saidOf((await agent.changes(position)).changes, next.credential.id)).toBe('client.set');
    });

    it('is compacted by one process at a time, and by another when that one has died', async () => {
      const { gateways } = stage.town.store;
      const until = new Date(stage.ports.clock().getTime() + minuteMs).toISOString();
      await stage.knex('gateways').where({ id: gatewayId }).update({ compacting_until: until });
      expect(await gateways.compact(gatewayId, terms(100))).toBeNull();
      const now = new Date(stage.ports.clock().getTime() + minuteMs);
      const later = { now, until: new Date(now.getTime() + minuteMs), most: 100 };
      const both = await Promise.all([
        gateways.compact(gatewayId, later),
        gateways.compact(gatewayId, later),
      ]);
      expect(both.filter((done) => done !== null).length).toBeGreaterThan(0);
      expect(await stage.knex('gateways').where({ id: gatewayId }).first('compacting_until')).toEqual({
        compacting_until: null,
      });
    });

    it('of a gateway out of service goes altogether, a short one is left alone', async () => {
      const leaving = await enrolledGateway(stage, stage.town, 'gw-leaving');
      const given = await connected(stage, stage.town);
      const open = async () =>
        (await stage.knex('gateway_changes').where('gateway_id', leaving.id).select('revision')).length;
      expect(await open()).toBeGreaterThan(0);
      await compactGatewayChanges(stage.ports, stage.town.id);
      expect(await open()).toBeGreaterThan(0);
      await removeGateway(stage.ports, given.admin, leaving.id);
      await compactGatewayChanges(stage.ports, stage.town.id);
      expect(await open()).toBe(0);
    });
  });

  describe('a snapshot in pieces', () => {
    it('is completed by the changes after it, whatever happens while it is read', async () => {
      await agent.catchUp();
      const [before, during] = [
        await connected(stage, stage.town, 'wireguard'),
        await connected(stage, stage.town),
      ];
      const asking = {
        tenantId: stage.town.id,
        gatewayId,
        agentKey: '',
        nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
        instance: '',
      };
      const pieces: string[] = [];
      const late: Connected[] = [];
      for await (const piece of await readGatewaySnapshot(stage.ports, asking)) {
        pieces.push(piece);
        if (late.length > 0) continue;
        await revokeDevice(stage.ports, before.admin, { id: before.device.id, reason });
        late.push(await connected(stage, stage.town));
      }
      const lines = pieces.join('').trimEnd().split('\n');
      const trailer: unknown = JSON.parse(lines.at(-1) ?? '');
      const signed = JSON.stringify(trailer);
      const [, to] = /\\"to\\":(\d+)/.exec(signed) ?? [];
      const [, epoch] = /\\"epoch\\":\\"([0-9a-f]+)\\"/.exec(signed) ?? [];
      expect(lines.some((line) => line.includes(during.credential.id))).toBe(true);
      const { changes } = await agent.changes({ epoch: epoch ?? '', revision: Number(to) });
      expect(saidOf(changes, before.credential.id)).toBe('peer.remove for good');
      expect(late.map(({ credential }) => saidOf(changes, credential.id))).toEqual(['client.set']);
    });
  });

  describe('WireGuard', () => {
    it('is refused beyond what one interface can hold, and nothing is left of it', async () => {
      const pools = () =>
        stage.knex('address_pools').where({ tenant_id: stage.town.id, protocol: 'wireguard', family: 4 });
      const [row]: readonly { in_use: number }[] = await pools().select('in_use');
      await pools().update({ in_use: maxPeersOfInterface - 1 });
      await connected(stage, stage.town, 'wireguard');
      expect(await reasonOf(connected(stage, stage.town, 'wireguard'))).toBe('too-many-peers');
      const after: readonly { in_use: number }[] = await pools().select('in_use');
      expect(after).toEqual([{ in_use: maxPeersOfInterface }]);
      await connected(stage, stage.town, 'openvpn');
      await pools().update({ in_use: (row?.in_use ?? 0) + 1 });
    });
  });

  describe('what a gateway carried', () => {
    const at = (minutes: number): Date =>
      new Date(quarterOf(stage.ports.clock().getTime()) - minutes * 60_000);
    const quarter = (from: Date, connected: GroupCount): CapacityBucket => ({
      from,
      wireguard: { connected, devices: 40, handshakes: null },
      openvpn: null,
      traffic: null,
      condition: { load: 5, memory: 64, starts: 0, behind: 26 },
    });
    const kept = () => stage.town.store.gatewayCapacity.quarters(gatewayId, new Date(0));

    it('is kept once, however often it is told, and leaves no event and no time of anybody', async () => {
      const told = [quarter(at(45), 'few'), quarter(at(30), 25)];
      const written = await eventsDuring(stage.town, async () => {
        await agent.report({ capacity: told });
        await agent.report({ capacity: [quarter(at(30), 5), quarter(at(15), 0)] });
        await Promise.all([agent.report({ capacity: told }), agent.report({ capacity: told })]);
      });
      expect(written).toEqual([]);
      expect(await kept()).toEqual([...told, quarter(at(15), 0)]);
    });

    it('is taken of quarters that are over, and of no others', async () => {
      const before = await kept();
      await agent.report({
        capacity: [quarter(at(0), 5), quarter(at(-15), 5), quarter(at(93 * 24 * 60), 5)],
      });
      expect(await kept()).toEqual(before);
    });

    it('of one gateway is nobody else’s', async () => {
      const other = await enrolledGateway(stage, stage.town, 'gw-idle');
      expect(await stage.town.store.gatewayCapacity.quarters(other.id, new Date(0))).toEqual([]);
    });

    it('is forgotten after 92 days, the rest is not', async () => {
      const late = { ...stage.ports, clock: () => new Date(at(30).getTime() + 92 * 86_400_000) };
      expect(await forgetGatewayCapacity(late, stage.town.id)).toBe(1);
      expect((await kept()).map(({ from }) => from)).toEqual([at(30), at(15)]);
      expect(await forgetGatewayCapacity(late, stage.town.id)).toBe(0);
    });
  });

  describe('drift', () => {
    it('is noted at the gateway and in the log, by kind and number, and adds up', async () => {
      const written = await eventsDuring(stage.town, async () => {
        await agent.report({ drift: { 'peer-added': 2, 'firewall-changed': 1 } });
        await agent.report({});
        await agent.report({ drift: { 'entry-removed': 1 } });
      });
      expect(written.map(({ action, data }) => [action, data])).toMatchObject([
        ['gateway.drift-repaired', { 'peer-added': 2, 'firewall-changed': 1 }],
        ['gateway.drift-repaired', { 'entry-removed': 1 }],
      ]);
      expect(await stage.town.store.gateways.find(gatewayId)).toMatchObject({
        drift: { counts: { 'entry-removed': 1 }, at: stage.ports.clock() },
        driftTotal: 4,
      });
    });

    it('is another thing than having been closed without contact, which stands in the log with how long', async () => {
      const written = await eventsDuring(stage.town, async () => {
        await agent.report({ closedSeconds: 5400 });
        await agent.report({ closedSeconds: 0 });
      });
      expect(written).toMatchObject([
        {
          action: 'gateway.closed-without-contact',
          actor: null,
          object: { kind: 'gateway', id: gatewayId },
          data: { seconds: 5400 },
        },
      ]);
    });

    it('of one gateway is nobody else’s', async () => {
      const other = await enrolledGateway(stage, stage.town, 'gw-other');
      await person(stage, stage.town, 'it-admin');
      await agent.report({ drift: { 'peer-changed': 1 } });
      expect(await stage.town.store.gateways.find(other.id)).toMatchObject({ drift: null, driftTotal: 0 });
    });
  });
}
