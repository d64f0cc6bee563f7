// The records behind recognising people, on both engines: shapes, marks, the log of sign-ins and open cases.
import type { Knex } from 'knex';
import { migrations } from '../../../src/adapters/db/migrations/all';
import type { Assignment } from '../../../src/domain/assignment';
import { identityProviderPresets } from '../../../src/domain/identity-provider-presets';
import { usualAssurance } from '../../../src/domain/assurance';
import { assignmentId, personId, tenantId } from '../../../src/domain/ids';
import { isReleased, releasedKey, type Person } from '../../../src/domain/person';
import type { Store, TenantStore } from '../../../src/usecases/ports';
import { now } from '../../support/builders';
import { engines, useDatabases } from '../../support/databases';
import { addPerson, keyOf, newTenant } from '../../support/town';

const issuer = 'https://idp.example';
const all = { after: null, limit: 10 };

describe.each(engines)('recognising people on %s', (engine) => {
  const databases = useDatabases(engine);
  let knex: Knex;
  let store: Store;
  let town: TenantStore;
  beforeAll(async () => {
    ({ knex, store } = await databases.open());
  });
  beforeEach(async () => {
    town = await newTenant(store);
  });

  it('keeps how an identity provider speaks, and what is said last counts', async () => {
    expect(await town.identityShape.get()).toBeNull();
    await town.identityShape.save({ maker: 'keycloak', aliases: null });
    await town.identityShape.save({ maker: 'netiq', aliases: { department: ['ou', 'Straße'] } });
    expect(await town.identityShape.get()).toEqual({
      maker: 'netiq',
      aliases: { department: ['ou', 'Straße'] },
    });
    expect(await town.identityShape.groupsWithheldOn()).toBeNull();
    await town.identityShape.noteGroupsWithheld('2026-11-23');
    await town.identityShape.noteGroupsWithheld('2026-11-24');
    expect(await town.identityShape.groupsWithheldOn()).toBe('2026-11-24');
    expect(await (await newTenant(store)).identityShape.get()).toBeNull();
  });

  it('reads at once what a sign-in goes by, as it lies in its several places', async () => {
    const { identity } = await town.tenant.samlSettings();
    const usual = {
      kind: 'municipality',
      closedAt: null,
      identity,
      aliases: {},
      required: null,
      assurance: usualAssurance,
    };
    expect(await town.signInRules.get()).toEqual(usual);
    const own = { department: ['ou'] };
    await town.identityShape.save({ maker: 'netiq', aliases: own });
    const aliases = { ...identityProviderPresets.netiq.aliases, ...own };
    await town.signInDrafts.setRequiredAttribute({ name: 'o', value: 'Zwei' });
    const assurance = { ...usualAssurance, adminsNeedMfa: true, freshMinutes: 3 };
    await town.assurance.set(assurance);
    const changed = { ...usual, aliases, required: { name: 'o', value: 'Zwei' }, assurance };
    expect(await town.signInRules.get()).toEqual(changed);
    expect(await (await newTenant(store)).signInRules.get()).toEqual(usual);
    await expect(store.forTenant(tenantId('nobody')).signInRules.get()).rejects.toMatchObject({
      reason: 'tenant-unknown',
    });
  });

  it('finds people by a mark of the same kind, identity provider and municipality', async () => {
    const anna = await addPerson(town);
    const marks = [
      { kind: 'address', text: 'anna@stadt.example' },
      { kind: 'name', text: 'anna|bauamt' },
    ] as const;
    await town.personMarks.replace(anna.id, [{ kind: 'address', text: 'old' }]);
    await town.personMarks.replace(anna.id, marks);
    expect(await town.personMarks.ofPerson(anna.id)).toEqual(expect.arrayContaining([...marks]));
    const found = await town.personMarks.findSharing(issuer, marks, 10);
    expect(found.map(({ person, mark }) => [person.id, mark])).toEqual([
      [anna.id, 'address'],
      [anna.id, 'name'],
    ]);
    const asName = [{ kind: 'name', text: 'anna@stadt.example' }] as const;
    expect(await town.personMarks.findSharing(issuer, asName, 10)).toEqual([]);
    expect(await town.personMarks.findSharing('https://other.example', marks, 10)).toEqual([]);
    expect(await (await newTenant(store)).personMarks.findSharing(issuer, marks, 10)).toEqual([]);
    expect(await town.personMarks.findSharing(issuer, [{ kind: 'address', text: 'old' }], 10)).toEqual([]);
  });

  it('finds people by an address alone, whatever their identity provider', async () => {
    const anna = await addPerson(town);
    await town.personMarks.replace(anna.id, [
      { kind: 'address', text: 'anna@stadt.example' },
      { kind: 'address', text: 'anna.alt@stadt.example' },
      { kind: 'name', text: 'anna|bauamt' },
    ]);
    const both = ['anna@stadt.example', 'anna.alt@stadt.example'];
    expect((await town.personMarks.withAddress(both, 10)).map(({ id }) => id)).toEqual([anna.id]);
    expect(await town.personMarks.withAddress(['anna|bauamt'], 10)).toEqual([]);
    expect(await town.personMarks.withAddress([], 10)).toEqual([]);
    expect(await (await newTenant(store)).personMarks.withAddress(both, 10)).toEqual([]);
  });

  it('keeps the roles of the last sign-in, and what has been said about a delegate', async () => {
    const anna = await addPerson(town);
    await town.heldRoles.keep(anna.id, ['employee', 'it-admin', 'dpo']);
    expect(await town.heldRoles.ofPerson(anna.id)).toEqual(['dpo', 'it-admin']);
    await town.heldRoles.keep(anna.id, ['employee', 'auditor']);
    await town.heldRoles.keep(anna.id, ['auditor', 'employee']);
    expect(await town.heldRoles.ofPerson(anna.id)).toEqual(['auditor']);
    await town.heldRoles.keep(anna.id, []);
    expect(await town.heldRoles.ofPerson(anna.id)).toEqual([]);
    const petra = personId('petra');
    await town.delegations.declareEmployee(petra, anna.id, 'same');
    await town.delegations.declareEmployee(petra, anna.id, 'other');
    expect(await town.delegations.employeesOf(petra)).toEqual(new Map([[anna.id, 'other']]));
    expect((await (await newTenant(store)).delegations.employeesOf(petra)).size).toBe(0);
  });

  it('lets roles go with the last entry about their holder in the log, and nobody else’s', async () => {
    const at = (ms: number): Date => new Date(now.getTime() + ms);
    const [anna, bernd, carla] = [await addPerson(town), await addPerson(town), await addPerson(town)];
    const elsewhere = await newTenant(store);
    const dora = await addPerson(elsewhere);
    for (const { id } of [anna, bernd, carla]) await town.heldRoles.keep(id, ['it-admin', 'dpo']);
    await elsewhere.heldRoles.keep(dora.id, ['auditor']);
    await town.signIns.note(anna.ref, at(0));
    await town.signIns.note(bernd.ref, at(0));
    await town.signIns.note(bernd.ref, at(1));
    expect(await town.heldRoles.forgetSilent(at(0))).toBe(2);
    expect(await town.heldRoles.ofPerson(anna.id)).toEqual([]);
    expect(await town.heldRoles.ofPerson(bernd.id)).toEqual(['dpo', 'it-admin']);
    expect(await town.heldRoles.ofPerson(carla.id)).toEqual([]);
    expect(await elsewhere.heldRoles.ofPerson(dora.id)).toEqual(['auditor']);
    expect(await town.heldRoles.forgetSilent(at(0))).toBe(0);
  });

  it('says of the log only since when it is kept and whether there is an entry', async () => {
    const anna = await addPerson(town);
    const at = (ms: number): Date => new Date(now.getTime() + ms);
    expect(await town.signIns.keptSince()).toBeNull();
    await town.signIns.note(anna.ref, now);
    await town.signIns.note(anna.ref, now);
    await town.signIns.note(anna.ref, at(1_000));
    expect(await town.signIns.keptSince()).toEqual(now);
    expect(await town.signIns.hasEntrySince(anna.ref, at(999))).toBe(true);
    expect(await town.signIns.hasEntrySince(anna.ref, at(1_000))).toBe(false);
    expect(await town.signIns.deleteBefore(now)).toBe(1);
    expect(await town.signIns.hasEntrySince(anna.ref, at(-1))).toBe(true);
    expect(await town.signIns.deleteBefore(at(1_000))).toBe(1);
    expect(await town.signIns.hasEntrySince(anna.ref, at(-1))).toBe(false);
    expect(await town.signIns.keptSince()).toEqual(now);
  });

  it('changes the key of a person, who then is not found by the old one', async () => {
    const anna = await addPerson(town);
    const key = { issuer, keyName: 'uid', keyValue: 'anna.neu' };
    await town.persons.changeKey(anna.id, key);
    expect((await town.persons.findByKey(key))?.id).toBe(anna.id);
    expect(await town.persons.findByKey(keyOf(anna))).toBeNull();
    await town.persons.changeKey(anna.id, releasedKey(anna));
    const kept = await town.persons.keyOf(anna.id);
    expect(kept === null ? null : isReleased(kept)).toBe(true);
    const taken = town.persons.changeKey((await addPerson(town)).id, releasedKey(anna));
    await expect(taken).rejects.toMatchObject({ message: expect.stringMatching(/unique/i) });
  });

  it('keeps one case for a key, which one of several takes', async () => {
    const anna = await addPerson(town);
    const { id: owner } = await town.tenant.get();
    const first = { ...caseAbout(anna), tenantId: owner };
    expect(await town.assignments.insert(first)).toBe(true);
    expect(await town.assignments.insert({ ...first, id: assignmentId('second') })).toBe(false);
    expect(await town.assignments.find(first.id)).toEqual(first);
    expect(await town.assignments.findByKey(first.key)).toEqual(first);
    const other = await newTenant(store);
    expect(await other.assignments.find(first.id)).toBeNull();
    await expect(other.assignments.take(first.id)).rejects.toMatchObject({ kind: 'conflict' });
    const outcome = await Promise.allSettled(
      Array.from({ length: 4 }, () => town.assignments.take(first.id)),
    );
    expect(outcome.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('lists the cases that wait, the oldest first and by pages', async () => {
    const anna = await addPerson(town, { displayName: 'Anna Alt' });
    const begun = (minute: number): Date => new Date(now.getTime() + minute * 60_000);
    for (const minute of [3, 1, 2]) {
      await town.assignments.insert(caseAbout(anna, `k${minute}`, begun(minute)));
    }
    const page = await town.assignments.listWaiting(begun(1), { after: null, limit: 1 });
    expect(page.items.map(({ assignment, personName }) => [assignment.key.keyValue, personName])).toEqual([
      ['k2', 'Anna Alt'],
    ]);
    const next = await town.assignments.listWaiting(begun(1), { after: page.next, limit: 1 });
    expect(next.items.map(({ assignment }) => assignment.key.keyValue)).toEqual(['k3']);
    expect(next.next).toBeNull();
    expect(await town.assignments.countWaitingUpTo(now, 1)).toBe(2);
    expect((await town.assignments.begunBefore(begun(2), 10)).map(({ key }) => key.keyValue)).toEqual([
      'k1',
      'k2',
    ]);
    expect((await town.assignments.listWaiting(begun(9), all)).items).toEqual([]);
  });

  it('marks those who were known before by their mail address and key', async () => {
    const [statement] =
      migrations
        .find(({ name }) => name === '0010-assignments')
        ?.statements.filter((text) => text.startsWith('INSERT')) ?? [];
    const anna = await addPerson(town, { mail: 'Anna@Stadt.example' });
    await knex('person_marks').delete();
    await knex.raw(statement ?? '');
    const marks = await town.personMarks.ofPerson(anna.id);
    expect(marks.map(({ text }) => text).toSorted()).toEqual([anna.id, 'anna@stadt.example'].toSorted());
  });
});

function caseAbout(person: Person, keyValue = 'neu', createdAt = now): Assignment {
  return {
    id: assignmentId(`case-${keyValue}-${person.id}`),
    tenantId: tenantId('tenant-1'),
    kind: 'changed-name',
    personId: person.id,
    personRef: person.ref,
    key: { issuer, keyName: 'uid', keyValue },
    brought: { displayName: 'Anna Neu', mail: null, department: 'Bauamt' },
    createdAt,
  };
}
