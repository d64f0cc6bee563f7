// Doubtful sign-ins: a login name that may be somebody else's by now, a name that changed. People decide, once, and nobody
// is taken over or doubled unseen.
import type { Actor } from '../../../src/domain/actor';
import type {
  IdentityRule,
  PresentedAssertion,
  SamlAttribute,
} from '../../../src/domain/identity-attributes';
import { assignmentId, type AssignmentId } from '../../../src/domain/ids';
import type { Assignment, Verdict } from '../../../src/domain/assignment';
import { addDevice } from '../../../src/usecases/add-device';
import { approveAccessRequest } from '../../../src/usecases/approve-access-request';
import { assignAccount } from '../../../src/usecases/assign-account';
import { forgetSignIns } from '../../../src/usecases/jobs/forget-sign-ins';
import { lapseAssignments } from '../../../src/usecases/jobs/lapse-assignments';
import { listAssignments } from '../../../src/usecases/list-assignments';
import { showAssignment } from '../../../src/usecases/show-assignment';
import { signIn, type SignedIn } from '../../../src/usecases/sign-in';
import { sendApplication } from '../../support/sent-application';
import { useDatabases, type Engine } from '../../support/databases';
import {
  AuditBroken,
  changedTables,
  eventsOf,
  everyRow,
  outcomesOf,
  reasonOf,
  withoutAudit,
} from './observed';
import { application, notebook } from './holdings';
import { dayMs, openStage, person, startTime, the, type Stage, type Town } from './stage';

const issuer = 'https://idp.example';
const uid: IdentityRule = { kind: 'attribute', name: 'uid' };
const objectId: IdentityRule = { kind: 'attribute', name: 'objectGUID' };

