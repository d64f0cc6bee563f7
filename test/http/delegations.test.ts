// Delegated administration over HTTP: named by a code, working in the municipality's own pages, nobody there otherwise.
import type { Actor } from '../../src/domain/actor';
import { identityRef } from '../../src/domain/ids';
import { roles as allRoles, type Role } from '../../src/domain/roles';
import { assuranceRoutes } from '../../src/http/assurance/routes';
import { delegationRoutes } from '../../src/http/delegations/routes';
import { paths } from '../../src/http/kit/paths';
import { settingsRoutes } from '../../src/http/settings/routes';
import { startRoutes } from '../../src/http/start/routes';
import { applied, browserOf, itRoutes, textOf } from '../support/it-pages';
import { startTime, usePortal } from '../support/portal';
import type { Browser } from './support/app';

const portalOf = usePortal((ports) => [
  ...delegationRoutes(ports),
  ...assuranceRoutes(ports),
  ...settingsRoutes(ports),
  ...startRoutes(ports),
  ...itRoutes(ports),
]);

const naming = paths.delegations.new('musterstadt');
const list = paths.delegations.list('musterstadt');
const queue = '/t/musterstadt/queue';

const helper = (...roles: readonly Role[]): Promise<Actor> =>
  portalOf().person(portalOf().operator, 'Petra Provider', ...roles);

async function codeOf({ submit }: Browser): Promise<string> {
  const { text } = await submit(paths.operator.delegations, paths.operator.delegationCode);
  return /<code>([^<]+)<\/code>/.exec(text)?.[1] ?? '';
}

async function named(of: Browser, role = 'it-admin'): Promise<void> {
  const { submit } = await browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin');
  const fields = { code: await codeOf(of), role, until: '2026-12-31', reason: 'Vertretung' };
  const { headers } = await submit(naming, naming, fields);
  expect(headers['location']).toBe(list);
}

afterEach(() => {
  portalOf().clock.now = startTime;
});

it('leads from a code to a decision in the other municipality', async () => {
  const browser = await portalOf().signedIn(await helper(), 'Petra Provider');
  expect((await browser.agent.get(queue)).headers['location']).toContain('/t/musterstadt/?return=');
  await named(browser);
  const { request, holder } = await applied(portalOf(), { town: portalOf().musterstadt });
  const { text } = await browser.agent.get(paths.operator.queue).expect(200);
  const item = paths.queue.show('musterstadt', request.id);
  expect(text).toContain(`href="${item}"`);
  expect(textOf(text)).toContain('Stadt Musterstadt');
  await browser.agent.get(item).expect(200);
  await browser.agent.get(paths.people.show('musterstadt', holder.personId)).expect(200);
  await browser.submit(item, paths.queue.approve('musterstadt', request.id));
  expect((await portalOf().musterstadt.store.requests.find(request.id))?.state).toBe('approved');
  const admin = await browserOf(portalOf(), portalOf().musterstadt, 'it-admin');
  expect((await admin.agent.get('/t/musterstadt/audit')).text).toContain(
    'Petra Provider (extern, Kommunales Rechenzentrum)',
  );
});

it('is not for whoever names: the page says why, and nothing has been delegated', async () => {
  const { operator, musterstadt, signedIn, person } = portalOf();
  const self = await helper();
  const boss = await person(musterstadt, 'Petra Provider', 'tenant-admin');
  for (const [{ store }, { personId }] of [
    [operator, self],
    [musterstadt, boss],
  ] as const) {
    await store.personMarks.replace(personId, [{ kind: 'address', text: 'petra@stadt.example' }]);
  }
  const code = await codeOf(await signedIn(self, 'Petra Provider'));
  const { submit } = await signedIn(boss, 'Petra Provider');
  const answer = await submit(naming, naming, { code, role: 'it-admin', until: '2026-12-31', reason: 'x' });
  expect(answer.status).toBe(422);
  expect(textOf(answer.text)).toContain('Sie können sich nicht selbst beauftragen');
  expect(await musterstadt.store.delegations.inForce(self.personId, startTime)).toEqual([]);
});

