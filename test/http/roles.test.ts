// The editor of role rules: tried out without a trace, saved when good, refused with what was typed when not.
import { roles as allRoles } from '../../src/domain/roles';
import { roleRoutes } from '../../src/http/roles/routes';
import { settingsRoutes } from '../../src/http/settings/routes';
import { auditCount, browserOf, textOf } from '../support/it-pages';
import { usePortal } from '../support/portal';

const portalOf = usePortal((ports) => [...roleRoutes(ports), ...settingsRoutes(ports)]);

const editor = '/t/musterstadt/settings/roles';
const lead = { 'attribute-1': 'groups', 'value-1': 'vpn-leitung', 'role-1': 'tenant-admin' };
const second = { 'attribute-2': 'groups', 'value-2': 'vpn-it', 'role-2': 'it-admin' };

const asAdmin = () => browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin');
const rulesNow = () => portalOf().musterstadt.store.tenant.roleRules();

async function seenOn(agent: Awaited<ReturnType<typeof asAdmin>>['agent']): Promise<string> {
  const { text } = await agent.get(editor).expect(200);
  return /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? '';
}

it('saves what was typed, and says from when on it counts', async () => {
  const { agent, submit } = await asAdmin();
  const seen = await seenOn(agent);
  const { status, headers } = await submit(editor, editor, { ...lead, ...second, seen, act: 'save' });
  expect([status, headers['location']]).toEqual([303, editor]);
  expect(await rulesNow()).toEqual([
    { attribute: 'groups', value: 'vpn-leitung', role: 'tenant-admin' },
    { attribute: 'groups', value: 'vpn-it', role: 'it-admin' },
  ]);
  const { text } = await agent.get(editor);
  expect(textOf(text)).toContain('ab ihrer nächsten Anmeldung');
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
  expect((await submit(editor, editor, { ...lead, seen: version, act: 'save' })).status).toBe(303);
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
