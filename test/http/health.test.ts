// Is it alive, can it work, how is it doing: for machines, and nothing about anybody.
import request from 'supertest';
import { gatewayProtocolRoutes } from '../../src/http/gateway-protocol/routes';
import { agentFileOf } from '../../src/http/gateway-protocol/agent-file';
import { healthRoutes } from '../../src/http/health/routes';
import type { Ports } from '../../src/usecases/ports';
import { gatewayId } from '../../src/domain/ids';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { givenAccess } from '../support/given-access';
import { startTime, usePortal } from '../support/portal';
import { enrolledGateway, openWire, type Wire } from '../support/test-gateway';
import { testApp } from './support/app';

const metricsToken = 'only-for-tests-0123456789';
const portalOf = usePortal((ports, publicUrl) => [
  ...healthRoutes({ ports, version: '1.2.3', metricsToken }),
  ...gatewayProtocolRoutes({ ports, publicUrl, agentFile: agentFileOf(Buffer.from('agent')) }),
]);
let wire: Wire;
beforeAll(async () => {
  wire = await openWire(portalOf().app, portalOf());
});
afterAll(() => wire.close());

it('says that the process lives, without a cookie', async () => {
  const answer = await request(portalOf().app).get('/healthz');
  expect(answer.status).toBe(200);
  expect(answer.text).toBe('ok\n');
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(answer.headers['cache-control']).toBe('no-store');
});

describe('readiness', () => {
  it('is there while the database answers', async () => {
    const answer = await request(portalOf().app).get('/readyz');
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('ready\n');
  });

  it('is not while it does not, and says no more than that', async () => {
    const { ports } = portalOf();
    const installation: Ports['store']['installation'] = {
      ...ports.store.installation,
      ready: () => Promise.reject(new Error('password of postgres://fernamt:geheim@db')),
    };
    const broken = { ...ports, store: { ...ports.store, installation } };
    const { app } = testApp({ routes: healthRoutes({ ports: broken, version: '1', metricsToken: null }) });
    const answer = await request(app).get('/readyz');
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ reason: 'database-away' });
    expect(answer.text).not.toContain('geheim');
  });
});

