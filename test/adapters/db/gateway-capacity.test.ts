// What gateways carried: kept once for each quarter of an hour, summed up by the hour, deleted by its age.
import type { CapacityBucket, GroupCount } from '../../../src/domain/gateway-capacity';
import type { GatewayId } from '../../../src/domain/ids';
import type { Store, TenantStore } from '../../../src/usecases/ports';
import type { Knex } from 'knex';
import { engines, useDatabases } from '../../support/databases';
import { addGateway, newTown } from '../../support/town';

const at = (time: string): Date => new Date(`2026-11-23T${time}:00.000Z`);
const use = (connected: GroupCount, handshakes: GroupCount | null = null) => ({
  connected,
  devices: 40,
  handshakes,
});
const quarter = (time: string, change: Partial<CapacityBucket> = {}): CapacityBucket => ({
  from: at(time),
  wireguard: use(0),
  openvpn: null,
  traffic: null,
  condition: { load: 5, memory: 64, starts: 0, behind: 26 },
  ...change,
});

/** The engines' errors are of another realm than the test's. */
const broken = (constraint: string): { readonly message: unknown } => ({
  message: expect.stringMatching(new RegExp(`${constraint} constraint`, 'i')),
});

describe.each(engines)('what gateways carried on %s', (engine) => {
  const databases = useDatabases(engine);
  let knex: Knex;
  let store: Store;
  let town: TenantStore;
  let id: GatewayId;
  beforeAll(async () => {
    ({ knex, store } = await databases.open());
  });
  beforeEach(async () => {
    town = await newTown(store);
    ({ id } = await addGateway(town));
  });

  it('comes back as it was told, oldest first, from a time on', async () => {
    const told = [
      quarter('08:00', { wireguard: use('few'), openvpn: use(0) }),
      quarter('08:15', {
        wireguard: use(12_345, 150),
        openvpn: { connected: 5, devices: 'few', handshakes: 'few' },
        traffic: { in: 100, out: 0 },
      }),
      quarter('08:30', { wireguard: null, traffic: null }),
    ];
    await town.gatewayCapacity.add(id, [...told].reverse());
    expect(await town.gatewayCapacity.quarters(id, at('08:00'))).toEqual(told);
    expect(await town.gatewayCapacity.quarters(id, at('08:01'))).toEqual(told.slice(1));
  });

  it('keeps the first word about a quarter, also within one report and of two at once', async () => {
    await town.gatewayCapacity.add(id, [quarter('08:00', { wireguard: use(5) }), quarter('08:00')]);
    const again = [quarter('08:00', { wireguard: use(90) }), quarter('08:15')];
    await Promise.all([town.gatewayCapacity.add(id, again), town.gatewayCapacity.add(id, again)]);
    await town.gatewayCapacity.add(id, []);
    expect((await town.gatewayCapacity.quarters(id, at('00:00'))).map(({ wireguard }) => wireguard)).toEqual([
      use(5),
      use(0),
    ]);
  });

  it('is summed up by the hour: the highest of each, one to four above nobody, and all starts', async () => {
    const busy = { load: 85, memory: 70, starts: 1, behind: 900 };
    await town.gatewayCapacity.add(id, [
      quarter('08:00', { wireguard: use('few'), condition: busy }),
      quarter('08:15', { traffic: { in: 300, out: 100 }, openvpn: use(10, 'few') }),
      quarter('08:30', { traffic: { in: 200, out: 900 }, condition: { ...busy, load: 5 } }),
      quarter('09:45'),
    ]);
    expect(await town.gatewayCapacity.hours(id, at('08:00'))).toEqual([
      quarter('08:00', {
        wireguard: use('few'),
        openvpn: use(10, 'few'),
        traffic: { in: 300, out: 900 },
        condition: { load: 85, memory: 70, starts: 2, behind: 900 },
      }),
      quarter('09:00'),
    ]);
  });

  it('is each gateway’s and each municipality’s own', async () => {
    const other = await addGateway(town);
    const elsewhere = await newTown(store);
    await town.gatewayCapacity.add(id, [quarter('08:00')]);
    expect(await town.gatewayCapacity.quarters(other.id, at('00:00'))).toEqual([]);
    expect(await elsewhere.gatewayCapacity.quarters(id, at('00:00'))).toEqual([]);
    expect(await elsewhere.gatewayCapacity.hours(id, at('00:00'))).toEqual([]);
    expect(await elsewhere.gatewayCapacity.deleteBefore(at('23:00'))).toBe(0);
    await expect(elsewhere.gatewayCapacity.add(id, [quarter('08:00')])).rejects.toMatchObject(
      broken('foreign key'),
    );
  });

  it('is deleted by its age', async () => {
    await town.gatewayCapacity.add(id, [quarter('08:00'), quarter('08:15')]);
    expect(await town.gatewayCapacity.deleteBefore(at('08:15'))).toBe(1);
    expect((await town.gatewayCapacity.quarters(id, at('00:00'))).map(({ from }) => from)).toEqual([
      at('08:15'),
    ]);
  });

  it.each([
    ['a number of two to four', { wireguard_connected: 3 }],
    ['handshakes of few', { wireguard_connected: 1, wireguard_handshakes: 60 }],
    ['sessions of few', { openvpn_connected: 1, openvpn_handshakes: 60 }],
  ])('is refused by the table itself: %s', async (_what, change) => {
    const { id: tenant } = await town.tenant.get();
    const row = { from_at: at('08:00').toISOString(), load: 0, memory: 0, starts: 0, behind: 0 };
    await expect(
      knex('gateway_capacity').insert({ ...row, tenant_id: tenant, gateway_id: id, ...change }),
    ).rejects.toMatchObject(broken('check'));
  });
});
