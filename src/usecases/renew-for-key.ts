// The holder renews a file whose certificate ends soon, with a key that was made elsewhere.
import type { Actor } from '../domain/actor';
import type { KeyOrigin } from '../domain/credential';
import type { CredentialId, DeviceId } from '../domain/ids';
import { makeCredentials, type IssuePorts, type Made } from './steps/making-a-credential';
import { partOfRequest } from './steps/public-part';
import { renewing } from './steps/renewing-a-file';

export type RenewingForKey = {
  readonly deviceId: DeviceId;
  /** PKCS #10 in PEM or DER; a new key, since one that was seen before is refused. */
  readonly request: string | Uint8Array;
  readonly origin: Exclude<KeyOrigin, 'server'>;
  readonly renews: CredentialId;
};

export async function renewForKey(
  ports: IssuePorts,
  actor: Actor,
  { deviceId, request, origin, renews }: RenewingForKey,
): Promise<Made> {
  return makeCredentials(ports, actor, {
    deviceId,
    parts: [partOfRequest(ports.pki, request, origin)],
    endsNothing: false,
    plan: (records, credentials, now) => renewing(records, credentials, { renews, now }),
  });
}
