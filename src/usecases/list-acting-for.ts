// The municipalities that somebody of the provider acts for.
import type { Actor } from '../domain/actor';
import type { Ports } from './ports';
import type { ActingFor } from './ports-of-delegations';
import { requireOperatorPerson } from './steps/operator-person';

export async function listActingFor(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<readonly ActingFor[]> {
  await requireOperatorPerson({ store }, actor);
  return store.installation.actingFor(actor.personId, clock());
}
