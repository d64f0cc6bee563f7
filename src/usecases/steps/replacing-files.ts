// The plan for files that take the place of whatever the device had before.
import { isLiveCredential, type Credential } from '../../domain/credential';
import { Refusal } from '../../domain/errors';
import type { CredentialId } from '../../domain/ids';
import { filesInHand } from '../../domain/own-access';
import type { Plan } from './intending-credentials';

/** Whatever the device has ends, also what a renewal has left beside it: a file that is lost must not work. */
export function replacing(credentials: readonly Credential[], replaces: CredentialId | null): Plan {
  const seen = filesInHand(credentials).current?.id ?? null;
  if (seen !== replaces) throw new Refusal('conflict', 'credential-made-meanwhile');
  return {
    goes: credentials.filter(({ state }) => isLiveCredential(state)),
    ...(replaces === null
      ? { action: 'credential.requested', data: {} }
      : { action: 'credential.replaced', data: { replaces } }),
  };
}
