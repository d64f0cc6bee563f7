// Second factors and fresh sign-ins over HTTP: who is asked again and where, what rests, and that nobody locks all out.
import { roles as allRoles } from '../../src/domain/roles';
import { connectionOf } from '../../src/domain/sign-in-values';
import type { SessionContent } from '../../src/http/kit/session';
import { assuranceRoutes } from '../../src/http/assurance/routes';
import { roleRoutes } from '../../src/http/roles/routes';
import { settingsRoutes } from '../../src/http/settings/routes';
import { connectIdentityProvider } from '../../src/usecases/connect-identity-provider';
import { auditCount, browserOf, itRoutes, textOf } from '../support/it-pages';
import { startTime, usePortal } from '../support/portal';
import { connection } from '../support/sign-in-values';

const portalOf = usePortal((ports) => [
  ...assuranceRoutes(ports),
  ...roleRoutes(ports),
  ...settingsRoutes(ports),
  ...itRoutes(ports),
]);

beforeAll(() =>
  connectIdentityProvider(portalOf().ports, portalOf().musterstadt.id, connectionOf(connection())),
);

const page = '/t/musterstadt/settings/assurance';
const multiple = 'http://schemas.microsoft.com/claims/multipleauthn';
const demands = {
  mfaSignals: multiple,
  freshMinutes: '10',
  maxAuthenticationHours: '12',
  idleMinutes: '60',
  longestHours: '10',
};

const present = () => portalOf().musterstadt.store.assurance.get();
const minutesAgo = (minutes: number): string =>
  new Date(startTime.getTime() - minutes * 60_000).toISOString();

async function admin(how: Partial<SessionContent> = {}, ...roles: Parameters<typeof person>) {
  return portalOf().signedInWith(await person(...roles), how);
}
const person = (role: (typeof allRoles)[number] = 'tenant-admin') =>
  portalOf().person(portalOf().musterstadt, 'Ines Leitung', role);

const signedIn = (minutes: number, ...methods: readonly string[]): Partial<SessionContent> => ({
  authentication: { instant: minutesAgo(minutes), contextClass: null, methods },
});

afterEach(() => {
  portalOf().clock.now = startTime;
});

describe('the demand for a second factor', () => {
  it('is made by whoever has shown one, and stands in the log', async () => {
    const { submit } = await admin(signedIn(0, multiple));
    const { headers } = await submit(page, page, { ...demands, adminsNeedMfa: 'yes' });
    expect(headers['location']).toBe('/t/musterstadt/settings');
    expect(await present()).toEqual({
      adminsNeedMfa: true,
      mfaSignals: [multiple],
      freshMinutes: 10,
      idleMinutes: 60,
      longestHours: 10,
    });
  });

  it('is refused to whoever has shown none, with what was typed', async () => {
    const before = [await present(), await auditCount(portalOf().musterstadt)];
    const { submit } = await admin(signedIn(0, 'password'));
    const { status, text } = await submit(page, page, {
      ...demands,
      mfaSignals: 'eigener-wert',
      freshMinutes: '7',
      adminsNeedMfa: 'yes',
    });
    expect(status).toBe(422);
    expect(textOf(text)).toContain('Ihre jetzige Anmeldung hatte keinen dieser Werte');
    expect(text).toContain('eigener-wert');
    expect([await present(), await auditCount(portalOf().musterstadt)]).toEqual(before);
  });

  it.each([
    [{ ...demands, freshMinutes: '0' }, 'freshMinutes'],
    [{ ...demands, freshMinutes: 'zehn' }, 'freshMinutes'],
    [{ ...demands, mfaSignals: 'a b' }, 'mfaSignals'],
    [{ ...demands, idleMinutes: '9' }, 'idleMinutes'],
    [{ ...demands, idleMinutes: '481' }, 'idleMinutes'],
    [{ ...demands, idleMinutes: '61', longestHours: '1' }, 'idleMinutes'],
    [{ ...demands, longestHours: '0' }, 'longestHours'],
    [{ ...demands, longestHours: '25' }, 'longestHours'],
    [{ ...demands, maxAuthenticationHours: '0' }, 'maxAuthenticationHours'],
    [{ ...demands, maxAuthenticationHours: '169' }, 'maxAuthenticationHours'],
    [{ ...demands, maxAuthenticationHours: '1.5' }, 'maxAuthenticationHours'],
  ])('is refused: %p', async (fields, field) => {
    const { submit } = await admin(signedIn(0, multiple));
    const { status, text } = await submit(page, page, fields);
    expect(status).toBe(422);
    expect(text).toContain(`href="#field-${field}"`);
  });

  it.each(['1', '168'])(
    'sets how long ago the proof at the identity provider may be: %s hours',
    async (hours) => {
      const { agent, submit } = await admin(signedIn(0));
      const sent = await submit(page, page, { ...demands, maxAuthenticationHours: hours });
      expect(sent.status).toBe(303);
      const { tenant } = portalOf().musterstadt.store;
      expect((await tenant.samlSettings()).maxAuthenticationHours).toBe(Number(hours));
      expect((await agent.get(page)).text).toContain(`name="maxAuthenticationHours" value="${hours}"`);
    },
  );

  it.each([
    ['10', '1'],
    ['60', '1'],
    ['480', '24'],
  ])('sets how long sessions last: %s minutes, %s hours', async (idleMinutes, longestHours) => {
    const { submit } = await admin(signedIn(0));
    expect((await submit(page, page, { ...demands, idleMinutes, longestHours })).status).toBe(303);
    const limits = { idleMinutes: Number(idleMinutes), longestHours: Number(longestHours) };
    expect(await present()).toMatchObject(limits);
    expect((await submit(page, page, demands)).status).toBe(303);
  });

  it('shows the values of the own sign-in', async () => {
    const { agent } = await admin(signedIn(0, 'verfahren-a', multiple));
    expect(textOf((await agent.get(page)).text)).toContain(`verfahren-a, ${multiple}`);
  });

  it.each(allRoles.filter((role) => role !== 'tenant-admin'))(
    'is none of the business of %s',
    async (role) => {
      const { agent, submit } = await browserOf(portalOf(), portalOf().musterstadt, role);
      await agent.get(page).expect(403);
      expect((await submit('/t/musterstadt/help', page, demands)).status).toBe(403);
    },
  );
});

