// People decide whose a doubtful sign-in was: the person known already, or somebody else. The next sign-in then works.
import type { Actor } from '../domain/actor';
import { settleAssignment, type Assignment, type Verdict } from '../domain/assignment';
import { Refusal } from '../domain/errors';
import { identityRef, personId, type AssignmentId, type PersonId } from '../domain/ids';
import { releasedKey, type Person } from '../domain/person';
import type { Ports, TenantRecords } from './ports';

type Decision = { readonly id: AssignmentId; readonly verdict: Verdict; readonly reason: string };

/** Whoever takes the case first has it. What the known person holds stays theirs either way. Returns that person. */
export async function assignAccount(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  { id, verdict, reason }: Decision,
): Promise<PersonId> {
  const now = clock();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const assignment = await records.assignments.find(id);
    if (assignment === null) throw new Refusal('conflict', 'assignment-settled');
    const event = settleAssignment(assignment, { actor, verdict, reason, now });
    await records.assignments.take(id);
    await refuseMovedKey(records, assignment);
    await records.audit.append(event, now);
    if (verdict === 'same') await recognise(records, assignment);
    else await separate(records, assignment, { actor, now, ids });
    return assignment.personId;
  });
}

/** Since the case began, the key may have come to somebody else by another decision. */
async function refuseMovedKey({ persons }: TenantRecords, { kind, key, personId: known }: Assignment) {
  const holder = (await persons.findByKey(key))?.id ?? null;
  const expected = kind === 'recycled-key' ? known : null;
  if (holder !== expected) throw new Refusal('conflict', 'assignment-settled');
}

/** The known person has the new key and no other; the doubtful sign-in was theirs, and is logged as such. */
async function recognise(
  { persons, signIns }: TenantRecords,
  { kind, key, personId: known, personRef, createdAt }: Assignment,
): Promise<void> {
  if (kind === 'changed-name') await persons.changeKey(known, key);
  await signIns.note(personRef, createdAt);
}

type Separating = { readonly actor: Actor; readonly now: Date } & Pick<Ports, 'ids'>;

/** Somebody new. A recycled key goes to them, and nobody signs in as the known person any more. */
async function separate(
  records: TenantRecords,
  { kind, key, brought, personId: known, tenantId }: Assignment,
  { actor, now, ids }: Separating,
): Promise<void> {
  if (kind === 'recycled-key') await records.persons.changeKey(known, releasedKey({ id: known }));
  const person: Person = {
    id: personId(ids.uuid()),
    tenantId,
    ref: identityRef(ids.uuid()),
    ...brought,
    // Their next sign-in says it.
    supervisor: null,
    createdAt: now,
  };
  await records.persons.insert(person, key);
  await records.audit.append(
    {
      action: 'person.registered',
      actor: actor.ref,
      subject: person.ref,
      object: { kind: 'person', id: person.id },
      data: {},
      reason: null,
    },
    now,
  );
}
