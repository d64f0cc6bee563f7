// The holder has an access file made for a device: the first one, or a new one that ends the one before for good.
import type { VpnProtocol } from '../domain/access-profile';
import type { Actor } from '../domain/actor';
import { isLiveCredential, type Credential } from '../domain/credential';
import { Refusal } from '../domain/errors';
import type { CredentialId, DeviceId } from '../domain/ids';
import { filesInHand } from '../domain/own-access';
import type { AccessFile } from './steps/access-file';
import { makeCredential, type IssuePorts, type Plan } from './steps/making-a-credential';

export type Issuing = {
  readonly deviceId: DeviceId;
  readonly protocol: VpnProtocol;
  /** The credential the person saw on the page, so that a second click or a stale page does not void a new file unseen. */
  readonly replaces: CredentialId | null;
};

export async function issueCredential(
  ports: IssuePorts,
  actor: Actor,
  { deviceId, protocol, replaces }: Issuing,
): Promise<AccessFile> {
  return makeCredential(ports, actor, {
    deviceId,
    protocol,
    plan: async (_, credentials) => replacing(credentials, replaces),
  });
}

/** Whatever the device has ends, also what a renewal has left beside it: a file that is lost must not work. */
function replacing(credentials: readonly Credential[], replaces: CredentialId | null): Plan {
  const seen = filesInHand(credentials).current?.id ?? null;
  if (seen !== replaces) throw new Refusal('conflict', 'credential-made-meanwhile');
  return {
    goes: credentials.filter(({ state }) => isLiveCredential(state)),
    ...(replaces === null
      ? { action: 'credential.requested', data: {} }
      : { action: 'credential.replaced', data: { replaces } }),
  };
}
