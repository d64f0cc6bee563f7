// Revocation lists as everybody fetches them and caches keep them, and the pages on which they are watched.
import request, { type Response } from 'supertest';
import { authorityId } from '../../src/domain/ids';
import { listName } from '../../src/domain/revocation-list';
import { healthRoutes } from '../../src/http/health/routes';
import { paths } from '../../src/http/kit/paths';
import { revocationListRoutes } from '../../src/http/revocation-lists/routes';
import { settingsRoutes } from '../../src/http/settings/routes';
import { tenantRoutes } from '../../src/http/tenants/routes';
import { makeRevocationLists } from '../../src/usecases/jobs/make-revocation-lists';
import { browserOf, textOf } from '../support/it-pages';
import { startTime, usePortal, type TestTown } from '../support/portal';
import { readRevocationList } from '../support/read-revocation-list';
import { testApp } from './support/app';

const token = 'only-for-tests-0123456789';
const portalOf = usePortal((ports) => [
  ...revocationListRoutes(ports),
  ...tenantRoutes(ports),
  ...settingsRoutes(ports),
  ...healthRoutes({ ports, version: '1.2.3', metricsToken: token }),
]);
const clientCa = authorityId('client-ca');
const hourMs = 3_600_000;
const own = paths.settingsPart('musterstadt', 'revocation-lists');

const listOf = async (town: TestTown = portalOf().musterstadt, authority = clientCa) => {
  const list = (await town.store.revocationLists.list()).find(({ authorityId: id }) => id === authority);
  if (list === undefined) throw new Error('there is no such list');
  return list;
};
const nameOf = async (town?: TestTown) => listName((await listOf(town)).authoritySerial);
const address = async (town?: TestTown) => paths.revocationList(await nameOf(town));
const turn = (ms: number): void => {
  portalOf().clock.now = new Date(portalOf().clock.now.getTime() + ms);
};
/** As bytes, whatever their type. */
const fetched = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  request(portalOf().app)
    .get(path)
    .set(headers)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .then((response) => response);

beforeEach(async () => {
  portalOf().clock.now = startTime;
  const asNew = { renew_at: startTime.toISOString(), rests_until: null, failure: null };
  await portalOf().knex('revocation_lists').update(asNew);
  await makeRevocationLists(portalOf().ports);
});

