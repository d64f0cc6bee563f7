// What the audit log has about one person's way to a device.
import type { BenchTown } from './bench-town';
import type { Subject } from './subject';

const told = [
  ['person.registered', 'person', 'person'],
  ['access-request.submitted', 'access-request', 'asked'],
  ['access-request.approved', 'access-request', 'asked'],
  ['grant.created', 'grant', 'grant'],
  ['device.added', 'device', 'device'],
  ['credential.issued', 'credential', 'credential'],
] as const;

/** Room for what the municipality itself has told before. */
const firstNumber = 1_000;

/** The number of the last event when so many people have come. */
export function eventsAfter(count: number): number {
  return firstNumber + count * told.length;
}

export function auditRows({ tenantId: tenant_id, admin }: BenchTown, { index, at, ids }: Subject) {
  const audit_events = told.map(([action, object_kind, object], place) => ({
    tenant_id,
    seq: firstNumber + 1 + index * told.length + place,
    at,
    action,
    actor_ref: action === 'access-request.approved' ? admin.ref : ids.ref,
    subject_ref: ids.ref,
    object_kind,
    object_id: ids[object],
    data: '{}',
    personal_hash: null,
  }));
  return { audit_events };
}
