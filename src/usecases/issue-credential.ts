// The holder has the server make key and access file for a device: the labelled way for browsers without scripts.
import type { VpnProtocol } from '../domain/access-profile';
import type { Actor } from '../domain/actor';
import type { CredentialId, DeviceId } from '../domain/ids';
import type { IssuePorts } from './steps/making-a-credential';
import { makeWithServerKey, type AccessFile } from './steps/making-with-a-server-key';
import { replacing } from './steps/replacing-files';

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
  return makeWithServerKey(ports, actor, {
    deviceId,
    protocol,
    endsNothing: replaces === null,
    plan: async (_, credentials) => replacing(credentials, replaces),
  });
}
