// Who may open which of IT's pages: every route, every role, strangers, other municipalities, and forms without a token.
import { roles, type Role } from '../../src/domain/roles';
import { givenAccess, type GivenAccess } from '../support/given-access';
import { usePortal } from '../support/portal';
import { doubtfulSignIn } from '../support/waiting-matters';
import { readyGateway } from '../support/ready-gateway';
import { pageWithoutIds } from './support/page-without-ids';
import { applied, auditCount, browserOf, itRoutes } from '../support/it-pages';

const portalOf = usePortal((ports) => itRoutes(ports));

const admins = ['it-admin'] as const;
const service = ['it-admin', 'help-desk'] as const;
const lookingBack = ['it-admin', 'dpo', 'auditor'] as const;
const checking = ['it-admin', 'security-officer', 'dpo', 'auditor'] as const;
const assigning = ['it-admin', 'tenant-admin'] as const;

/** Written out once more on purpose: a route that opens up has to be opened here too. */
const allowed: Readonly<Record<string, readonly Role[]>> = {
  'get today': admins,
  'get queue': admins,
  'get queue/:request': admins,
  'get queue/:request/approve': admins,
  'post queue/:request/approve': admins,
  'get queue/:request/deny': admins,
  'post queue/:request/deny': admins,
  'get queue/:request/query': admins,
  'post queue/:request/query': admins,
  'get queue/:request/supervisor': admins,
  'post queue/:request/supervisor': admins,
  'get queue/:request/stand-in': admins,
  'post queue/:request/stand-in': admins,
  'get queue/:request/found-out': admins,
  'post queue/:request/found-out': admins,
  'get queue/:request/obligation': admins,
  'post queue/:request/obligation': admins,
  'get requests-archive': lookingBack,
  'get requests-archive/export': lookingBack,
  'post requests-archive/export': lookingBack,
  'get requests-archive/:request': lookingBack,
  'get requests-archive/:request/print': lookingBack,
  'get keys': checking,
  'get keys/export': checking,
  'post keys/export': checking,
  'get people': service,
  'get people/:person': service,
  'get people/assignments': assigning,
  'get people/assignments/:assignment': assigning,
  'post people/assignments/:assignment': assigning,
  'get people/:person/withdrawal': service,
  'get people/devices/:device': service,
  'get people/devices/:device/withdrawal': service,
  'get people/devices/:device/suspend': service,
  'post people/devices/:device/suspend': service,
  'get people/devices/:device/resume': admins,
  'post people/devices/:device/resume': admins,
  'get people/devices/:device/revoke': admins,
  'post people/devices/:device/revoke': admins,
  'get people/grants/:grant/suspend': service,
  'post people/grants/:grant/suspend': service,
  'get people/grants/:grant/resume': admins,
  'post people/grants/:grant/resume': admins,
  'get people/grants/:grant/revoke': admins,
  'post people/grants/:grant/revoke': admins,
  'get audit': ['it-admin', 'auditor', 'dpo', 'security-officer'],
};

const names = Object.keys(allowed);
const within = (name: string, slug = 'musterstadt'): string => `/t/${slug}/${name.split(' ')[1] ?? ''}`;

let ids: Readonly<Record<string, string>>;
let given: GivenAccess;

beforeAll(async () => {
  const portal = portalOf();
  await readyGateway(portal, portal.musterstadt);
  given = await givenAccess(portal, portal.musterstadt);
  const { request } = await applied(portal, { town: portal.musterstadt });
  const { id, store } = portal.musterstadt;
  const doubtful = await doubtfulSignIn({ id, store, now: portal.clock.now }, given.holder);
  ids = {
    ':request': request.id,
    ':person': given.holder.personId,
    ':device': given.device.id,
    ':grant': given.device.grantId,
    ':assignment': doubtful.id,
  };
});

const filled = (address: string): string => address.replace(/:\w+/g, (name) => ids[name] ?? name);
const missing = (address: string): string => address.replace(/:\w+/g, '0197a000-0000-7000-8000-00000000dead');

it('knows every route', () => {
  const routes = itRoutes(portalOf().ports).map(
    ({ method, path }) => `${method} ${path.replace('/t/:tenant/', '')}`,
  );
  expect(routes.toSorted()).toEqual(names.toSorted());
});

