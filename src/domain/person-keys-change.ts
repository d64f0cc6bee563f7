// Whether a change to a sign-in makes strangers of everybody: a person is known by the identity provider's entityID and
// one pinned attribute together.
import type { SignInValues } from './sign-in-values';

export function makesEverybodyNew(before: SignInValues, after: SignInValues): boolean {
  if (before.kind !== 'identity-provider' || after.kind !== 'identity-provider') return false;
  return before.idp.entityId !== after.idp.entityId || keyName(before) !== keyName(after);
}

function keyName({ identity }: Extract<SignInValues, { kind: 'identity-provider' }>): string {
  return identity.kind === 'name-id' ? 'name-id' : `attribute ${identity.name}`;
}
