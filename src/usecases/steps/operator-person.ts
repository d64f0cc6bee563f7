// The step before everything that only people of the provider do, whatever their role there.
import type { Actor } from '../../domain/actor';
import { Refusal } from '../../domain/errors';
import type { Ports } from '../ports';

export async function requireOperatorPerson({ store }: Pick<Ports, 'store'>, actor: Actor): Promise<void> {
  const operator = await store.installation.findOperator();
  if (operator?.id !== actor.tenantId) throw new Refusal('forbidden', 'role-missing');
}
