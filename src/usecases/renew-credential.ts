// The holder renews a file whose certificate ends soon, with a key that the server makes.
import type { Actor } from '../domain/actor';
import type { CredentialId, DeviceId } from '../domain/ids';
import type { IssuePorts } from './steps/making-a-credential';
import { makeWithServerKey, type AccessFile } from './steps/making-with-a-server-key';
import { renewing } from './steps/renewing-a-file';

export type Renewing = {
  readonly deviceId: DeviceId;
  /** The credential the person saw on the page, so that a second click makes no second file. */
  readonly renews: CredentialId;
};

export async function renewCredential(
  ports: IssuePorts,
  actor: Actor,
  { deviceId, renews }: Renewing,
): Promise<AccessFile> {
  return makeWithServerKey(ports, actor, {
    deviceId,
    protocol: 'openvpn',
    endsNothing: false,
    plan: (records, credentials, now) => renewing(records, credentials, { renews, now }),
  });
}
