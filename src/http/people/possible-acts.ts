// Which acts a page offers: what the state allows, the role permits and nobody does for themselves. The rules ask again.
import { hasRole, isSelf, type Actor } from '../../domain/actor';
import type { HoldingState } from '../../domain/grant';
import type { PersonId } from '../../domain/ids';
import type { Role } from '../../domain/roles';

export const actNames = ['suspend', 'resume', 'revoke'] as const;
export type ActName = (typeof actNames)[number];

export const actRoles = {
  suspend: ['it-admin', 'help-desk'],
  resume: ['it-admin'],
  revoke: ['it-admin'],
} as const satisfies Readonly<Record<ActName, readonly [Role, ...Role[]]>>;

const fromStates: Readonly<Record<ActName, readonly HoldingState[]>> = {
  suspend: ['active'],
  resume: ['suspended'],
  revoke: ['active', 'suspended'],
};

/** What the act leaves behind. */
export const leadsTo: Readonly<Record<ActName, HoldingState>> = {
  suspend: 'suspended',
  resume: 'active',
  revoke: 'revoked',
};

export function isPossible(act: ActName, state: HoldingState): boolean {
  return fromStates[act].includes(state);
}

export function offeredActs(
  actor: Actor,
  held: { readonly state: HoldingState; readonly personId: PersonId },
): readonly ActName[] {
  return actNames.filter(
    (act) =>
      hasRole(actor, ...actRoles[act]) &&
      isPossible(act, held.state) &&
      !(act === 'resume' && isSelf(actor, held.personId)),
  );
}
