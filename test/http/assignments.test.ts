// Doubtful sign-ins over HTTP: what the person sees who waits, and how it is decided whose they are.
import type { Assignment, AssignmentKind } from '../../src/domain/assignment';
import type { Actor } from '../../src/domain/actor';
import { assignmentId, identityRef, personId } from '../../src/domain/ids';
import { assignAccount } from '../../src/usecases/assign-account';
import { Visitor } from '../../src/demo/visitor';
import { paths } from '../../src/http/kit/paths';
import { settingsRoutes } from '../../src/http/settings/routes';
import { answerFor, startDemoPortal } from '../support/demo-portal';
import { browserOf, itRoutes, textOf } from '../support/it-pages';
import { startTime, usePortal } from '../support/portal';

const portalOf = usePortal((ports) => [...itRoutes(ports), ...settingsRoutes(ports)]);
const slug = 'musterstadt';
const list = paths.people.assignments(slug);

beforeEach(() => {
  portalOf().clock.now = startTime;
});

/** Somebody known, and a sign-in that may be theirs. */
async function doubtful(kind: AssignmentKind = 'changed-name', name = 'Anna Alt') {
  const { ports, musterstadt, person } = portalOf();
  const known = await person(musterstadt, name);
  const key = await musterstadt.store.persons.keyOf(known.personId);
  if (key === null) throw new Error('nobody is known');
  const id = assignmentId(ports.ids.uuid());
  const assignment: Assignment = {
    id,
    tenantId: musterstadt.id,
    kind,
    personId: known.personId,
    personRef: known.ref,
    key: kind === 'recycled-key' ? key : { ...key, keyValue: `neu-${id}` },
    brought: { displayName: '<b>Anna</b> Neu', mail: 'anna.neu@musterstadt.example', department: 'Kämmerei' },
    createdAt: new Date(startTime.getTime() - 2 * 86_400_000),
  };
  await musterstadt.store.assignments.insert(assignment);
  return { assignment, known, page: paths.people.assignment(slug, id) };
}