it.each(roles)('%s may open just what is meant for them', async (role) => {
  const { agent } = await browserOf(portalOf(), portalOf().musterstadt, role);
  for (const name of names.filter((one) => one.startsWith('get '))) {
    const { status } = await agent.get(filled(within(name)));
    const expected = allowed[name]?.includes(role) === true ? [200, 303] : [403];
    expect([name, expected.includes(status)]).toEqual([name, true]);
  }
});

it.each(roles)('%s may send just what is meant for them', async (role) => {
  const { submit } = await browserOf(portalOf(), portalOf().musterstadt, role);
  for (const name of names.filter(
    (one) => one.startsWith('post ') && allowed[one]?.includes(role) !== true,
  )) {
    const response = await submit('/t/musterstadt/help', filled(within(name)), { reason: 'Darf ich nicht' });
    expect([name, response.status]).toEqual([name, 403]);
    expect(response.text).toContain('Ihnen fehlt dafür die Berechtigung');
  }
  expect((await portalOf().musterstadt.store.devices.find(given.device.id))?.state).toBe('active');
});

it('a stranger is led to the sign-in', async () => {
  const { agent } = portalOf().stranger();
  for (const name of names) {
    const response = name.startsWith('get ')
      ? await agent.get(filled(within(name)))
      : await agent.post(filled(within(name)));
    expect([name, response.status]).toEqual([name, 303]);
    expect(response.headers['location']).toMatch(/^\/t\/musterstadt\/\?(return|ended)=/);
  }
});

it('an admin of another municipality is a stranger here', async () => {
  const { agent } = await browserOf(portalOf(), portalOf().nebendorf, 'it-admin');
  for (const name of names.filter((one) => one.startsWith('get '))) {
    const response = await agent.get(filled(within(name)));
    expect([name, response.status]).toEqual([name, 303]);
  }
});

it("another municipality's things look as if they were not there", async () => {
  const { agent, submit } = await browserOf(portalOf(), portalOf().nebendorf, 'it-admin');
  for (const name of names.filter(
    (one) =>
      one.includes(':') &&
      !/^get queue\/:request\/(approve|deny|query|supervisor|stand-in|found-out|obligation)$/.test(one),
  )) {
    const address = within(name, 'nebendorf');
    const ask = (at: string) =>
      name.startsWith('get ') ? agent.get(at) : submit('/t/nebendorf/help', at, { reason: 'Fremd' });
    const foreign = await ask(filled(address));
    const nothing = await ask(missing(address));
    expect([name, foreign.status, nothing.status]).toEqual([name, 404, 404]);
    expect(pageWithoutIds(foreign.text)).toBe(pageWithoutIds(nothing.text));
  }
});

it('a form without a token changes nothing', async () => {
  const { agent } = await browserOf(portalOf(), portalOf().musterstadt, 'it-admin');
  const before = await auditCount(portalOf().musterstadt);
  for (const name of names.filter((one) => one.startsWith('post '))) {
    const response = await agent
      .post(filled(within(name)))
      .type('form')
      .send({ reason: 'Ohne Marke' });
    expect([name, response.status]).toEqual([name, 403]);
  }
  expect(await auditCount(portalOf().musterstadt)).toBe(before);
});

it('opening pages changes nothing, but for the entry about reading the log', async () => {
  const { agent } = await browserOf(portalOf(), portalOf().musterstadt, 'it-admin');
  const before = await auditCount(portalOf().musterstadt);
  for (const name of names.filter((one) => one.startsWith('get ') && one !== 'get audit')) {
    await agent.get(filled(within(name)));
  }
  expect(await auditCount(portalOf().musterstadt)).toBe(before);
  await agent.get('/t/musterstadt/audit').expect(200);
  expect(await auditCount(portalOf().musterstadt)).toBe(before + 1);
});

it('a body that is too large is refused with a plain page', async () => {
  const { submit } = await browserOf(portalOf(), portalOf().musterstadt, 'it-admin');
  for (const name of ['post queue/:request/deny', 'post people/devices/:device/revoke']) {
    const response = await submit('/t/musterstadt/help', filled(within(name)), {
      reason: 'x'.repeat(70_000),
    });
    expect([name, response.status]).toEqual([name, 413]);
  }
});
