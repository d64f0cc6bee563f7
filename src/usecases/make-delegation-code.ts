// Somebody of the provider gets a code to read out: with it, a municipality's admin names just this person.
import type { Actor } from '../domain/actor';
import { codeMinutes, delegationCode, plainCode } from '../domain/delegation';
import type { Ports } from './ports';
import { requireOperatorPerson } from './steps/operator-person';

/** Shown once and kept hashed; a new one voids the one before. It gives nothing away: naming is up to the municipality. */
export async function makeDelegationCode(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
): Promise<{ readonly code: string; readonly endsAt: Date }> {
  await requireOperatorPerson({ store }, actor);
  const now = clock();
  const code = delegationCode(ids.random());
  const endsAt = new Date(now.getTime() + codeMinutes * 60_000);
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    await records.delegationCodes.save(actor.personId, ids.hash(plainCode(code)), endsAt);
    await records.audit.append(
      {
        action: 'delegation.code-made',
        actor: actor.ref,
        subject: actor.ref,
        object: { kind: 'person', id: actor.personId },
        data: {},
        reason: null,
      },
      now,
    );
  });
  return { code, endsAt };
}
