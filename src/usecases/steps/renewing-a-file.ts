// The plan for a file beside which the one before it goes on until the new one connects.
import type { Credential } from '../../domain/credential';
import type { CredentialId } from '../../domain/ids';
import { endOfOverlap, renewalOf } from '../../domain/renewal';
import type { TenantRecords } from '../ports';
import type { Plan } from './intending-credentials';

/**
 * The old one is marked in the transaction of the result: whatever interrupts before, nothing is under way and the old one
 * goes on as it is. Only certificates have an end, so that the file is one for OpenVPN.
 */
export async function renewing(
  records: TenantRecords,
  credentials: readonly Credential[],
  { renews, now }: { readonly renews: CredentialId; readonly now: Date },
): Promise<Plan> {
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
}
