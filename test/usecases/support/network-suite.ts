// What lies behind a gateway group and the addresses of its devices, as IT changes them: gateways, files, and two at once.
import type { Actor } from '../../../src/domain/actor';
import type { WantedPool } from '../../../src/domain/address-pool-change';
import { cidr, ipAddress } from '../../../src/domain/config-fields';
import type { Gateway } from '../../../src/domain/gateway';
import type { WantedNetworks } from '../../../src/domain/group-networks';
import { addressPoolId, gatewayGroupId, type AddressPoolId } from '../../../src/domain/ids';
import { readRule } from '../../../src/domain/network-rule';
import { openReach } from '../../../src/domain/profile-reach';
import { addAddressPool, growAddressPool } from '../../../src/usecases/change-address-pools';
import { changeGroupNetworks } from '../../../src/usecases/change-group-networks';
import { changeOpenvpnTcp } from '../../../src/usecases/change-openvpn-tcp';
import { changeProfileReach } from '../../../src/usecases/change-profile-reach';
import { showGroupNetworks } from '../../../src/usecases/show-group-networks';
import { gatewaySettings } from '../../../src/usecases/steps/gateway-settings';
import { useDatabases, type Engine } from '../../support/databases';
import { connected } from './holdings';
import { eventsDuring, outcomesOf, reasonOf, refusalOf } from './observed';
import { enrolledGateway, openStage, person, type Stage } from './stage';

/** Places for five devices each. */
const small = [
  { protocol: 'openvpn', family: 4, cidr: '10.92.0.0/29' },
  { protocol: 'wireguard', family: 4, cidr: '10.90.0.0/29' },
] as const;