describe('a list', () => {
  it('is fetched without a cookie, as what it is, and kept for a quarter of an hour', async () => {
    const { status, headers, body } = await fetched(await address());
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pkix-crl',
      'cache-control': 'public, max-age=900',
      'last-modified': 'Mon, 23 Nov 2026 13:03:27 GMT',
      'content-disposition': `attachment; filename="${await nameOf()}.crl"`,
      'x-content-type-options': 'nosniff',
    });
    expect(headers['etag']).toMatch(/^"[0-9a-f]{64}"$/);
    expect(headers['set-cookie']).toBeUndefined();
    expect(await readRevocationList(body)).toMatchObject({
      issuer: 'Fernamt Client CA musterstadt',
      nextUpdate: new Date('2026-11-30T13:03:27Z'),
    });
  });

  it('says how large it is, without its bytes, to whoever asks so', async () => {
    const { body, headers } = await fetched(await address());
    const head = await request(portalOf().app).head(await address());
    expect(head.status).toBe(200);
    expect(head.headers).toMatchObject({
      'content-length': String(body.length),
      'content-type': 'application/pkix-crl',
      etag: headers['etag'],
    });
  });

  it('is not sent again to whoever has it, and is once there is a newer one', async () => {
    const { headers } = await fetched(await address());
    const etag = String(headers['etag']);
    const known: readonly Readonly<Record<string, string>>[] = [
      { 'If-None-Match': etag },
      { 'If-None-Match': `W/${etag}` },
      { 'If-None-Match': `"other", ${etag}` },
      { 'If-None-Match': '*' },
      { 'If-Modified-Since': String(headers['last-modified']) },
      { 'If-Modified-Since': 'Wed, 01 Jan 2031 00:00:00 GMT' },
    ];
    for (const asked of known) {
      const { status, body, headers: said } = await fetched(await address(), asked);
      expect([asked, status, body.length]).toEqual([asked, 304, 0]);
      expect([said['etag'], said['cache-control']]).toEqual([etag, 'public, max-age=900']);
    }
    const unknown: readonly Readonly<Record<string, string>>[] = [
      { 'If-None-Match': '"other"' },
      // A tag outweighs a time.
      { 'If-None-Match': '"other"', 'If-Modified-Since': String(headers['last-modified']) },
      { 'If-Modified-Since': 'Mon, 23 Nov 2026 13:03:26 GMT' },
      { 'If-Modified-Since': 'yesterday' },
    ];
    for (const asked of unknown) {
      expect([asked, (await fetched(await address(), asked)).status]).toEqual([asked, 200]);
    }
    turn(25 * hourMs);
    await makeRevocationLists(portalOf().ports);
    const newer = await fetched(await address(), { 'If-None-Match': etag });
    expect(newer.status).toBe(200);
    expect(newer.headers['etag']).not.toBe(etag);
  });

  it('is kept by nobody beyond its own end', async () => {
    turn(7 * 24 * hourMs - 61_000);
    expect((await fetched(await address())).headers['cache-control']).toBe('public, max-age=61');
    turn(24 * hourMs);
    const { status, headers } = await fetched(await address());
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=0']);
  });

  it('that there is not, that was never made and that has another spelling look alike', async () => {
    const name = await nameOf();
    await portalOf().knex('revocation_lists').where('tenant_id', portalOf().nebendorf.id).update({
      this_update: null,
    });
    const addresses = [
      await address(portalOf().nebendorf),
      paths.revocationList('abcdef0123'),
      ...[name.toUpperCase(), `0${name}`, `${name}0`, '0', 'x', `${name}%00`, '..%2f', 'a'.repeat(5000)].map(
        (other) => `/crl/${other}.crl`,
      ),
    ];
    for (const one of addresses) {
      const { status, headers, body } = await fetched(one);
      expect([one.slice(0, 60), status, headers['cache-control']]).toEqual([
        one.slice(0, 60),
        404,
        'no-store',
      ]);
      expect(JSON.parse(String(body))).toMatchObject({ reason: 'page-not-found' });
      expect(headers['etag']).not.toMatch(/[0-9a-f]{64}/);
    }
  });

  it('takes no other method', async () => {
    for (const method of ['post', 'put', 'delete'] as const) {
      const { status } = await request(portalOf().app)[method](await address());
      expect([method, status]).toEqual([method, 404]);
    }
  });

  it('is not fetched without end from one connection', async () => {
    const { ports } = portalOf();
    const asked: unknown[] = [];
    const { app } = testApp({
      routes: revocationListRoutes(ports),
      rateLimits: {
        take: async (counted, limit) => {
          asked.push([counted.tenant, limit.name]);
          return { allowed: false, retryAfterSeconds: 9 };
        },
      },
    });
    const { status, headers } = await request(app).get(await address());
    expect([status, headers['retry-after'], asked]).toEqual([429, '9', [[null, 'revocation-list']]]);
  });

  it('that was replaced twice while it was read is asked for again', async () => {
    await portalOf().knex('revocation_list_pieces').where('tenant_id', portalOf().musterstadt.id).delete();
    const { status, headers } = await fetched(await address());
    expect([status, headers['cache-control']]).toEqual([503, 'no-store']);
    turn(25 * hourMs);
    await makeRevocationLists(portalOf().ports);
    expect((await fetched(await address())).status).toBe(200);
  });
});

describe("a municipality's page", () => {
  it.each(['tenant-admin', 'it-admin', 'security-officer'] as const)(
    'shows %s its own lists with the address to pass on',
    async (role) => {
      const { agent } = await browserOf(portalOf(), portalOf().musterstadt, role);
      const { text } = await agent.get(own).expect(200);
      expect(text).toContain(`href="http://localhost:3000${await address()}"`);
      expect(text).not.toContain(await nameOf(portalOf().nebendorf));
      expect(textOf(text)).toMatch(
        /Zertifikate der Geräte aktuell \d+ 23\.11\.2026, 14:03 Uhr 30\.11\.2026, 14:03 Uhr 0 1 KiB/,
      );
      const overview = await agent.get(paths.settings('musterstadt')).expect(200);
      expect(overview.text).toContain(`href="${own}"`);
    },
  );

  it.each(['employee', 'help-desk', 'auditor', 'dpo'] as const)('is refused to %s', async (role) => {
    const { agent } = await browserOf(portalOf(), portalOf().musterstadt, role);
    await agent.get(own).expect(403);
  });

  it('says in words when a list is missing, ends, is over, or cannot be made', async () => {
    const { knex, musterstadt } = portalOf();
    // Sessions end long before lists do.
    const said = async (): Promise<string> => {
      const { agent } = await browserOf(portalOf(), musterstadt, 'tenant-admin');
      return textOf((await agent.get(own)).text);
    };
    turn(5 * 24 * hourMs);
    expect(await said()).toContain('läuft bald ab');
    turn(3 * 24 * hourMs);
    expect(await said()).toContain('abgelaufen');
    const ofTown = knex('revocation_lists').where('tenant_id', musterstadt.id);
    await ofTown.clone().update({ this_update: null, next_update: new Date(0).toISOString() });
    expect(await said()).toMatch(/noch nicht erstellt.*Hier noch nicht abrufbar/);
    await ofTown.clone().update({ failure: 'authority-closed', failing_since: startTime.toISOString() });
    expect(await said()).toContain('Seit 23.11.2026, 14:03 Uhr ohne Schlüssel');
    await ofTown.clone().update({ failure: 'unexpected' });
    expect(await said()).toContain('Den Grund nennt das Protokoll');
    await ofTown.clone().update({ authority_not_after: startTime.toISOString() });
    expect(await said()).toContain('Zertifizierungsstelle abgelaufen');
    const year = new Date('2031-06-30T00:00:00Z').toISOString();
    await ofTown.clone().update({ authority_not_after: year, renew_at: startTime.toISOString() });
  });
});

