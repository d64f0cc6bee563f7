// A municipality with a real gateway that many may use, and clients in a network of their own: tunnels are real, and so are
// the portal, its agent, and the admin's click.
import { paths } from '../../src/http/kit/paths';
import { addDevice } from '../../src/usecases/add-device';
import type { VpnProtocol } from '../../src/domain/access-profile';
import type { CredentialId, DeviceId } from '../../src/domain/ids';
import { until } from '../../test/support/child-process';
import { filesForOwnKeys } from '../../test/support/own-keys';
import { createNetwork, type Machine, type Network } from '../../test/lab/support/network';
import { benchConfig, startBenchPortal, type BenchPortal } from './bench-portal';
import { employee } from './crowds';
import type { Engine } from './engines';
import { enrolAgentOn, type RealAgent } from './real-agent';
import { benchSlug, type BenchTown } from './seeding/bench-town';
import type { Seeded } from './seeding/person-rows';
import { populate } from './seeding/populate';
import { expectStatus, type Visitor } from './visitor';

/** The tunnels' own ends at the gateway: they answer a ping, which is all that may be asked of them. */
export const insideAddress: Readonly<Record<VpnProtocol, string>> = {
  wireguard: '10.128.0.1',
  openvpn: '10.64.0.1',
};
const knownWithinMs = 120_000;

export type NetworkedTown = {
  readonly bench: BenchPortal;
  readonly town: BenchTown;
  readonly network: Network;
  readonly admin: Visitor;
  readonly agent: RealAgent;
  /** Whose grant has room for any number of devices. */
  readonly holder: Seeded;
  readonly close: () => Promise<void>;
};

export type NewDevice = {
  readonly id: DeviceId;
  readonly file: { readonly fileName: string; readonly content: string };
  readonly credentials: readonly CredentialId[];
};

/** `others`: of each protocol. */
export async function startNetworkedTown(engine: Engine, others: number): Promise<NetworkedTown> {
  const config = await benchConfig(await engine.newDatabase());
  const { town, people } = await populate(config, {
    count: 2 * others,
    protocols: ['wireguard', 'openvpn'],
  });
  const [holder] = people;
  if (holder === undefined) throw new Error('nobody has come');
  const bench = await startBenchPortal(config);
  const network = await createNetwork({ clients: 2 });
  await network.nameHosts({ [town.gateway.endpointHost]: network.gateway.address4 });
  await bench.portal.knex('grants').where({ id: holder.grantId }).update({ max_devices: 100_000 });
  const agent = await enrolAgentOn(network.gateway, bench, town);
  const acknowledged = agent.acknowledged();
  await agent.start();
  await acknowledged;
  return {
    bench,
    town,
    network,
    agent,
    holder,
    admin: await bench.signedIn(town.admin),
    close: async () => {
      await agent.close();
      await network.stop();
      await bench.close();
    },
  };
}

/** Known to the gateway when it is handed over, unless `isAwaited` is false. */
export async function newDevice(
  networked: NetworkedTown,
  protocols: readonly VpnProtocol[],
  isAwaited = true,
): Promise<NewDevice> {
  const { bench, town, holder } = networked;
  const { ports } = bench.portal;
  const actor = employee(town, holder);
  const input = { name: `Gerät ${ports.ids.random()}`, system: 'linux', inventoryNumber: null } as const;
  const { id: deviceId } = await addDevice(ports, actor, { grantId: holder.grantId, ...input });
  const file = (await filesForOwnKeys(ports, actor, { deviceId, protocols })).at(-1);
  const held = await ports.store.forTenant(town.tenantId).credentials.ofDevice(deviceId);
  const credentials = held.map(({ id }) => id);
  if (file === undefined) throw new Error('no file was made');
  if (isAwaited) await untilEffective(networked, credentials);
  return { id: deviceId, file, credentials };
}

/** Until the gateway has confirmed the newest order of each. */
export async function untilEffective(
  { bench, town }: NetworkedTown,
  credentials: readonly CredentialId[],
): Promise<void> {
  const { enforcementsOf } = bench.portal.ports.store.forTenant(town.tenantId).credentials;
  await until('the gateway to confirm', knownWithinMs, async () => {
    const orders = await enforcementsOf(credentials);
    return orders.length === credentials.length && orders.every(({ effectiveAt }) => effectiveAt !== null);
  });
}

/** Opens the page that asks first; what it gives sends the order, and says when it was sent, as `Date.now()` tells it. */
export async function readyToRevoke(
  { admin }: Pick<NetworkedTown, 'admin'>,
  what: { readonly device: string } | { readonly grant: string },
): Promise<() => Promise<number>> {
  const path =
    'device' in what
      ? paths.people.deviceAct(benchSlug, what.device, 'revoke')
      : paths.people.grantAct(benchSlug, what.grant, 'revoke');
  const page = await admin.open(path);
  return async () => {
    const sentAt = Date.now();
    expectStatus(await admin.submit(path, page, { reason: 'Gerät ausgemustert' }), 303, path);
    return sentAt;
  };
}

export type Session = { readonly stop: () => Promise<void> };

/** From the second client's machine, each of a device of its own. */
export async function openSessions(networked: NetworkedTown, count: number): Promise<readonly Session[]> {
  const [, machine] = networked.network.clients;
  if (machine === undefined) throw new Error('there is no second client');
  const sessions: Session[] = [];
  while (sessions.length < count)
    sessions.push(await openSession(machine, await newDevice(networked, ['openvpn'])));
  return sessions;
}

/** A session as the server sees it, on a device that swallows everything: any number fits on one machine. */
async function openSession(machine: Machine, { file }: NewDevice): Promise<Session> {
  const path = `/run/session-${Math.random().toString(36).slice(2)}.ovpn`;
  await machine.mustExec(['tee', path], { input: file.content });
  const unseen = ['--dev', 'null', '--ifconfig-noexec', '--route-noexec', '--verb', '3'];
  const child = await machine.spawn(['openvpn', '--config', path, ...unseen]);
  await child.waitFor(/Initialization Sequence Completed/, 60_000);
  return { stop: () => child.stop('SIGKILL') };
}