export function testNetworks(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let admin: Actor;
  let gateway: Gateway;
  beforeEach(async () => {
    stage = await openStage(databases, small);
    admin = await person(stage, stage.town, 'it-admin');
    gateway = await enrolledGateway(stage, stage.town);
    stage.woken.length = 0;
  }, 60_000);

  const groupId = () => stage.town.group.id;
  const change = (wanted: Partial<WantedNetworks>, { seen = 0, by = admin } = {}) =>
    changeGroupNetworks(stage.ports, by, {
      groupId: groupId(),
      wanted: { reachable: [cidr('10.1.0.0/16')], dns: [ipAddress('10.1.0.53')], reason: '', ...wanted },
      seen,
    });
  const add = (wanted: WantedPool, by = admin) =>
    addAddressPool(stage.ports, by, { groupId: groupId(), ...wanted });
  const poolOf = async (protocol: 'openvpn' | 'wireguard') => {
    const [pool] = await stage.town.store.addresses.pools(groupId(), [protocol]);
    if (pool === undefined) throw new Error('the group has no such pool');
    return pool;
  };
  const grow = async (poolId: AddressPoolId, network: string, by = admin) =>
    growAddressPool(stage.ports, by, { groupId: groupId(), poolId, network });
  const told = () => gatewaySettings(stage.town.store, gateway.id);
  const ordered = async () => (await stage.town.store.gateways.find(gateway.id))?.settingsRevision;
  const reasonMore = 'Neues Rechenzentrum';

  describe('what lies behind', () => {
    it('is told to the gateways in the same moment, for every profile that names nothing of its own', async () => {
      const before = await ordered();
      const more = { reachable: [cidr('10.1.0.0/16'), cidr('10.2.0.0/16')], reason: reasonMore };
      const events = await eventsDuring(stage.town, async () => expect(await change(more)).toBe(true));
      expect(events).toMatchObject([
        { action: 'gateway-group.networks-changed', object: { id: groupId() }, reason: reasonMore },
      ]);
      expect(stage.woken).toEqual([gateway.id]);
      expect(await ordered()).toBe((before ?? 0) + 1);
      const { reach, reachable } = await told();
      expect(reachable).toEqual(['10.1.0.0/16', '10.2.0.0/16']);
      expect(reach?.profiles[0]?.networks).toHaveLength(2);
    });

    it('has name servers, which OpenVPN’s server is told as well', async () => {
      await change({ dns: [ipAddress('10.1.0.54')] });
      const { openvpn, reach } = await told();
      expect([openvpn?.dns, reach?.profiles[0]?.dns]).toEqual([['10.1.0.54'], ['10.1.0.54']]);
    });

    it('changed to what it is tells and records nothing', async () => {
      const events = await eventsDuring(stage.town, async () => expect(await change({})).toBe(false));
      expect([events, stage.woken]).toEqual([[], []]);
    });

    it('is written once by two at once, and never over what somebody has not seen', async () => {
      const both = [change({ dns: [] }), change({ reachable: [cidr('10.1.0.0/17')] })];
      expect(await outcomesOf(both)).toEqual({ done: 1, refused: ['changed-meanwhile'] });
      const { group } = await showGroupNetworks(stage.ports, admin, groupId());
      expect(group.networksRevision).toBe(1);
    });

    it('does not lose a network that a profile names, also when both happen at once', async () => {
      const { id } = stage.town.profile;
      const wanted = { ...openReach, splitTunnel: null, networks: [readRule('10.1.200.0/24')], reason: '' };
      await changeProfileReach(stage.ports, admin, { profileId: id, wanted, seen: 0 });
      const less = { reachable: [cidr('10.1.0.0/17')] };
      expect(await refusalOf(change(less))).toEqual({
        kind: 'conflict',
        reason: 'networks-named-by-profiles',
      });
      const open = { ...wanted, networks: null, reason: reasonMore };
      await changeProfileReach(stage.ports, admin, { profileId: id, wanted: open, seen: 1 });
      expect(await change(less)).toBe(true);
    });

    it('is refused: of another municipality, of nobody, by others; and nothing is told', async () => {
      const wanted = { reachable: [], dns: [], reason: '' };
      for (const foreign of [stage.otherTown.group.id, gatewayGroupId('nothing')])
        expect(
          await refusalOf(changeGroupNetworks(stage.ports, admin, { groupId: foreign, wanted, seen: 0 })),
        ).toEqual({ kind: 'not-found', reason: 'no-such-gateway-group' });
      for (const role of ['tenant-admin', 'security-officer', 'help-desk'] as const)
        expect(await reasonOf(change({ dns: [] }, { by: await person(stage, stage.town, role) }))).toBe(
          'role-missing',
        );
      expect(stage.woken).toEqual([]);
      expect(await stage.otherTown.store.groups.find(stage.otherTown.group.id)).toEqual(
        stage.otherTown.group,
      );
    });
  });

  describe('another pool', () => {
    it('of WireGuard gives addresses once the first is full, and the gateways serve both', async () => {
      for (let device = 0; device < 5; device += 1) await connected(stage, stage.town, 'wireguard');
      expect(await reasonOf(connected(stage, stage.town, 'wireguard'))).toBe('no-address-left');
      const events = await eventsDuring(stage.town, () =>
        add({ protocol: 'wireguard', network: '10.94.0.0/24' }),
      );
      expect(events).toMatchObject([
        { action: 'gateway-group.pool-added', data: { network: '10.94.0.0/24' } },
      ]);
      const { credential } = await connected(stage, stage.town, 'wireguard');
      expect(credential.address4).toBe('10.94.0.2');
      expect((await told()).wireguard?.addresses).toEqual(['10.90.0.1/29', '10.94.0.1/24']);
    });

    it('wanted twice at once is one', async () => {
      const wanted = { protocol: 'wireguard', network: '10.94.0.0/24' } as const;
      expect(await outcomesOf([add(wanted), add(wanted)])).toEqual({
        done: 1,
        refused: ['pool-network-taken'],
      });
      // Whoever waited was inside meanwhile, so that it does not say which.
      expect(stage.woken).toHaveLength(1);
    });

    it('and a network over TCP do not meet, whoever is first', async () => {
      const overTcp = { port: 443, network4: '10.94.0.0/29', network6: '' };
      const both = [
        add({ protocol: 'wireguard', network: '10.94.0.0/24' }),
        changeOpenvpnTcp(stage.ports, admin, { gatewayId: gateway.id, wanted: overTcp, seen: 0 }),
      ];
      const { done, refused } = await outcomesOf(both);
      expect(done).toBe(1);
      expect(['pool-network-taken', 'tcp-network4-taken']).toEqual(expect.arrayContaining([...refused]));
    });

    it('may be another municipality’s as well, and is refused in another’s group, and to others', async () => {
      const wanted = { protocol: 'wireguard', network: '10.94.0.0/24' } as const;
      await add(wanted);
      const theirs = await person(stage, stage.otherTown, 'it-admin');
      await addAddressPool(stage.ports, theirs, { groupId: stage.otherTown.group.id, ...wanted });
      const foreign = { ...wanted, groupId: stage.otherTown.group.id };
      expect(await reasonOf(addAddressPool(stage.ports, admin, foreign))).toBe('no-such-gateway-group');
      const by = await person(stage, stage.town, 'tenant-admin');
      expect(await reasonOf(add({ protocol: 'wireguard', network: '10.95.0.0/24' }, by))).toBe(
        'role-missing',
      );
    });
  });

  describe('a larger one', () => {
    it('of OpenVPN has room for the next, and leaves everybody where they are', async () => {
      const first = await connected(stage, stage.town);
      for (let device = 1; device < 5; device += 1) await connected(stage, stage.town);
      expect(await reasonOf(connected(stage, stage.town))).toBe('no-address-left');
      const pool = await poolOf('openvpn');
      const shown = await showGroupNetworks(stage.ports, admin, groupId());
      expect(shown.pools.find((one) => one.pool.id === pool.id)).toMatchObject({ level: 'full' });
      await grow(pool.id, '10.92.0.0/28');
      expect((await told()).openvpn?.network4).toBe('10.92.0.0/28');
      const next = await connected(stage, stage.town);
      expect([first.credential.address4, next.credential.address4]).toEqual(['10.92.0.2', '10.92.0.7']);
      expect(await stage.town.store.credentials.find(first.credential.id)).toMatchObject({
        state: 'active',
        address4: '10.92.0.2',
      });
    });

    it('wanted twice at once grows once, and another size is refused unseen', async () => {
      const { id } = await poolOf('openvpn');
      const both = await outcomesOf([grow(id, '10.92.0.0/28'), grow(id, '10.92.0.0/28')]);
      expect(both).toEqual({ done: 2, refused: [] });
      // Whoever waited was inside meanwhile, so that it does not say which.
      expect(stage.woken).toHaveLength(1);
      expect(await reasonOf(grow(id, '10.92.0.0/29'))).toBe('pool-not-grown');
    });

    it('is refused: nobody’s, another group’s or municipality’s, by others', async () => {
      const { id } = await poolOf('openvpn');
      expect(await refusalOf(grow(addressPoolId('nothing'), '10.92.0.0/28'))).toEqual({
        kind: 'not-found',
        reason: 'no-such-address-pool',
      });
      const theirs = await person(stage, stage.otherTown, 'it-admin');
      const inTheirs = { groupId: stage.otherTown.group.id, poolId: id, network: '10.92.0.0/28' };
      expect(await reasonOf(growAddressPool(stage.ports, theirs, inTheirs))).toBe('no-such-address-pool');
      const by = await person(stage, stage.town, 'security-officer');
      expect(await reasonOf(grow(id, '10.92.0.0/28', by))).toBe('role-missing');
    });
  });
}
