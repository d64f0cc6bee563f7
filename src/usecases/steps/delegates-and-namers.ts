// The step that says who has chosen which delegate: whether both are one human being, the portal often cannot know.
import { haveSameName } from '../../domain/delegate-employee';
import type { TenantId } from '../../domain/ids';
import type { Ports } from '../ports';
import type { NamedDelegation } from '../ports-of-delegations';

export type ChosenDelegate = {
  readonly name: string;
  readonly namedBy: string;
  /** The same name here and at the provider. */
  readonly isAlike: boolean;
};

type Where = { readonly operator: TenantId; readonly town: TenantId };

/** Of those who decide; the help desk only stops. */
export async function delegatesAndNamers(
  store: Ports['store'],
  { operator, town }: Where,
  standing: readonly NamedDelegation[],
): Promise<readonly ChosenDelegate[]> {
  const deciding = standing.filter(({ delegation }) => delegation.role === 'it-admin');
  const { persons } = store.forTenant(town);
  const namers = await persons.namesOf(deciding.map(({ delegation }) => delegation.grantedBy));
  return Promise.all(
    deciding.map(async ({ delegation: { operatorPersonId, grantedBy }, name }) => {
      const namedBy = namers.get(grantedBy) ?? '';
      const atProvider = await store.forTenant(operator).persons.find(operatorPersonId);
      return { name, namedBy, isAlike: haveSameName(atProvider?.displayName ?? '', namedBy) };
    }),
  );
}
