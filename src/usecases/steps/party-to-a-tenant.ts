// The step that says for which side somebody acts in what concerns a municipality as a whole; refused for everybody else.
import type { Actor } from '../../domain/actor';
import type { TenantId } from '../../domain/ids';
import { partyTo, type Party } from '../../domain/two-sided-consent';
import type { Ports } from '../ports';

export async function partyIn(
  { store }: Pick<Ports, 'store'>,
  tenant: TenantId,
  actor: Actor,
): Promise<Party> {
  const operator = await store.installation.findOperator();
  return partyTo(tenant, actor, operator?.id ?? null);
}