export function testAssignments(engine: Engine): void {
  const databases = useDatabases(engine);
  let stage: Stage;
  let admin: Actor;
  beforeAll(async () => {
    stage = await openStage(databases);
    admin = await person(stage, stage.town, 'it-admin');
    // The log reaches back far enough to tell anything.
    await stage.town.store.signIns.note(admin.ref, startTime);
  }, 60_000);
  beforeEach(async () => {
    stage.clock.now = startTime;
    await pin(uid);
  });

  const after = (days: number): void => {
    stage.clock.now = new Date(startTime.getTime() + days * dayMs);
  };
  const pin = async (identity: IdentityRule, town = stage.town): Promise<void> => {
    await town.store.tenant.updateSamlSettings({ ...(await town.store.tenant.samlSettings()), identity });
  };
  const arrive = async (said: Readonly<Record<string, string>>, town = stage.town): Promise<SignedIn> =>
    signIn(stage.ports, town.id, await assertionOf(stage, town, said));
  const waiting = async (town: Town = stage.town): Promise<readonly Assignment[]> => {
    const page = await town.store.assignments.listWaiting(new Date(0), { after: null, limit: 100 });
    return page.items.map(({ assignment }) => assignment);
  };
  const caseOf = async (keyValue: string): Promise<Assignment> =>
    the((await waiting()).filter(({ key }) => key.keyValue === keyValue));
  const decide = (id: AssignmentId, verdict: Verdict, actor = admin) =>
    assignAccount(stage.ports, actor, { id, verdict, reason: 'Rückruf im Bauamt' });
  const actions = async () => (await eventsOf(stage.town)).map(({ action }) => action);
  /** Signed in at the start of time, with an access and a device. */
  const established = async (said: Readonly<Record<string, string>>) => {
    const { actor } = await arrive(said);
    const request = await sendApplication(stage.ports, actor, {
      profileId: stage.town.profile.id,
      application,
    });
    await approveAccessRequest(stage.ports, admin, request.id);
    const { id: grantId } = the(await stage.town.store.grants.ofPerson(actor.personId));
    const device = await addDevice(stage.ports, actor, { grantId, ...notebook });
    return { actor, device };
  };

  describe('a login name that was silent for 90 days', () => {
    it('does not sign in as the person known, gives no role, and waits for people', async () => {
      const { actor, device } = await established({ uid: 'a.alt', displayName: 'Anna Alt' });
      after(91);
      const stranger = { uid: 'a.alt', displayName: 'Arno Altmann', groups: 'vpn-admins' };
      expect(await reasonOf(arrive(stranger))).toBe('account-awaits-assignment');
      expect(await caseOf('a.alt')).toMatchObject({
        kind: 'recycled-key',
        personId: actor.personId,
        brought: { displayName: 'Arno Altmann' },
      });
      const known = await stage.town.store.persons.find(actor.personId);
      expect(known?.displayName).toBe('Anna Alt');
      expect((await stage.town.store.devices.find(device.id))?.state).toBe('active');
      expect((await actions()).at(-1)).toBe('assignment.begun');
    });

    it('waits once, however often and at once it is tried', async () => {
      await arrive({ uid: 'b.alt' });
      after(91);
      const outcome = await outcomesOf(Array.from({ length: 6 }, () => arrive({ uid: 'b.alt' })));
      expect(outcome).toEqual({ done: 0, refused: Array(6).fill('account-awaits-assignment') });
      const id = (await caseOf('b.alt')).id;
      const begun = (await eventsOf(stage.town)).filter(({ data }) => data['assignment'] === id);
      expect(begun).toHaveLength(1);
    });

    it('is the person again once people say so', async () => {
      const { actor } = await established({ uid: 'c.alt' });
      after(100);
      await expect(arrive({ uid: 'c.alt' })).rejects.toMatchObject({ kind: 'forbidden' });
      expect(await decide((await caseOf('c.alt')).id, 'same')).toBe(actor.personId);
      expect((await arrive({ uid: 'c.alt' })).actor.personId).toBe(actor.personId);
      expect(await actions()).toContain('assignment.matched');
    });

    it('goes to somebody new when people say so, and what the person holds stays theirs', async () => {
      const { actor, device } = await established({ uid: 'd.alt', displayName: 'Dora Alt' });
      after(100);
      await reasonOf(arrive({ uid: 'd.alt', displayName: 'Dirk Altmann' }));
      await decide((await caseOf('d.alt')).id, 'other');
      const { actor: dirk } = await arrive({ uid: 'd.alt', displayName: 'Dirk Altmann' });
      expect(dirk.personId).not.toBe(actor.personId);
      expect((await stage.town.store.devices.find(device.id))?.personId).toBe(actor.personId);
      expect(await stage.town.store.devices.ofPerson(dirk.personId)).toEqual([]);
      expect((await stage.town.store.persons.keyOf(actor.personId))?.issuer).toBe('');
    });

    it.each([
      ['90 days less a moment', 89.9],
      ['a day', 1],
    ])('signs in without a question after %s', async (_what, days) => {
      const name = `e.${days}`;
      const { actor } = await arrive({ uid: name });
      after(days);
      expect((await arrive({ uid: name })).actor.personId).toBe(actor.personId);
    });

    it('asks nothing of a key that is never given away again', async () => {
      await pin(objectId);
      const { actor } = await arrive({ objectGUID: 'guid-1' });
      after(400);
      expect((await arrive({ objectGUID: 'guid-1' })).actor.personId).toBe(actor.personId);
    });

    it('asks nothing while the log does not reach back 90 days', async () => {
      await pin(uid, stage.otherTown);
      const { actor } = await arrive({ uid: 'f.alt' }, stage.otherTown);
      await stage
        .knex('sign_in_logs')
        .where('tenant_id', stage.otherTown.id)
        .update({
          kept_since: new Date(startTime.getTime() + 50 * dayMs).toISOString(),
        });
      after(120);
      expect((await arrive({ uid: 'f.alt' }, stage.otherTown)).actor.personId).toBe(actor.personId);
    });
  });

  describe('a change of name', () => {
    const late = 40;
    const marriedCases: readonly (readonly [string, Record<string, string>, Record<string, string>])[] = [
      ['the mail address stayed', { mail: 'g.alt@stadt.example' }, { mail: 'G.Alt@Stadt.example' }],
      [
        'the old login is an alias',
        { upn: 'h.alt@stadt.example' },
        { mailPrimaryAddress: 'smtp:h.alt@stadt.example' },
      ],
      [
        'given name and department stayed',
        { givenName: 'Ilse', sn: 'Alt', ou: 'Bauamt' },
        { givenName: 'ilse', sn: 'Neu', ou: 'Bauamt' },
      ],
    ];

    it.each(marriedCases)(
      'is suspected when %s; then one person, and only the new key works',
      async (what, before, now) => {
        const [old, fresh] = [`old ${what}`.replaceAll(' ', '-'), `new ${what}`.replaceAll(' ', '-')];
        const { actor } = await established({ uid: old, ...named(before) });
        after(late);
        expect(await reasonOf(arrive({ uid: fresh, ...named(now) }))).toBe('account-awaits-assignment');
        expect(await caseOf(fresh)).toMatchObject({ kind: 'changed-name', personId: actor.personId });
        // Meanwhile the old key goes on.
        expect((await arrive({ uid: old, ...named(before) })).actor.personId).toBe(actor.personId);
        await decide((await caseOf(fresh)).id, 'same');
        expect((await arrive({ uid: fresh, ...named(now) })).actor.personId).toBe(actor.personId);
        const outcome = await arrive({ uid: old }).then(
          (signedIn) => signedIn.actor.personId,
          () => 'refused',
        );
        expect(outcome).not.toBe(actor.personId);
      },
    );

    it('makes somebody new when people say so, once and for good', async () => {
      const { actor } = await established({ uid: 'j.alt', mail: 'j@stadt.example' });
      await reasonOf(arrive({ uid: 'j.neu', mail: 'j@stadt.example' }));
      await decide((await caseOf('j.neu')).id, 'other');
      const { actor: fresh } = await arrive({ uid: 'j.neu', mail: 'j@stadt.example' });
      expect(fresh.personId).not.toBe(actor.personId);
      expect((await arrive({ uid: 'j.alt', mail: 'j@stadt.example' })).actor.personId).toBe(actor.personId);
      // A mailbox of two points at nobody any more.
      const third = await arrive({ uid: 'j.dritt', mail: 'j@stadt.example' });
      expect([actor.personId, fresh.personId]).not.toContain(third.actor.personId);
    });

    it('is not suspected of somebody new, of one who holds nothing, or of several', async () => {
      const office = { givenName: 'Karl', ou: 'Ordnungsamt' };
      await established({ uid: 'k.1', sn: 'Eins', ...office });
      // In the first weeks a given name twice in an office means nothing.
      await arrive({ uid: 'k.2', sn: 'Zwei', ...office });
      after(late);
      const third = await reasonOf(arrive({ uid: 'k.3', sn: 'Drei', ...office }));
      expect(third).toBe('account-awaits-assignment');
      await decide((await caseOf('k.3')).id, 'other');
      expect(await reasonOf(arrive({ uid: 'l.1', givenName: 'Lars', ou: 'Ordnungsamt' }))).toBe(
        'not refused',
      );
    });

    it('is not suspected at another identity provider or in another municipality', async () => {
      await established({ uid: 'm.alt', mail: 'm@stadt.example' });
      await pin(uid, stage.otherTown);
      await arrive({ uid: 'm.neu', mail: 'm@stadt.example' }, stage.otherTown);
      const assertion = await assertionOf(stage, stage.town, { uid: 'm.neu', mail: 'm@stadt.example' });
      await signIn(stage.ports, stage.town.id, { ...assertion, issuer: 'https://anderer.example' });
      expect((await waiting(stage.otherTown)).length).toBe(0);
    });
  });

  describe('who decides', () => {
    const doubtful = async (name: string): Promise<Assignment> => {
      await established({ uid: name, mail: `${name}@stadt.example` });
      await reasonOf(arrive({ uid: `${name}.neu`, mail: `${name}@stadt.example` }));
      return caseOf(`${name}.neu`);
    };

    it('is IT or the admin of the municipality, nobody else', async () => {
      const { id } = await doubtful('n');
      for (const role of ['help-desk', 'supervisor', 'dpo', 'auditor'] as const) {
        const other = await person(stage, stage.town, role);
        expect(await reasonOf(decide(id, 'same', other))).toBe('role-missing');
        expect(await reasonOf(showAssignment(stage.ports, other, id))).toBe('role-missing');
        expect(await reasonOf(listAssignments(stage.ports, other, null))).toBe('role-missing');
      }
      const tenantAdmin = await person(stage, stage.town, 'tenant-admin');
      expect((await listAssignments(stage.ports, tenantAdmin, null)).hits).toBeGreaterThan(0);
      await decide(id, 'same', tenantAdmin);
    });

    it('is nobody about the own account', async () => {
      const { id, personId, personRef } = await doubtful('o');
      const self: Actor = { ...admin, personId, ref: personRef };
      expect(await reasonOf(decide(id, 'same', self))).toBe('own-assignment');
      expect(await reasonOf(decide(id, 'other', self))).toBe('own-assignment');
    });

    it('is no admin of another municipality, to whom the case looks as if it were not there', async () => {
      const { id } = await doubtful('p');
      const stranger = await person(stage, stage.otherTown, 'it-admin');
      const nowhere = assignmentId(stage.ports.ids.uuid());
      expect(await reasonOf(showAssignment(stage.ports, stranger, id))).toBe('no-such-assignment');
      expect(await reasonOf(showAssignment(stage.ports, stranger, nowhere))).toBe('no-such-assignment');
      expect(await reasonOf(decide(id, 'same', stranger))).toBe(
        await reasonOf(decide(nowhere, 'same', stranger)),
      );
    });

    it('is the first of several at once, whatever they decide', async () => {
      const { id } = await doubtful('q');
      const colleague = await person(stage, stage.town, 'it-admin');
      const outcome = await outcomesOf([
        decide(id, 'same'),
        decide(id, 'other', colleague),
        decide(id, 'other'),
        decide(id, 'same', colleague),
      ]);
      expect(outcome).toEqual({ done: 1, refused: Array(3).fill('assignment-settled') });
      const decided = (await eventsOf(stage.town)).filter(
        ({ action, data }) => data['assignment'] === id && action !== 'assignment.begun',
      );
      expect(decided).toHaveLength(1);
    });

    it('says why, and leaves nothing behind when it cannot be written down', async () => {
      const { id } = await doubtful('r');
      expect(await reasonOf(assignAccount(stage.ports, admin, { id, verdict: 'same', reason: ' ' }))).toBe(
        'reason-missing',
      );
      const before = await everyRow(stage);
      const tried = assignAccount(withoutAudit(stage.ports), admin, { id, verdict: 'other', reason: 'x' });
      await expect(tried).rejects.toBeInstanceOf(AuditBroken);
      expect(changedTables(before, await everyRow(stage))).toEqual([]);
    });

    it('sees both side by side, and what is at stake', async () => {
      const { id, personId } = await doubtful('s');
      const shown = await showAssignment(stage.ports, admin, id);
      expect(shown).toMatchObject({ person: { id: personId }, key: { keyValue: 's' } });
      expect([shown.grants.length, shown.devices.length]).toEqual([1, 1]);
    });
  });

  describe('by time', () => {
    it('a case lapses after 30 days, also before the job has run, and begins anew', async () => {
      await established({ uid: 't', mail: 't@stadt.example' });
      await reasonOf(arrive({ uid: 't.neu', mail: 't@stadt.example' }));
      const { id } = await caseOf('t.neu');
      after(29.9);
      await lapseAssignments(stage.ports, stage.town.id);
      expect((await caseOf('t.neu')).id).toBe(id);
      after(30);
      expect(await reasonOf(decide(id, 'same'))).toBe('assignment-settled');
      expect(await reasonOf(showAssignment(stage.ports, admin, id))).toBe('no-such-assignment');
      await lapseAssignments(stage.ports, stage.town.id);
      expect((await waiting()).filter(({ key }) => key.keyValue === 't.neu')).toEqual([]);
      expect(await reasonOf(arrive({ uid: 't.neu', mail: 't@stadt.example' }))).toBe(
        'account-awaits-assignment',
      );
      expect((await caseOf('t.neu')).id).not.toBe(id);
    });

    it('the log of sign-ins forgets what is older than 90 days, and nothing newer', async () => {
      const { actor } = await arrive({ uid: 'u' });
      after(89);
      await arrive({ uid: 'u' });
      after(90);
      await forgetSignIns(stage.ports, stage.town.id);
      const rows = await stage.knex('sign_ins').where('person_ref', actor.ref);
      expect(rows).toEqual([
        {
          tenant_id: stage.town.id,
          person_ref: actor.ref,
          at: new Date(startTime.getTime() + 89 * dayMs).toISOString(),
        },
      ]);
    });

    it('roles are forgotten with the last entry of whoever held them, and come back with a sign-in', async () => {
      const { store, id } = stage.town;
      const held = (actor: Actor) => store.heldRoles.ofPerson(actor.personId);
      const rules = await store.tenant.roleRules();
      const [attribute, value] = [rules[0]?.attribute ?? '', rules[0]?.value ?? ''];
      const [{ actor: gone }, { actor: stays }] = [
        await arrive({ uid: 'v', [attribute]: value }),
        await arrive({ uid: 'w', [attribute]: value }),
      ];
      expect([await held(gone), await held(stays)]).toEqual([['it-admin'], ['it-admin']]);
      after(1);
      await arrive({ uid: 'w', [attribute]: value });
      stage.clock.now = new Date(startTime.getTime() + 90 * dayMs - 1);
      await forgetSignIns(stage.ports, id);
      expect([await held(gone), await held(stays)]).toEqual([['it-admin'], ['it-admin']]);
      after(90);
      await forgetSignIns(stage.ports, stage.otherTown.id);
      expect(await held(gone)).toEqual(['it-admin']);
      await forgetSignIns(stage.ports, id);
      expect([await held(gone), await held(stays)]).toEqual([[], ['it-admin']]);
      // Somebody may have the login name by now, so people say first whose it is.
      await reasonOf(arrive({ uid: 'v', [attribute]: value }));
      await decide((await caseOf('v')).id, 'same');
      await arrive({ uid: 'v', [attribute]: value });
      expect(await held(gone)).toEqual(['it-admin']);
    });

    it('roles of whoever signs in at that very moment stay', async () => {
      const { store, id } = stage.town;
      await pin(objectId);
      const said = { objectGUID: 'x', groups: 'vpn-admins' };
      const { actor } = await arrive(said);
      for (let round = 1; round <= 5; round += 1) {
        after(90 * round);
        await Promise.all([forgetSignIns(stage.ports, id), arrive(said), forgetSignIns(stage.ports, id)]);
        expect(await store.heldRoles.ofPerson(actor.personId)).toEqual(['it-admin']);
      }
    });
  });
}

/** A request has gone out; this is what the identity provider answers. */
async function assertionOf(
  { ports, clock }: Stage,
  { store }: Town,
  said: Readonly<Record<string, string>>,
): Promise<PresentedAssertion> {
  const inResponseTo = `_${ports.ids.random()}`;
  const browser = 'hash of a cookie';
  const expiresAt = new Date(clock.now.getTime() + 60_000);
  await store.samlRequests.save({ id: inResponseTo, browser, returnTo: '/', expiresAt });
  const attributes: readonly SamlAttribute[] = Object.entries(said).map(([name, value]) => ({
    name,
    friendlyName: null,
    values: [value],
  }));
  const id = `_${ports.ids.random()}`;
  const nameId = { value: 'x', format: null };
  const authentication = { instant: clock.now, contextClass: null };
  return {
    id,
    browser,
    expiresAt,
    issuer,
    nameId,
    sessionIndex: null,
    inResponseTo,
    authentication,
    attributes,
  };
}

function named(said: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { upn, ...rest } = said;
  return upn === undefined ? rest : { ...rest, userPrincipalName: upn };
}
