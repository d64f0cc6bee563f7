// A doubtful sign-in beside the person it may be: what the sign-in brought, what is known, and what is at stake.
import { requireRole, type Actor } from '../domain/actor';
import { assignmentsEndedBefore, type Assignment } from '../domain/assignment';
import type { Device } from '../domain/device';
import { Refusal } from '../domain/errors';
import type { Grant } from '../domain/grant';
import type { AssignmentId } from '../domain/ids';
import type { Person, PersonKey } from '../domain/person';
import type { Ports } from './ports';

export type ShownAssignment = {
  readonly assignment: Assignment;
  readonly person: Person;
  readonly key: PersonKey;
  /** In force, also when suspended. */
  readonly grants: readonly Grant[];
  readonly devices: readonly Device[];
};

export async function showAssignment(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  id: AssignmentId,
): Promise<ShownAssignment> {
  requireRole(actor, 'it-admin', 'tenant-admin');
  const records = store.forTenant(actor.tenantId);
  const assignment = await records.assignments.find(id);
  if (assignment === null || assignment.createdAt <= assignmentsEndedBefore(clock()))
    throw new Refusal('not-found', 'no-such-assignment');
  const { personId } = assignment;
  const person = await records.persons.find(personId);
  const key = await records.persons.keyOf(personId);
  if (person === null || key === null) throw new Refusal('not-found', 'no-such-person');
  const inForce = ({ state }: Pick<Grant, 'state'>): boolean => state === 'active' || state === 'suspended';
  return {
    assignment,
    person,
    key,
    grants: (await records.grants.ofPerson(personId)).filter(inForce),
    devices: (await records.devices.ofPerson(personId)).filter(inForce),
  };
}