it('shows them their menu, the way home to sign out, and nothing of their own', async () => {
  const browser = await portalOf().signedIn(await helper(), 'Petra Provider');
  await named(browser);
  const { text } = await browser.agent.get(queue).expect(200);
  expect(text).toContain('action="/t/betreiber/sign-out"');
  expect(text).toContain(`href="${paths.operator.queue}"`);
  expect(text).not.toContain(`href="${paths.access('musterstadt')}"`);
  expect((await browser.agent.get('/t/musterstadt/')).headers['location']).toBe(paths.today('musterstadt'));
  const own = await browser.agent.get(paths.start('musterstadt'));
  expect(own.status).toBe(403);
  expect(textOf(own.text)).toContain('im Auftrag dieser Verwaltung');
});

it('opens neither settings nor sign-in, nor any other municipality', async () => {
  const browser = await portalOf().signedIn(await helper('operator-admin'), 'Petra Provider');
  await named(browser);
  for (const path of [list, naming, paths.settingsPart('musterstadt', 'assurance')]) {
    await browser.agent.get(path).expect(403);
  }
  expect((await browser.agent.get('/t/nebendorf/queue')).headers['location']).toContain(
    '/t/nebendorf/?return=',
  );
});

describe('a delegate who may also be an employee', () => {
  const employed = async () => {
    const petra = await helper();
    const mark = [{ kind: 'address', text: 'petra@stadt.example' }] as const;
    await portalOf().operator.store.personMarks.replace(petra.personId, mark);
    const same = await portalOf().person(portalOf().musterstadt, 'Petra Rathaus');
    await portalOf().musterstadt.store.personMarks.replace(same.personId, mark);
    await named(await portalOf().signedIn(petra, 'Petra Provider'));
    const [newest] = await portalOf().musterstadt.store.delegations.list();
    return paths.delegations.employee('musterstadt', newest?.delegation.id ?? '');
  };

  it('is pointed out, and explained by an admin with a reason', async () => {
    const page = await employed();
    const { agent, submit } = await browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin');
    expect(textOf((await agent.get(list)).text)).toContain('Bitte klären gleiche E-Mail-Adresse');
    expect(textOf((await agent.get(page).expect(200)).text)).toContain('Petra Rathaus');
    const fields = { address: 'niemand@stadt.example', verdict: 'other', reason: 'Namensgleich' };
    const unknown = await submit(page, page, fields);
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain('href="#field-address"');
    expect(unknown.text).toContain('Namensgleich');
    expect((await submit(page, page, { ...fields, verdict: 'vielleicht' })).status).toBe(422);
    expect((await submit(page, page, { ...fields, address: 'Petra@Stadt.example' })).status).toBe(303);
    expect(textOf((await agent.get(page)).text)).toContain('eine andere Person');
    expect(textOf((await agent.get(list)).text)).not.toContain('Bitte klären');
  });

  it('is refused: other roles, another municipality, and a delegation that is over', async () => {
    const page = await employed();
    await (await browserOf(portalOf(), portalOf().musterstadt, 'it-admin')).agent.get(page).expect(403);
    const foreign = await browserOf(portalOf(), portalOf().nebendorf, 'tenant-admin');
    const there = page.replace('musterstadt', 'nebendorf');
    await foreign.agent.get(there).expect(404);
    expect((await foreign.submit('/t/nebendorf/help', there, {})).status).toBe(404);
    portalOf().clock.now = new Date('2027-01-01T12:00:00.000Z');
    await (await browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin')).agent.get(page).expect(409);
  });
});

it('calls people of the provider without a delegation external in the log, and erased ones erased', async () => {
  const { musterstadt, operator, ports } = portalOf();
  const olga = await portalOf().person(operator, 'Olga Betrieb', 'operator-admin');
  const event = (actor: Actor['ref']) =>
    musterstadt.store.audit.append(
      {
        action: 'tenant.quotas-changed',
        actor,
        subject: null,
        object: { kind: 'tenant', id: musterstadt.id },
        data: {},
        reason: null,
      },
      startTime,
    );
  await event(olga.ref);
  const { agent } = await browserOf(portalOf(), musterstadt, 'auditor');
  const first = async () =>
    textOf((await agent.get('/t/musterstadt/audit?action=tenant.quotas-changed')).text);
  expect(await first()).toContain('extern (Dienstleister)');
  expect(await first()).not.toContain('Olga');
  await event(identityRef(ports.ids.uuid()));
  expect(await first()).toContain('Name gelöscht');
});

it('gives the help desk no decision', async () => {
  const browser = await portalOf().signedIn(await helper(), 'Petra Provider');
  await named(browser, 'help-desk');
  await browser.agent.get(paths.people.list('musterstadt')).expect(200);
  await browser.agent.get(queue).expect(403);
  expect(textOf((await browser.agent.get(paths.operator.queue)).text)).toContain(
    'Noch hat Sie keine Kommune',
  );
});

it('ends with the next click after it was revoked', async () => {
  const browser = await portalOf().signedIn(await helper(), 'Petra Provider');
  await named(browser);
  await browser.agent.get(queue).expect(200);
  const chief = await browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin');
  const [newest] = await portalOf().musterstadt.store.delegations.list();
  const revoke = paths.delegations.revoke('musterstadt', newest?.delegation.id ?? '');
  expect(textOf((await chief.agent.get(revoke)).text)).toContain(
    'Petra Provider (extern, Kommunales Rechenzentrum)',
  );
  expect((await chief.submit(revoke, revoke)).status).toBe(303);
  await browser.agent.get(queue).expect(303);
  expect((await chief.agent.get(revoke)).headers['location']).toBe(list);
});

it('asks at the provider for a fresh sign-in, and leads back into the municipality', async () => {
  const browser = await portalOf().signedIn(await helper(), 'Petra Provider');
  await named(browser);
  const { request } = await applied(portalOf(), { town: portalOf().musterstadt });
  await browser.submit(
    paths.queue.show('musterstadt', request.id),
    paths.queue.approve('musterstadt', request.id),
  );
  const [grant] = await portalOf().musterstadt.store.grants.ofPerson(request.personId);
  portalOf().clock.now = new Date(startTime.getTime() + 12 * 60_000);
  const path = paths.people.grantAct('musterstadt', grant?.id ?? '', 'revoke');
  const { headers } = await browser.agent.get(path).expect(303);
  expect(headers['location']).toMatch(/^\/saml\/betreiber\/login\?fresh=1&return=%2Ft%2Fmusterstadt%2F/);
});

it.each<readonly [string, Readonly<Record<string, string>>, string]>([
  ['a code that is none', { code: 'aaaa-bbbb-cccc-dddd' }, 'code'],
  ['a day too far away', { until: '2028-01-01' }, 'until'],
  ['a role that is never delegated', { role: 'tenant-admin' }, 'role-1'],
  ['no reason', { reason: '' }, 'reason'],
])('is refused with what was typed: %s', async (_, change, field) => {
  const { submit } = await browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin');
  const usual = { code: 'aaaa', role: 'it-admin', until: '2026-12-31', reason: 'Vertretung der Leitung' };
  const { status, text } = await submit(naming, naming, { ...usual, ...change });
  expect(status).toBe(422);
  expect(text).toContain(`href="#field-${field}"`);
  expect(text).toContain(change['reason'] ?? usual.reason);
});

it.each(allRoles.filter((role) => role !== 'tenant-admin'))('is not for %s to give', async (role) => {
  const { agent, submit } = await browserOf(portalOf(), portalOf().musterstadt, role);
  await agent.get(list).expect(403);
  expect((await submit('/t/musterstadt/help', naming, {})).status).toBe(403);
});

it('keeps the pages of the provider from people of municipalities', async () => {
  const { agent } = await browserOf(portalOf(), portalOf().musterstadt, 'it-admin');
  for (const path of [paths.operator.queue, paths.operator.delegations]) {
    expect((await agent.get(path)).headers['location']).toContain('/t/betreiber/?return=');
  }
});
