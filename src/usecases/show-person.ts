// A person as IT and help desk see them: accesses, devices, requests, and what happened. Nothing about when they worked.
import type { AccessRequest } from '../domain/access-request';
import { requireRole, type Actor } from '../domain/actor';
import type { Device } from '../domain/device';
import { findingsFor, type Finding } from '../domain/explanation';
import { Refusal } from '../domain/errors';
import type { Grant } from '../domain/grant';
import type { PersonId } from '../domain/ids';
import { isReleased, type Person } from '../domain/person';
import { isWithdrawn, proofsOf, type ProofOfDevice } from '../domain/withdrawal';
import type { Ports } from './ports';
import type { AuditPage } from './ports-of-the-audit-log';
import { examinePerson } from './steps/examining-a-person';
import { withdrawnDevices } from './steps/withdrawn-devices';

export type ShownPerson = {
  readonly person: Person;
  /** The key belongs to somebody else by now: nobody signs in as this person any more. */
  readonly released: boolean;
  readonly grants: readonly Grant[];
  /** Newest first. */
  readonly devices: readonly Device[];
  readonly requests: readonly AccessRequest[];
  readonly profileNames: ReadonlyMap<string, string>;
  readonly course: AuditPage;
  /** Newest first: what was taken back at gateways, and how far that is proved. */
  readonly proofs: readonly ProofOfDevice[];
  readonly confirmWithinSeconds: number;
  /** Something was taken back, so that there is something to confirm on paper. */
  readonly isAnythingWithdrawn: boolean;
  /** Why they cannot connect, as far as the portal can tell. */
  readonly findings: readonly Finding[];
};

const eventsAtOnce = 20;

export async function showPerson(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { id, afterSeq }: { readonly id: PersonId; readonly afterSeq: number | null },
): Promise<ShownPerson> {
  requireRole(actor, 'it-admin', 'help-desk');
  const records = store.forTenant(actor.tenantId);
  const person = await records.persons.find(id);
  if (person === null) throw new Refusal('not-found', 'no-such-person');
  const key = await records.persons.keyOf(id);
  const about = { action: null, subject: person.ref, objectId: null, from: null, before: null };
  const requests = await records.requests.ofPerson(id);
  const held = {
    released: key !== null && isReleased(key),
    grants: await records.grants.ofPerson(id),
    devices: (await records.devices.ofPerson(id)).toReversed(),
    requests: requests.filter(({ state }) => state !== 'draft'),
  };
  const now = clock();
  const withdrawn = await withdrawnDevices(records, held.devices, held.grants);
  return {
    person,
    ...held,
    proofs: proofsOf(withdrawn),
    confirmWithinSeconds: (await records.tenant.get()).confirmWithinSeconds,
    isAnythingWithdrawn: withdrawn.some((one) => isWithdrawn(one, now)),
    findings: findingsFor(await examinePerson(records, { id, held, now }), now),
    profileNames: new Map((await records.profiles.list()).map((profile) => [profile.id, profile.name])),
    course: await records.audit.list(about, { afterSeq, limit: eventsAtOnce }),
  };
}
