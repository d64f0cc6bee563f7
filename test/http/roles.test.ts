// The editor of role rules: tried out without a trace, proposed when good, refused with what was typed when not.
import { roles as allRoles } from '../../src/domain/roles';
import { connectionOf } from '../../src/domain/sign-in-values';
import { paths } from '../../src/http/kit/paths';
import { roleRoutes } from '../../src/http/roles/routes';
import { settingsRoutes } from '../../src/http/settings/routes';
import { signInChangeRoutes } from '../../src/http/sign-in-changes/routes';
import { connectIdentityProvider } from '../../src/usecases/connect-identity-provider';
import { auditCount, browserOf, textOf, untried } from '../support/it-pages';
import { startTime, usePortal } from '../support/portal';
import { connection } from '../support/sign-in-values';

const portalOf = usePortal((ports) => [
  ...roleRoutes(ports),
  ...settingsRoutes(ports),
  ...signInChangeRoutes(ports),
]);

afterEach(() => {
  portalOf().clock.now = startTime;
});

const editor = '/t/musterstadt/settings/roles';
const ofOperator = paths.operator.tenantPart('musterstadt', 'roles');

beforeAll(async () => {
  const { ports, musterstadt, nebendorf } = portalOf();
  for (const { id } of [musterstadt, nebendorf]) {
    await connectIdentityProvider(ports, id, connectionOf(connection()));
  }
});
const lead = { 'attribute-1': 'groups', 'value-1': 'vpn-leitung', 'role-1': 'tenant-admin' };
const second = { 'attribute-2': 'groups', 'value-2': 'vpn-it', 'role-2': 'it-admin' };

const asAdmin = () => browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin');
const rulesNow = () => portalOf().musterstadt.store.tenant.roleRules();

async function seenOn(agent: Awaited<ReturnType<typeof asAdmin>>['agent']): Promise<string> {
  const { text } = await agent.get(editor).expect(200);
  return /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? '';
}

it('proposes what was typed, which counts once it is confirmed', async () => {
  const { agent, submit } = await asAdmin();
  const seen = await seenOn(agent);
  const { status, headers } = await submit(editor, editor, { ...lead, ...second, seen, act: 'save' });
  expect(status).toBe(303);
  const place = String(headers['location']);
  expect(place).toContain('/settings/sign-in/changes/');
  expect(await rulesNow()).toHaveLength(1);
  expect(textOf((await agent.get(place)).text)).toContain(
    'Noch hat niemand eine Anmeldung mit diesen Werten',
  );
  expect((await submit(place, `${place}/confirm`, untried)).status).toBe(303);
  expect(await rulesNow()).toEqual([
    { attribute: 'groups', value: 'vpn-leitung', role: 'tenant-admin' },
    { attribute: 'groups', value: 'vpn-it', role: 'it-admin' },
  ]);
  const { text } = await agent.get(`${editor}?fresh=asked`);
  expect(text).toContain('value="vpn-it"');
});

it('tries rules out on an imagined person, changes nothing and keeps nothing', async () => {
  const { submit } = await asAdmin();
  const before = [await rulesNow(), await auditCount(portalOf().musterstadt)];
  const sample = 'groups = vpn-it\nmail = <b>x</b>\nunsinn';
  const typed = {
    ...lead,
    'attribute-7': 'groups',
    'value-7': 'vpn-it',
    'role-7': 'dpo',
    sample,
    act: 'try',
  };
  const { status, text } = await submit(editor, editor, typed);
  expect(status).toBe(200);
  expect(textOf(text)).toContain('Diese Person wäre: Beschäftigte, Datenschutz');
  expect(textOf(text)).toContain('nicht verstanden: unsinn');
  expect(text).not.toContain('<b>x</b>');
  // The rows close up, and there is room for more.
  expect(text).toContain('id="field-attribute-2" name="attribute-2" value="groups"');
  expect(text).toContain('name="attribute-5"');
  expect([await rulesNow(), await auditCount(portalOf().musterstadt)]).toEqual(before);
});

it('is refused with what was typed: no rule for the administration, an incomplete rule, no role chosen', async () => {
  const { agent, submit } = await asAdmin();
  const before = await rulesNow();
  const seen = await seenOn(agent);
  const alone = await submit(editor, editor, { ...second, seen, act: 'save' });
  expect(alone.status).toBe(422);
  expect(textOf(alone.text)).toContain('Dann könnte niemand die Rollen je wieder ändern');
  const half = await submit(editor, editor, {
    ...lead,
    'attribute-3': 'groups',
    'value-3': '',
    seen,
    act: 'save',
  });
  expect(half.status).toBe(422);
  expect(half.text).toContain('href="#field-value-3"');
  expect(half.text).toContain('value="vpn-leitung"');
  const foreign = { ...lead, 'attribute-2': 'a', 'value-2': 'b', 'role-2': 'operator-admin' };
  expect((await submit(editor, editor, { ...foreign, seen, act: 'save' })).status).toBe(422);
  expect(await rulesNow()).toEqual(before);
});

