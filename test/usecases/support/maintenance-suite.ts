// Several gateways of a group as people live with them: who is told what, what files name, and what a maintenance changes.
import type { Actor } from '../../../src/domain/actor';
import type { GatewayId } from '../../../src/domain/ids';
import { changeLine } from '../../../src/domain/gateway-change';
import { putGatewayInMaintenance } from '../../../src/usecases/put-gateway-in-maintenance';
import { removeGateway } from '../../../src/usecases/remove-gateway';
import { revokeDevice } from '../../../src/usecases/revoke-device';
import { showGateway } from '../../../src/usecases/show-gateway';
import { showToday } from '../../../src/usecases/show-today';
import { takeGatewayBack } from '../../../src/usecases/take-gateway-back';
import { useDatabases, type Engine } from '../../support/databases';
import { agentOf, type TestAgent } from './asking';
import { connected } from './holdings';
import { outcomesOf, reasonOf } from './observed';
import { enrolledGateway, openStage, person, type Stage } from './stage';

const reason = 'Festplatte wird getauscht';
const minuteMs = 60_000;

export function testMaintenance(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let admin: Actor;
  let one: GatewayId;
  let two: GatewayId;
  let agents: readonly TestAgent[];
  beforeEach(async () => {
    stage = await openStage(databases);
    admin = await person(stage, stage.town, 'it-admin');
    one = (await enrolledGateway(stage, stage.town, 'gw1')).id;
    two = (await enrolledGateway(stage, stage.town, 'gw2')).id;
    agents = [one, two].map((id) => agentOf(stage, stage.town, { id }));
  }, 60_000);

  const out = (id: GatewayId, knowsItIsTheLast = false) =>
    putGatewayInMaintenance(stage.ports, admin, { id, reason, knowsItIsTheLast });
  const found = async (id: GatewayId) => stage.town.store.gateways.find(id);
  const shown = (id: GatewayId) => showGateway(stage.ports, admin, id);
  const settingsAt = async (agent: TestAgent | undefined) => {
    const { changes = [] } = (await agent?.snapshot()) ?? {};
    return changes.map(({ change }) => change).find(({ kind }) => kind === 'gateway.settings');
  };

  it('has the same people on each gateway, and one that comes later has them too', async () => {
    const { credential } = await connected(stage, stage.town, 'wireguard');
    const three = agentOf(stage, stage.town, await enrolledGateway(stage, stage.town, 'gw3'));
    const told: string[] = [];
    for (const agent of [...agents, three]) {
      const { changes } = await agent.snapshot();
      const mine = changes.find(
        ({ change }) => change.kind === 'peer.set' && change.credential === credential.id,
      );
      told.push(mine === undefined ? '' : changeLine({ ...mine, revision: 0 }));
    }
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toContain(credential.publicKey);
  });

  it('takes back what both have verified, and waits for one that is out, until it leaves for good', async () => {
    const given = await connected(stage, stage.town);
    const open = () => stage.town.store.unconfirmedOrders.countUpTo(10, null);
    await out(two);
    await revokeDevice(stage.ports, given.admin, { id: given.device.id, reason });
    expect(await open()).toBe(2);
    await agents[0]?.catchUp();
    // It may still serve: WireGuard goes on there, and whoever switched it off may switch it on.
    expect(await open()).toBe(1);
    await removeGateway(stage.ports, admin, two);
    expect(await open()).toBe(0);
  });

  it('is told to its own agent, in settings that say nothing of it before and afterwards', async () => {
    expect(await settingsAt(agents[0])).not.toHaveProperty('maintenance');
    const at = await agents[0]?.catchUp();
    stage.woken.length = 0;
    await out(one);
    expect(stage.woken).toEqual([one]);
    const { changes = [] } = at === undefined ? {} : ((await agents[0]?.changes(at)) ?? {});
    expect(changes.map(({ change }) => change)).toMatchObject([
      { kind: 'gateway.settings', maintenance: true },
    ]);
    expect(await settingsAt(agents[1])).not.toHaveProperty('maintenance');
    await takeGatewayBack(stage.ports, admin, one);
    expect(await settingsAt(agents[0])).not.toHaveProperty('maintenance');
  });

  it('keeps why and since when, and since when nobody is there, by the portal\u2019s clock', async () => {
    await out(one);
    const since = stage.clock.now;
    expect((await found(one))?.maintenance).toEqual({ since, reason, emptySince: null });
    await agents[0]?.report({ isEmpty: false });
    expect((await found(one))?.maintenance?.emptySince).toBeNull();
    stage.clock.now = new Date(since.getTime() + 3 * minuteMs);
    const emptySince = stage.clock.now;
    await agents[0]?.report({ isEmpty: true });
    stage.clock.now = new Date(since.getTime() + 5 * minuteMs);
    await agents[0]?.report({ isEmpty: true });
    expect((await found(one))?.maintenance).toEqual({ since, reason, emptySince });
    await agents[0]?.report({ isEmpty: false });
    expect((await found(one))?.maintenance?.emptySince).toBeNull();
    await takeGatewayBack(stage.ports, admin, one);
    await agents[0]?.report({ isEmpty: true });
    expect((await found(one))?.maintenance).toBeNull();
    await agents[1]?.report({});
    await out(one);
    expect((await found(one))?.maintenance?.emptySince).toBeNull();
  });

  it('is refused for the last one, also when both go at once, unless that is known', async () => {
    const { done, refused } = await outcomesOf([out(one), out(two)]);
    expect([done, refused]).toEqual([1, ['last-gateway-of-group']]);
    const left = (await found(one))?.maintenance === null ? one : two;
    expect(await reasonOf(out(left))).toBe('last-gateway-of-group');
    await out(left, true);
    expect((await shown(left)).placesBeside).toEqual([]);
  });

  it('counts a silent gateway for nothing, and one of another group neither', async () => {
    stage.clock.now = new Date(stage.clock.now.getTime() + 10 * minuteMs);
    await agents[0]?.report({});
    expect(await reasonOf(out(one))).toBe('last-gateway-of-group');
    await agents[1]?.report({});
    await out(one);
  });

  it('names one that is out last in new files, of both kinds, and as before when it is back', async () => {
    const namesOf = async (protocol: 'openvpn' | 'wireguard') => {
      const { file } = await connected(stage, stage.town, protocol);
      return [...file.content.matchAll(/^(?:remote|Endpoint =) ([\w.]+)/gm)].map(([, host]) => host);
    };
    const hosts = await Promise.all([one, two].map(async (id) => (await found(id))?.endpointHost));
    // The order of OpenVPN's is another one for each file.
    expect((await namesOf('openvpn')).toSorted()).toEqual(hosts);
    expect(await namesOf('wireguard')).toEqual([hosts[0]]);
    await out(one);
    for (let file = 0; file < 4; file += 1) expect(await namesOf('openvpn')).toEqual([hosts[1], hosts[0]]);
    expect(await namesOf('wireguard')).toEqual([hosts[1]]);
    await takeGatewayBack(stage.ports, admin, one);
    expect(await namesOf('wireguard')).toEqual([hosts[0]]);
  });

  it('counts whose file leads to no other gateway, and nobody who was taken back', async () => {
    const before = await connected(stage, stage.town, 'wireguard');
    await connected(stage, stage.town);
    // As files for WireGuard were made before there were several in one.
    await stage
      .knex('file_gateways')
      .where({ credential_id: before.credential.id, gateway_id: two })
      .delete();
    expect((await shown(one)).onlyHere).toEqual({ openvpn: 0, wireguard: 1 });
    expect((await shown(two)).onlyHere).toEqual({ openvpn: 0, wireguard: 0 });
    expect((await shown(two)).wireguardDevices).toBe(0);
    await out(two);
    expect((await shown(one)).onlyHere).toEqual({ openvpn: 1, wireguard: 1 });
    await revokeDevice(stage.ports, admin, { id: before.device.id, reason });
    expect((await shown(one)).onlyHere).toEqual({ openvpn: 1, wireguard: 0 });
    expect((await shown(one)).wireguardDevices).toBe(0);
  });

  it('is no alarm while it is silent: that is to be expected', async () => {
    await out(one);
    stage.clock.now = new Date(stage.clock.now.getTime() + 10 * minuteMs);
    const today = await showToday(stage.ports, admin);
    expect(today.silentGateways.map(({ name }) => name)).toEqual(['gw2']);
    expect(today.gatewaysOut).toBe(1);
    await takeGatewayBack(stage.ports, admin, one);
    expect((await showToday(stage.ports, admin)).silentGateways).toHaveLength(2);
  });
}
