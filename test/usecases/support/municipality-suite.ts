// Municipalities as people of the provider add them, and what was agreed on with them.
import type { Actor } from '../../../src/domain/actor';
import { noQuotas, type Quotas } from '../../../src/domain/quota';
import { addMunicipality, type MunicipalityToAdd } from '../../../src/usecases/add-municipality';
import { addDevice } from '../../../src/usecases/add-device';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { changeQuotas } from '../../../src/usecases/change-quotas';
import { createGateway } from '../../../src/usecases/create-gateway';
import { createTenant } from '../../../src/usecases/create-tenant';
import { listTenants } from '../../../src/usecases/list-tenants';
import { revokeGrant } from '../../../src/usecases/revoke-grant';
import { showMunicipality } from '../../../src/usecases/show-municipality';
import { sendApplication } from '../../support/sent-application';
import { useDatabases, type Engine } from '../../support/databases';
import { applied, application, connected, granted, notebook } from './holdings';
import { changedTables, eventsOf, everyRow, outcomesOf, reasonOf } from './observed';
import { enrolledGateway, openStage, person, townToCreate, type Stage } from './stage';

const dorf: MunicipalityToAdd = {
  tenant: { slug: 'dorf', name: 'Gemeinde Dorf', caseCode: 'DO', timeZone: 'Europe/Berlin', hotline: null },
  facts: { body: 'municipality', shortName: 'Dorf' },
  network: {
    group: {
      serverName: 'vpn.dorf.example',
      openvpnPort: 1194,
      wireguardPort: 51_820,
      dns: ['10.2.0.53'],
      reachable: ['10.2.0.0/16'],
    },
    pools: [{ protocol: 'openvpn', family: 4, cidr: '10.92.0.0/24' }],
  },
  roleRules: [{ attribute: 'groups', value: 'it', role: 'tenant-admin' }],
  quotas: { people: 5, devices: null, gateways: 1 },
};