describe('the pages of those who decide', () => {
  it('say calmly that nothing waits', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin');
    const { text } = await agent.get(list).expect(200);
    expect(textOf(text)).toContain('Keine Anmeldung wartet auf eine Zuordnung.');
  });

  it('lead from the day and from the settings to the list, and from there to the case', async () => {
    const { page } = await doubtful();
    const { agent } = await browserOf(portalOf(), portalOf().musterstadt, 'it-admin', 'tenant-admin');
    const { text: today } = await agent.get(paths.today(slug)).expect(200);
    expect(textOf(today)).toContain('Anmeldung wartet auf Zuordnung');
    expect(today).toContain(`href="${list}"`);
    expect((await agent.get(paths.settings(slug)).expect(200)).text).toContain(`href="${list}"`);
    const { text } = await agent.get(list).expect(200);
    expect(text).toContain(`href="${page}"`);
    expect(text).toContain('&lt;b&gt;Anna&lt;/b&gt; Neu');
    expect(textOf(text)).toContain('2 Tage');
  });

  it('show both side by side', async () => {
    const { page, assignment } = await doubtful();
    const { agent } = await browserOf(portalOf(), portalOf().musterstadt, 'it-admin');
    const { text: html } = await agent.get(page).expect(200);
    const text = textOf(html);
    expect(text).toContain('Wem gehört diese Anmeldung?');
    expect(text).toContain('E-Mail – anna.neu@musterstadt.example');
    expect(text).toContain('Bereich Bauamt Kämmerei');
    expect(text).toContain(`${assignment.key.keyValue} (NameID)`);
    expect(html).toContain(`href="${paths.people.show(slug, assignment.personId)}"`);
  });

  it('keep what was typed and say what is missing', async () => {
    const { page } = await doubtful();
    const { agent, submit } = await browserOf(portalOf(), portalOf().musterstadt, 'it-admin');
    const answer = await submit(page, page, { reason: 'Rückruf beim Personalamt' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Rückruf beim Personalamt');
    expect((await submit(page, page, { verdict: 'same', reason: ' ' })).status).toBe(422);
    expect((await submit(page, page, { verdict: 'both', reason: 'x' })).status).toBe(422);
    await agent.get(page).expect(200);
  });

  it('assign to the same person', async () => {
    const { page, assignment, known } = await doubtful();
    const { agent, submit } = await browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin');
    const answer = await submit(page, page, { verdict: 'same', reason: 'Heirat, laut Personalamt' });
    expect([answer.status, answer.headers['location']]).toEqual([303, list]);
    const said = textOf((await agent.get(list)).text);
    expect(said).toContain('Die Anmeldung ist derselben Person zugeordnet.');
    const { store } = portalOf().musterstadt;
    expect((await store.persons.findByKey(assignment.key))?.id).toBe(known.personId);
  });

  it('assign a reused login to somebody new, and point at what the old person still has', async () => {
    const { page, assignment, known } = await doubtful('recycled-key');
    const { agent, submit } = await browserOf(portalOf(), portalOf().musterstadt, 'it-admin');
    const answer = await submit(page, page, { verdict: 'other', reason: 'Anna Alt ist ausgeschieden' });
    const person = paths.people.show(slug, known.personId);
    expect(answer.headers['location']).toBe(person);
    const { text } = await agent.get(person).expect(200);
    expect(text).toContain('Anna Alt kann sich nicht mehr anmelden.');
    expect((await agent.get(person)).text).toContain('Diese Person kann sich nicht mehr anmelden.');
    const { store } = portalOf().musterstadt;
    expect((await store.persons.findByKey(assignment.key))?.displayName).toBe('<b>Anna</b> Neu');
  });

  it('tell the second of two admins that it is done', async () => {
    const { page, assignment } = await doubtful();
    const { ports, musterstadt, person } = portalOf();
    const { agent, submit } = await browserOf(portalOf(), musterstadt, 'it-admin');
    const { text } = await agent.get(page).expect(200);
    expect(text).toContain('name="verdict"');
    const colleague = await person(musterstadt, 'Kollegin', 'it-admin');
    await assignAccount(ports, colleague, { id: assignment.id, verdict: 'same', reason: 'schneller' });
    const late = await submit(paths.people.list(slug), page, { verdict: 'other', reason: 'zu spät' });
    expect(late.status).toBe(404);
    expect(textOf(late.text)).toContain('schon erledigt');
  });

  it('are not for others, nor for the own account', async () => {
    const { page, known } = await doubtful();
    const { musterstadt, nebendorf, signedIn } = portalOf();
    for (const role of ['employee', 'help-desk', 'supervisor', 'auditor', 'dpo'] as const) {
      const { agent } = await browserOf(portalOf(), musterstadt, role);
      await agent.get(list).expect(403);
      await agent.get(page).expect(403);
    }
    const { agent: elsewhere } = await browserOf(portalOf(), nebendorf, 'it-admin');
    await elsewhere.get(page.replace(slug, 'nebendorf')).expect(404);
    const self = await signedIn({ ...known, roles: ['employee', 'it-admin'] });
    const { text } = await self.agent.get(page).expect(200);
    expect(textOf(text)).toContain('Hier geht es um Ihr eigenes Konto.');
    expect(text).not.toContain('name="verdict"');
    const answer = await self.submit(paths.people.list(slug), page, { verdict: 'same', reason: 'ich' });
    expect(answer.status).toBe(403);
  });
});

it('lets somebody whose login was silent wait, without a session, until people have decided', async () => {
  const clock = { now: new Date(Date.now() - 100 * 86_400_000) };
  // Setting up lets the admin of the demo sign in for the first time.
  const demo = await startDemoPortal({ clock: () => clock.now });
  clock.now = new Date();
  try {
    const { ports } = demo.portal;
    const tenant = await ports.store.installation.findTenant(slug);
    if (tenant === null) throw new Error('no such town');
    const at = (path: string): URL => new URL(path, demo.url);
    const visitor = new Visitor();
    const arrive = async () =>
      visitor.send(await answerFor(visitor, at(paths.signIn(slug)), 'bernd.buche'), '/acs');
    const waiting = await arrive();
    expect([waiting.status, waiting.url.pathname]).toEqual([200, paths.awaitingAssignment(slug)]);
    expect(waiting.html).toContain('Ihr Konto wird zugeordnet');
    expect(waiting.html).toContain('0000 115-42');
    expect((await visitor.open(at(paths.today(slug)))).url.pathname).toBe(paths.tenant(slug));
    const town = ports.store.forTenant(tenant.id);
    const { items } = await town.assignments.listWaiting(new Date(0), { after: null, limit: 2 });
    const colleague: Actor = {
      tenantId: tenant.id,
      personId: personId(ports.ids.uuid()),
      ref: identityRef(ports.ids.uuid()),
      roles: ['tenant-admin'],
    };
    for (const { assignment } of items)
      await assignAccount(ports, colleague, { id: assignment.id, verdict: 'same', reason: 'Rückruf' });
    expect(items).toHaveLength(1);
    expect((await arrive()).url.pathname).toBe(paths.today(slug));
  } finally {
    await demo.stop();
  }
}, 60_000);
