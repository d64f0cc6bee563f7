// The step that says who has signed in: somebody known, somebody new, or somebody whom people must assign first.
import {
  assignmentEvent,
  logReachesBackTo,
  suspectAmong,
  wasSilent,
  type Assignment,
  type AssignmentKind,
  type Suspect,
} from '../../domain/assignment';
import type { AliasOverrides } from '../../domain/attribute-aliases';
import {
  departmentOf,
  displayNameOf,
  identityOf,
  isRecyclable,
  mailOf,
  type IdentityRule,
  type SignInAssertion,
} from '../../domain/identity-attributes';
import { assignmentId } from '../../domain/ids';
import type { Person, PersonKey } from '../../domain/person';
import { haveSameMarks, marksOf, type PersonMark } from '../../domain/person-marks';
import type { Ids } from '../ports-of-things';
import type { TenantRecords } from '../ports';

export type Arrival = {
  readonly assertion: SignInAssertion;
  readonly rule: IdentityRule;
  readonly aliases: AliasOverrides;
  /** What somebody new would get. */
  readonly fresh: Pick<Person, 'id' | 'tenantId' | 'ref' | 'createdAt'>;
  readonly ids: Ids;
};

type Brought = Arrival & {
  readonly key: PersonKey;
  readonly marks: readonly PersonMark[];
  readonly described: Assignment['brought'];
};

/** More who share a mark do not make it clearer. */
const suspectsLookedAt = 20;

/** Null: the sign-in waits for people, and nobody has signed in. */
export async function recognisePerson(records: TenantRecords, arrival: Arrival): Promise<Person | null> {
  const { assertion, rule, aliases, fresh } = arrival;
  const key = identityOf(assertion, rule, aliases);
  const { attributes } = assertion;
  const described = {
    displayName: displayNameOf(assertion, aliases),
    mail: mailOf(attributes, aliases),
    department: departmentOf(attributes, aliases),
  };
  const brought = { ...arrival, key, described, marks: marksOf(attributes, key.keyValue, aliases) };
  const known = await records.persons.findByKey(key);
  const isDoubted =
    known === null ? await isPerhapsKnown(records, brought) : await isPerhapsOther(records, known, brought);
  if (isDoubted) return null;
  const person = known === null ? await register(records, brought) : await refresh(records, known, brought);
  await keepMarks(records, person, brought.marks);
  await records.signIns.note(person.ref, fresh.createdAt);
  return person;
}

/** A key that is given away again, and was silent for so long that it may have been. */
async function isPerhapsOther(records: TenantRecords, known: Person, brought: Brought): Promise<boolean> {
  const { assertion, rule, fresh } = brought;
  if (!isRecyclable(rule, assertion.nameId)) return false;
  const now = fresh.createdAt;
  const log = {
    keptSince: await records.signIns.keptSince(),
    hasEntry: await records.signIns.hasEntrySince(known.ref, logReachesBackTo(now)),
  };
  if (!wasSilent(known, log, now)) return false;
  await begin(records, known, { ...brought, kind: 'recycled-key' });
  return true;
}

/** A new key, and marks of one person who is known. */
async function isPerhapsKnown(records: TenantRecords, brought: Brought): Promise<boolean> {
  if ((await records.assignments.findByKey(brought.key)) !== null) return true;
  const { key, marks, fresh } = brought;
  const sharing = await records.personMarks.findSharing(key.issuer, marks, suspectsLookedAt);
  const suspects: Suspect[] = [];
  for (const one of sharing) suspects.push({ ...one, holds: await holdsSomething(records, one.person) });
  const suspect = suspectAmong(suspects, fresh.createdAt);
  if (suspect === null) return false;
  await begin(records, suspect, { ...brought, kind: 'changed-name' });
  return true;
}

async function holdsSomething(records: TenantRecords, { id }: Person): Promise<boolean> {
  const grants = await records.grants.ofPerson(id);
  if (grants.some(({ state }) => state === 'active' || state === 'suspended')) return true;
  const requests = await records.requests.ofPerson(id);
  return requests.some(({ state }) => ['submitted', 'in-review', 'query'].includes(state));
}

async function begin(
  records: TenantRecords,
  { id, ref }: Person,
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

async function register(records: TenantRecords, { fresh, described, key }: Brought): Promise<Person> {
  const person = { ...fresh, ...described };
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

async function refresh(records: TenantRecords, known: Person, { described }: Brought): Promise<Person> {
  const person = { ...known, ...described };
  if (hasChanged(known, person)) await records.persons.update(person);
  return person;
}

function hasChanged(before: Person, after: Person): boolean {
  return (
    before.displayName !== after.displayName ||
    before.mail !== after.mail ||
    before.department !== after.department
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