export function testMunicipalities(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let olga: Actor;
  beforeAll(async () => {
    stage = await openStage(databases);
    await enrolledGateway(stage, stage.town, 'gw1');
    const { tenant, ...given } = townToCreate('betreiber');
    const create = { ...given, tenant: { ...tenant, kind: 'operator' }, network: null } as const;
    const operator = await createTenant(stage.ports, create);
    olga = await person(
      stage,
      { id: operator, store: stage.ports.store.forTenant(operator) },
      'operator-admin',
    );
  }, 60_000);

  const agree = (quotas: Partial<Quotas>) =>
    changeQuotas(stage.ports, olga, { slug: stage.town.slug, quotas: { ...noQuotas, ...quotas } });

  describe('adding a municipality', () => {
    it('makes its keys and network, and is noted in both logs', async () => {
      const { ports } = stage;
      const id = await addMunicipality(ports, olga, dorf);
      const store = ports.store.forTenant(id);
      expect((await store.authorities.issuing('client-ca')).certificatePem).toContain('BEGIN CERTIFICATE');
      expect(await store.facts.get()).toEqual(dorf.facts);
      expect(await store.quotas.get()).toEqual(dorf.quotas);
      expect((await store.profiles.list()).map(({ protocols }) => protocols)).toEqual([['openvpn']]);
      const created = { action: 'tenant.created', actor: olga.ref, object: { kind: 'tenant', id } };
      expect(await eventsOf({ store })).toEqual([expect.objectContaining(created)]);
      const own = await eventsOf({ store: ports.store.forTenant(olga.tenantId) });
      expect(own).toContainEqual(expect.objectContaining({ ...created, data: { slug: 'dorf' } }));
    });

    it('is done once, also when it is sent twice', async () => {
      const twice = { ...dorf, tenant: { ...dorf.tenant, slug: 'zweimal' } };
      const add = () => addMunicipality(stage.ports, olga, twice);
      expect(await outcomesOf([add(), add()])).toEqual({ done: 1, refused: ['slug-taken'] });
      const own = await eventsOf({ store: stage.ports.store.forTenant(olga.tenantId) });
      expect(own.filter(({ data }) => data['slug'] === 'zweimal')).toHaveLength(1);
    });

    it.each([
      ['a name server that is none', { dns: ['dns.example'] }, 'field-ip-address'],
      ['an office network with host bits', { reachable: ['10.2.0.1/16'] }, 'field-cidr'],
      ['a server name with a blank', { serverName: 'vpn dorf' }, 'field-server-name'],
    ])('is refused with %s and leaves nothing behind', async (_, change, reason) => {
      const group = { ...dorf.network.group, ...change };
      const input = {
        ...dorf,
        tenant: { ...dorf.tenant, slug: 'nirgendwo' },
        network: { ...dorf.network, group },
      };
      const before = await everyRow(stage);
      expect(await reasonOf(addMunicipality(stage.ports, olga, input))).toBe(reason);
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
    });

    it('is refused to an admin of a municipality', async () => {
      const admin = await person(stage, stage.town, 'tenant-admin', 'it-admin');
      const before = await everyRow(stage);
      expect(await reasonOf(addMunicipality(stage.ports, admin, dorf))).toBe('role-missing');
      const quotas = { slug: stage.town.slug, quotas: noQuotas };
      expect(await reasonOf(changeQuotas(stage.ports, admin, quotas))).toBe('role-missing');
      expect(await reasonOf(showMunicipality(stage.ports, admin, stage.town.slug))).toBe('role-missing');
      expect(await reasonOf(listTenants(stage.ports, admin))).toBe('role-missing');
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
    });
  });

  describe('a quota', () => {
    it('of people holds, however many are approved at once, and lets more devices of the same person in', async () => {
      const { ports, town } = stage;
      const first = await granted(stage, town);
      const { inUse } = await showMunicipality(ports, olga, town.slug);
      await agree({ people: inUse.people + 2 });
      const waiting = [];
      for (let index = 0; index < 5; index += 1) waiting.push(await applied(stage, town));
      const approvals = waiting.map(({ admin, request }) => approveAccessRequest(ports, admin, request.id));
      expect(await outcomesOf(approvals)).toEqual({ done: 2, refused: Array(3).fill('quota-people') });
      expect((await showMunicipality(ports, olga, town.slug)).inUse.people).toBe(inUse.people + 2);
      const device = { ...notebook, grantId: first.grant.id, name: 'Ersatz' };
      expect(await reasonOf(addDevice(ports, first.holder, device))).toBe('not refused');
      await agree({});
    });

    it('of people holds while an access is revoked and another of the same person approved', async () => {
      const { ports, town } = stage;
      for (let round = 0; round < 5; round += 1) {
        const one = await granted(stage, town, { period: { from: '2026-11-23', until: '2026-12-31' } });
        const next = { ...application, period: { from: '2027-01-01', until: '2027-06-30' } };
        const input = { profileId: town.profile.id, application: next };
        const again = await sendApplication(ports, one.holder, input);
        const other = await applied(stage, town);
        const { inUse } = await showMunicipality(ports, olga, town.slug);
        await agree({ people: inUse.people });
        const reason = 'Gerät verloren';
        const outcome = await outcomesOf([
          revokeGrant(ports, other.admin, { id: one.grant.id, reason }),
          approveAccessRequest(ports, one.admin, again.id),
          approveAccessRequest(ports, other.admin, other.request.id),
        ]);
        expect(outcome.refused.filter((said) => said !== 'quota-people')).toEqual([]);
        const now = (await showMunicipality(ports, olga, town.slug)).inUse.people;
        expect(now).toBeLessThanOrEqual(inUse.people);
        await agree({});
      }
    });

    it('of devices holds for devices of different people at once', async () => {
      const { ports, town } = stage;
      const holders = [await granted(stage, town), await granted(stage, town), await granted(stage, town)];
      const { inUse } = await showMunicipality(ports, olga, town.slug);
      await agree({ devices: inUse.devices + 1 });
      const adding = holders.map(({ holder, grant }) =>
        addDevice(ports, holder, { ...notebook, grantId: grant.id }),
      );
      expect(await outcomesOf(adding)).toEqual({ done: 1, refused: Array(2).fill('quota-devices') });
      await agree({});
    });

    it('of gateways holds for gateways announced at once', async () => {
      const { ports, town } = stage;
      const admin = await person(stage, town, 'it-admin');
      const { inUse } = await showMunicipality(ports, olga, town.slug);
      await agree({ gateways: inUse.gateways + 1 });
      const announce = (name: string) =>
        createGateway(ports, admin, { name, endpointHost: 'vpn.example', gatewayGroupId: town.group.id });
      const outcome = await outcomesOf([announce('eins'), announce('zwei'), announce('drei')]);
      expect(outcome).toEqual({ done: 1, refused: Array(2).fill('quota-gateways') });
      await agree({});
    });

    it('below what is in use takes nothing away', async () => {
      const { town } = stage;
      const { device } = await connected(stage, town);
      await agree({ people: 0, devices: 0, gateways: 0 });
      expect((await town.store.devices.find(device.id))?.state).toBe('active');
      await agree({});
    });

    it('is the municipality’s own', async () => {
      const { ports, town, otherTown } = stage;
      await agree({ people: 0 });
      const { admin, request } = await applied(stage, otherTown);
      expect(await reasonOf(approveAccessRequest(ports, admin, request.id))).toBe('not refused');
      expect(await otherTown.store.quotas.get()).toEqual(noQuotas);
      const events = await eventsOf(town);
      expect(events).toContainEqual(
        expect.objectContaining({ action: 'tenant.quotas-changed', actor: olga.ref }),
      );
      await agree({});
    });

    it.each([['betreiber'], ['gibt-es-nicht']])('is not agreed on with %s', async (slug) => {
      const quotas = { slug, quotas: noQuotas };
      expect(await reasonOf(changeQuotas(stage.ports, olga, quotas))).toBe('tenant-unknown');
    });
  });

  describe('the list', () => {
    it('counts what needs attention, and asks as often for many as for few', async () => {
      const { ports, town, knex, clock } = stage;
      const asked = async (): Promise<number> => {
        let count = 0;
        const note = (): void => void (count += 1);
        knex.on('query', note);
        await listTenants(ports, olga);
        knex.removeListener('query', note);
        return count;
      };
      const before = await asked();
      await addMunicipality(ports, olga, { ...dorf, tenant: { ...dorf.tenant, slug: 'noch-eine' } });
      expect(await asked()).toBe(before);
      clock.now = new Date(clock.now.getTime() + 10 * 60_000);
      const standing = (await listTenants(ports, olga)).find(({ slug }) => slug === town.slug);
      expect(standing).toMatchObject({ isConnected: false, gateways: 1, silentGateways: 1, unconfirmed: 0 });
    });
  });
}