describe("the provider's page", () => {
  it('shows all of them, those that end first above, page by page', async () => {
    const { knex, nebendorf } = portalOf();
    const soon = new Date(startTime.getTime() + 24 * hourMs).toISOString();
    await knex('revocation_lists').where('tenant_id', nebendorf.id).update({ next_update: soon });
    const { agent } = await browserOf(portalOf(), portalOf().operator, 'operator-admin');
    const { text } = await agent.get(paths.operator.revocationLists).expect(200);
    const shown = textOf(text);
    expect(shown.indexOf('Gemeinde Nebendorf')).toBeLessThan(shown.indexOf('Stadt Musterstadt'));
    expect(shown).toContain('läuft bald ab');
    const { items, next } = await portalOf().ports.store.installation.listRevocationLists({
      after: null,
      limit: 4,
    });
    const rest = await portalOf().ports.store.installation.listRevocationLists({ after: next, limit: 50 });
    const serials = [...items, ...rest.items].map(({ authoritySerial }) => authoritySerial);
    expect([serials.length, new Set(serials).size]).toEqual([9, 9]);
  });

  it('is not for others of the provider, nor for a municipality', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().operator, 'auditor');
    await agent.get(paths.operator.revocationLists).expect(403);
    const stranger = await browserOf(portalOf(), portalOf().musterstadt, 'operator-admin');
    await stranger.agent.get(paths.operator.revocationLists).expect(303);
  });

  it('raises the alarm on the overview 72 hours before the end, and names whose', async () => {
    const overview = async (): Promise<string> => {
      const { agent } = await browserOf(portalOf(), portalOf().operator, 'operator-admin');
      return textOf((await agent.get(paths.operator.tenants)).text);
    };
    expect(await overview()).not.toContain('Sperrlisten laufen ab');
    const end = new Date(startTime.getTime() + 72 * hourMs - 1000).toISOString();
    await portalOf()
      .knex('revocation_lists')
      .where({ tenant_id: portalOf().musterstadt.id, authority_id: 'root' })
      .update({ next_update: end, failure: 'authority-closed', failing_since: startTime.toISOString() });
    expect(await overview()).toMatch(
      /Sperrlisten laufen ab .*Stadt Musterstadt, Wurzel \(Zertifizierungsstellen\): gilt bis 26\.11\.2026, 14:03 Uhr\. Seit 23\.11\.2026, 14:03 Uhr ohne Schlüssel/,
    );
    turn(8 * 24 * hourMs);
    expect(await overview()).toContain('Das sind noch nicht alle.');
  });
});

it('is told to monitoring, by the number of the authority alone', async () => {
  const answer = await request(portalOf().app).get('/metrics').set('Authorization', `Bearer ${token}`);
  const lines = answer.text.split('\n').filter((line) => line.startsWith('fernamt_crl_next_update_seconds'));
  expect(lines).toHaveLength(9);
  expect(lines).toContain(`fernamt_crl_next_update_seconds{ca="${await nameOf()}"} 1796043807`);
  await portalOf().knex('revocation_lists').update({ this_update: null });
  const without = await request(portalOf().app).get('/metrics').set('Authorization', `Bearer ${token}`);
  expect(without.text).toContain(`fernamt_crl_next_update_seconds{ca="${await nameOf()}"} 0`);
});
