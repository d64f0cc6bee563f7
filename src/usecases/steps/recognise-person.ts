// The step that lets in who has signed in: somebody known, somebody new; or writes down that people must assign it first.
import { assignmentEvent, type Assignment, type AssignmentKind } from '../../domain/assignment';
import { departmentOf, displayNameOf, mailOf } from '../../domain/identity-attributes';
import { assignmentId } from '../../domain/ids';
import type { Person, PersonKey } from '../../domain/person';
import { haveSameMarks, type PersonMark } from '../../domain/person-marks';
import { supervisorOf } from '../../domain/supervisor-address';
import type { Ids } from '../ports-of-things';
import type { TenantRecords } from '../ports';
import { whoseSignIn, type Named } from './whose-sign-in';

export type Arrival = Named & {
  /** What somebody new would get. */
  readonly fresh: Pick<Person, 'id' | 'tenantId' | 'ref' | 'createdAt'>;
  readonly ids: Ids;
};

type Brought = Arrival & {
  readonly key: PersonKey;
  readonly described: Assignment['brought'];
  /** Not kept of a sign-in that waits: the next one says it again. */
  readonly supervisor: string | null;
};

/** Null: the sign-in waits for people, and nobody has signed in. */
export async function recognisePerson(records: TenantRecords, arrival: Arrival): Promise<Person | null> {
  const { assertion, aliases, fresh } = arrival;
  const { key, marks, whose } = await whoseSignIn(records, arrival, fresh.createdAt);
  const { attributes } = assertion;
  const described = {
    displayName: displayNameOf(assertion, aliases),
    mail: mailOf(attributes, aliases),
    department: departmentOf(attributes, aliases),
  };
  const supervisor = supervisorOf(attributes, marks, aliases);
  const brought = { ...arrival, key, described, supervisor };
  if (whose.is === 'doubted') {
    if (whose.perhaps !== null) {
      const { person: suspect, kind } = whose.perhaps;
      await begin(records, suspect, { ...brought, kind });
    }
    return null;
  }
  const person =
    whose.is === 'new' ? await register(records, brought) : await refresh(records, whose.person, brought);
  await keepMarks(records, person, marks);
  await records.signIns.note(person.ref, fresh.createdAt);
  return person;
}

async function begin(
  records: TenantRecords,
  { id, ref }: Pick<Person, 'id' | 'ref'>,
  { kind, key, described, fresh, ids }: Brought & { readonly kind: AssignmentKind },
): Promise<void> {
  const assignment: Assignment = {
    id: assignmentId(ids.uuid()),
    tenantId: fresh.tenantId,
    kind,
    personId: id,
    personRef: ref,
    key,
    brought: described,
    createdAt: fresh.createdAt,
  };
  const isNew = await records.assignments.insert(assignment);
  if (isNew) await records.audit.append(assignmentEvent(assignment, 'assignment.begun'), fresh.createdAt);
}

async function register(
  records: TenantRecords,
  { fresh, described, supervisor, key }: Brought,
): Promise<Person> {
  const person = { ...fresh, ...described, supervisor };
  await records.persons.insert(person, key);
  await records.audit.append(
    {
      action: 'person.registered',
      actor: person.ref,
      subject: person.ref,
      object: { kind: 'person', id: person.id },
      data: {},
      reason: null,
    },
    person.createdAt,
  );
  return person;
}

async function refresh(
  records: TenantRecords,
  known: Person,
  { described, supervisor }: Brought,
): Promise<Person> {
  const person = { ...known, ...described, supervisor };
  if (hasChanged(known, person)) await records.persons.update(person);
  return person;
}

function hasChanged(before: Person, after: Person): boolean {
  return (
    before.displayName !== after.displayName ||
    before.mail !== after.mail ||
    before.department !== after.department ||
    before.supervisor !== after.supervisor
  );
}

async function keepMarks(
  records: TenantRecords,
  { id }: Person,
  marks: readonly PersonMark[],
): Promise<void> {
  if (haveSameMarks(await records.personMarks.ofPerson(id), marks)) return;
  await records.personMarks.replace(id, marks);
}
