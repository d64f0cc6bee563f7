// The holder renews a file whose certificate ends soon: the new one is made, the old one goes on until the new one connects.
import type { Actor } from '../domain/actor';
import type { CredentialId, DeviceId } from '../domain/ids';
import { endOfOverlap, renewalOf } from '../domain/renewal';
import type { AccessFile } from './steps/access-file';
import { makeCredential, type IssuePorts } from './steps/making-a-credential';

export type Renewing = {
  readonly deviceId: DeviceId;
  /** The credential the person saw on the page, so that a second click makes no second file. */
  readonly renews: CredentialId;
};

/**
 * The old one is marked in the transaction of the result: whatever interrupts before, nothing is under way and the old one
 * goes on as it is. Only certificates have an end, so that the file is one for OpenVPN.
 */
export async function renewCredential(
  ports: IssuePorts,
  actor: Actor,
  { deviceId, renews }: Renewing,
): Promise<AccessFile> {
  return makeCredential(ports, actor, {
    deviceId,
    protocol: 'openvpn',
    plan: async (records, credentials, now) => {
      const { outgoing, unused } = renewalOf(credentials, { seen: renews, now });
      if (unused !== null) await records.credentials.dropRenewal(outgoing.id);
      // An attempt that has not come to its end gives way to this one.
      const pending = credentials.filter(({ state }) => state === 'pending');
      return {
        goes: [...pending, ...(unused === null ? [] : [unused])],
        action: 'credential.renewed',
        data: { renews: outgoing.id },
        settle: (within, made, at) =>
          within.credentials.beginRenewal(outgoing.id, { by: made.id, retireAt: endOfOverlap(at) }),
      };
    },
  });
}