describe('the figures', () => {
  const figures = (token = metricsToken) =>
    request(portalOf().app).get('/metrics').set('Authorization', `Bearer ${token}`);

  it.each([
    ['no token', undefined],
    ['another token', 'Bearer only-for-tests-0123456780'],
    ['a longer one', `Bearer ${metricsToken}0`],
    ['another scheme', `Basic ${metricsToken}`],
    ['an empty one', 'Bearer '],
  ])('are not for whoever sends %s', async (_, authorization) => {
    const asking = request(portalOf().app).get('/metrics');
    const answer =
      authorization === undefined ? await asking : await asking.set('Authorization', authorization);
    expect(answer.status).toBe(401);
    expect(answer.text).not.toContain('fernamt_');
  });

  it('are not there at all while no token is set', async () => {
    const { ports } = portalOf();
    const { app } = testApp({ routes: healthRoutes({ ports, version: '1', metricsToken: null }) });
    for (const authorization of ['Bearer ', 'Bearer null', 'Bearer undefined']) {
      const answer = await request(app).get('/metrics').set('Authorization', authorization);
      expect(answer.status).toBe(404);
    }
  });

  it('count gateways by state, take-backs without proof, requests and mails that wait, over all municipalities', async () => {
    const portal = portalOf();
    await enrolledGateway({ portal, wire }, portal.nebendorf, 'gateway-dorf');
    portal.clock.now = new Date(startTime.getTime() + 5 * 60_000);
    const nord = await enrolledGateway({ portal, wire }, portal.musterstadt, 'gateway-nord');
    const given = await givenAccess(portal, portal.musterstadt);
    await revokeDevice(portal.ports, given.admin, { id: given.device.id, reason: 'Verlust' });
    const to = { side: 'municipality', personId: given.holder.personId, ref: given.holder.ref } as const;
    const mail = { to, content: { kind: 'access-revoked', fields: {} } } as const;
    await portal.musterstadt.store.mails.insert([mail, mail], portal.clock.now);
    await portal.nebendorf.store.mails.insert([mail], portal.clock.now);
    const last = { tenant_id: portal.nebendorf.id, state: 'waiting' };
    await portal.knex('mails').where(last).update({ state: 'given-up', fields: null });
    const { text, headers } = await figures();
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    const values = text.split('\n').filter((line) => line !== '' && !/^#|_crl_|_gateway_overdue_/.test(line));
    expect(values).toEqual([
      'fernamt_build_info{version="1.2.3"} 1',
      'fernamt_tenants 2',
      'fernamt_gateways{state="connected"} 1',
      'fernamt_gateways{state="removed"} 0',
      'fernamt_gateways{state="silent"} 1',
      'fernamt_gateways{state="waiting"} 0',
      'fernamt_unconfirmed_take_backs 1',
      'fernamt_gateway_drift_total 0',
      'fernamt_gateways_copied 0',
      'fernamt_overdue_take_backs 0',
      'fernamt_overdue_take_back_age_seconds 0',
      'fernamt_authorities_ending{days="0"} 0',
      'fernamt_authorities_ending{days="30"} 0',
      'fernamt_authorities_ending{days="90"} 0',
      'fernamt_authorities_ending{days="180"} 0',
      'fernamt_waiting_requests 0',
      'fernamt_mails{state="undeliverable"} 1',
      'fernamt_mails{state="waiting"} 2',
    ]);
    expect(text).not.toMatch(/musterstadt|nebendorf|gateway-nord|Müller|Verlust/);
    const soon = portal.clock.now;
    portal.clock.now = new Date(soon.getTime() + 61_000);
    const late = (await figures()).text;
    expect(late).toContain('fernamt_overdue_take_backs 1\n');
    expect(late).toContain('fernamt_overdue_take_back_age_seconds 61\n');
    expect(late).toContain(`fernamt_gateway_overdue_take_backs{gateway="${nord.id}"} 1\n`);
    expect(late).toContain(`fernamt_gateway_overdue_take_back_age_seconds{gateway="${nord.id}"} 61\n`);
    portal.clock.now = soon;
    await nord.ack((await nord.snapshot()).position);
    portal.clock.now = startTime;
    const after = (await figures()).text;
    expect(after).toContain('fernamt_unconfirmed_take_backs 0');
    expect(after).toContain(`fernamt_gateway_overdue_take_backs{gateway="${nord.id}"} 0\n`);
  });

  it('say how long until a gateway ends all access, where a municipality wants that', async () => {
    const portal = portalOf();
    const { store } = portal.musterstadt;
    const nord = (await store.gateways.list()).find(({ name }) => name === 'gateway-nord');
    const line = async (): Promise<string | undefined> =>
      (await figures()).text.split('\n').find((one) => one.startsWith('fernamt_gateway_closes_in_seconds{'));
    await portal.knex('gateways').update({ agent_version: '1.1.0' });
    await store.tenant.update({ ...(await store.tenant.get()), closeAfterHours: 4 });
    expect(await line()).toBeUndefined();
    await portal.knex('gateways').update({ agent_version: '1.2.0' });
    const { lastContactAt } = (await store.gateways.find(nord?.id ?? gatewayId(''))) ?? {};
    const heard = lastContactAt?.getTime() ?? 0;
    for (const [hours, left] of [
      [1, 3 * 3600],
      [4, 0],
      [9, 0],
    ] as const) {
      portal.clock.now = new Date(heard + hours * 3_600_000);
      expect(await line()).toBe(`fernamt_gateway_closes_in_seconds{gateway="${nord?.id ?? ''}"} ${left}`);
    }
    portal.clock.now = startTime;
    await store.tenant.update({ ...(await store.tenant.get()), closeAfterHours: null });
  });

  it('count authorities whose end is near, each once', async () => {
    const portal = portalOf();
    portal.clock.now = new Date('2031-10-01T00:00:00.000Z');
    const { text } = await figures();
    portal.clock.now = startTime;
    // Two in each of the two municipalities; their roots have four more years.
    expect(text).toContain('fernamt_authorities_ending{days="90"} 4');
    expect(text).toContain('fernamt_authorities_ending{days="180"} 0');
  });

  it('explain each figure as Prometheus wants it', async () => {
    const { text } = await figures();
    const named = text.split('\n').filter((line) => line.startsWith('# TYPE'));
    expect(named).toHaveLength(15);
    for (const line of named) expect(line).toMatch(/^# TYPE fernamt_[a-z_]+ gauge$/);
    expect(text.endsWith('\n')).toBe(true);
  });
});