describe('a role that rests', () => {
  it('is named on every page, with the reason where it would have counted', async () => {
    const { agent } = await admin({ withheld: ['it-admin'] }, 'employee');
    expect(textOf((await agent.get('/t/musterstadt/help')).text)).toContain(
      'Ihre Rolle ruht: IT-Administration',
    );
    const { status, text } = await agent.get('/t/musterstadt/queue');
    expect(status).toBe(403);
    expect(textOf(text)).toContain('verlangt einen zweiten Faktor');
    const other = await agent.get(page);
    expect(textOf(other.text)).toContain('Ihnen fehlt dafür die Berechtigung');
  });
});

describe('an essential act', () => {
  const roles = '/t/musterstadt/settings/roles';

  it('leads first to the identity provider, and from there back to where it began', async () => {
    const { agent } = await admin(signedIn(12));
    const { status, headers } = await agent.get(`${roles}?x=1`);
    expect(status).toBe(303);
    const { pathname, searchParams } = new URL(headers['location'] ?? '', 'http://localhost');
    expect([pathname, searchParams.get('fresh')]).toEqual(['/saml/musterstadt/login', '1']);
    expect(searchParams.get('return')).toBe(`${roles}?x=1&fresh=asked`);
  });

  it('is explained, not asked for in a circle, where the identity provider does not ask again', async () => {
    const { agent } = await admin(signedIn(12));
    const { status, text } = await agent.get(`${roles}?fresh=asked`);
    expect(status).toBe(403);
    expect(textOf(text)).toContain('ohne neue Anmeldung zurückgeschickt');
  });

  it('goes by the limit of the municipality', async () => {
    await portalOf().musterstadt.store.assurance.set({ ...(await present()), freshMinutes: 20 });
    await (await admin(signedIn(12))).agent.get(roles).expect(200);
    await (await admin(signedIn(22))).agent.get(roles).expect(303);
    await portalOf().musterstadt.store.assurance.set({ ...(await present()), freshMinutes: 10 });
  });

  it('leaves time to fill in the form, and then changes nothing', async () => {
    const { agent } = await admin();
    const token = /name="_csrf" value="([^"]+)"/.exec((await agent.get(page)).text)?.[1];
    const before = await present();
    portalOf().clock.now = new Date(startTime.getTime() + 42 * 60_000);
    const late = await agent
      .post(page)
      .type('form')
      .send({ _csrf: token, ...demands, freshMinutes: '11' });
    expect(late.status).toBe(403);
    expect(textOf(late.text)).toContain('Es wurde nichts geändert');
    expect(await present()).toEqual(before);
    portalOf().clock.now = new Date(startTime.getTime() + 40 * 60_000);
    await agent
      .post(page)
      .type('form')
      .send({ _csrf: token, ...demands, freshMinutes: '11' })
      .expect(303);
  });

  it('wants more than a session that knows nothing about its sign-in', async () => {
    const { agent } = await portalOf().signedInWith(await person(), {
      authentication: { instant: new Date(0).toISOString(), contextClass: null, methods: [] },
    });
    await agent.get(roles).expect(303);
  });

  it('does not disturb those who only read', async () => {
    const wireguard = '/t/musterstadt/settings/wireguard';
    await (await admin(signedIn(60), 'it-admin')).agent.get(wireguard).expect(200);
    await (await admin(signedIn(60), 'security-officer')).agent.get(wireguard).expect(303);
    await (await admin(signedIn(60), 'tenant-admin')).agent.get('/t/musterstadt/settings').expect(200);
  });

  it.each([
    ['get', '/t/:tenant/settings/roles'],
    ['post', '/t/:tenant/settings/roles'],
    ['get', '/t/:tenant/settings/assurance'],
    ['post', '/t/:tenant/settings/assurance'],
    ['get', '/t/:tenant/settings/wireguard'],
    ['post', '/t/:tenant/settings/wireguard'],
    ['get', '/t/:tenant/settings/wireguard-off'],
    ['post', '/t/:tenant/settings/wireguard-off'],
    ['get', '/t/:tenant/people/grants/:grant/revoke'],
    ['post', '/t/:tenant/people/grants/:grant/revoke'],
  ])('is declared as one: %s %s', (method, path) => {
    const { ports } = portalOf();
    const routes = [
      ...assuranceRoutes(ports),
      ...roleRoutes(ports),
      ...settingsRoutes(ports),
      ...itRoutes(ports),
    ];
    expect(routes.find((route) => route.method === method && route.path === path)).toHaveProperty(
      'freshSignIn',
    );
  });
});