it('does not write over what somebody else has changed meanwhile, and keeps what was typed', async () => {
  const { agent, submit } = await asAdmin();
  const seen = await seenOn(agent);
  await portalOf().musterstadt.store.tenant.replaceRoleRules([
    { attribute: 'role', value: 'chef', role: 'tenant-admin' },
  ]);
  const late = await submit(editor, editor, { ...lead, seen, act: 'save' });
  expect(late.status).toBe(422);
  expect(textOf(late.text)).toContain('role = chef');
  expect(late.text).toContain('value="vpn-leitung"');
  const version = /name="seen" value="([^"]+)"/.exec(late.text)?.[1] ?? '';
  const both = { ...lead, 'attribute-2': 'role', 'value-2': 'chef', 'role-2': 'tenant-admin' };
  const proposed = await submit(editor, editor, { ...both, seen: version, act: 'save' });
  expect(proposed.status).toBe(303);
  const place = String(proposed.headers['location']);
  expect((await submit(place, `${place}/confirm`, untried)).status).toBe(303);
});

it.each(allRoles.filter((role) => role !== 'tenant-admin'))('is closed to %s', async (role) => {
  const { agent, submit } = await browserOf(portalOf(), portalOf().musterstadt, role);
  await agent.get(editor).expect(403);
  const sent = await submit('/t/musterstadt/help', editor, { ...lead, act: 'save' });
  expect(sent.status).toBe(403);
});

it('is closed to strangers, to other municipalities, and to a form without a token', async () => {
  await portalOf().stranger().agent.get(editor).expect(303);
  const { agent: neighbour } = await browserOf(portalOf(), portalOf().nebendorf, 'tenant-admin');
  expect((await neighbour.get(editor)).headers['location']).toContain('/t/musterstadt/?return=');
  const { agent } = await asAdmin();
  const before = await rulesNow();
  await agent
    .post(editor)
    .type('form')
    .send({ ...second, act: 'save' })
    .expect(403);
  expect(await rulesNow()).toEqual(before);
});

it('is offered on the page about sign-in to those who may', async () => {
  const { agent } = await asAdmin();
  expect((await agent.get('/t/musterstadt/settings/sign-in')).text).toContain(`href="${editor}"`);
  const { agent: it } = await browserOf(portalOf(), portalOf().musterstadt, 'it-admin');
  expect((await it.get('/t/musterstadt/settings/sign-in')).text).not.toContain(`href="${editor}"`);
});

it('asks an admin who has signed in before the last change to do so again, before anything is typed', async () => {
  const { agent } = await asAdmin();
  const other = await asAdmin();
  const seen = await seenOn(agent);
  portalOf().clock.now = new Date(startTime.getTime() + 1000);
  const late = await portalOf().signedIn(
    await portalOf().person(portalOf().musterstadt, 'Spät Angemeldet', 'tenant-admin'),
  );
  const role = { 'attribute-2': 'groups', 'value-2': 'vpn-neu', 'role-2': 'dpo' };
  const sent = await late.submit(editor, editor, { ...lead, ...role, seen, act: 'save' });
  const place = String(sent.headers['location']);
  expect((await late.submit(place, `${place}/confirm`, untried)).status).toBe(303);
  expect((await other.agent.get(editor)).headers['location']).toMatch(
    /^\/saml\/musterstadt\/login\?fresh=1&return=/,
  );
  expect((await agent.get(`${editor}?fresh=asked`)).status).toBe(200);
});

describe('of the provider', () => {
  const asOperator = () => browserOf(portalOf(), portalOf().operator, 'operator-admin');

  it('is a proposal, with a reason, that the municipality sees and confirms', async () => {
    portalOf().clock.now = new Date(startTime.getTime() + 2000);
    const { agent, submit } = await asOperator();
    const before = await rulesNow();
    const version = /name="seen" value="([^"]+)"/.exec((await agent.get(ofOperator)).text)?.[1] ?? '';
    const first = before[0];
    const typed = {
      'attribute-1': first?.attribute ?? '',
      'value-1': first?.value ?? '',
      'role-1': first?.role ?? '',
      'attribute-2': 'groups',
      'value-2': 'vpn-vom-betrieb',
      'role-2': 'auditor',
      seen: version,
      act: 'save',
    };
    const without = await submit(ofOperator, ofOperator, typed);
    expect([without.status, without.text.includes('href="#field-reason"')]).toEqual([422, true]);
    const sent = await submit(ofOperator, ofOperator, { ...typed, reason: 'Ticket 4711 <b>' });
    expect(sent.status).toBe(303);
    expect(await rulesNow()).toEqual(before);
    const { agent: admin } = await asAdmin();
    expect((await admin.get(editor)).text).toContain('Eine Änderung der Anmeldung wartet auf Bestätigung');
    const [change] = await portalOf().musterstadt.store.signInChanges.list(1);
    const shown = textOf((await admin.get(paths.signInChanges.show('musterstadt', change?.id ?? ''))).text);
    expect(shown).toContain('auditor: &#34;groups&#34; = &#34;vpn-vom-betrieb&#34; neu');
    expect(shown).toContain('Ticket 4711 &lt;b&gt;');
    const twice = await submit(ofOperator, ofOperator, { ...typed, 'value-2': 'x', reason: 'noch etwas' });
    expect(twice.status).toBe(422);
    expect(textOf(twice.text)).toContain('Es wartet schon eine Änderung dieser Art');
  });

  it('is closed to people of the municipality, and not there before its sign-in is live', async () => {
    const { agent } = await asAdmin();
    expect((await agent.get(ofOperator)).status).not.toBe(200);
    const { agent: olga } = await asOperator();
    await olga.get(paths.operator.tenantPart('betreiber-x', 'roles')).expect(404);
    await olga.get(paths.operator.tenantPart(portalOf().operator.slug, 'roles')).expect(409);
  });
});
