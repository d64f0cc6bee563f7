// Passphrase and one-time code open the emergency account, once each time it is switched on.
import { sameHash, tryEmergency, type EmergencyAccount } from '../domain/emergency';
import { Refusal } from '../domain/errors';
import type { Ports } from './ports';
import { plainPassphrase, requireEmergencyOn, withEmergency } from './steps/emergency-account';

export type SignedInForEmergency = Pick<EmergencyAccount, 'tenantId' | 'personId' | 'ref'> & {
  readonly sessionId: string;
};

/** Null: one of the two is wrong; which one, nobody learns. Both are looked at whatever the other says. */
export async function signInForEmergency(
  ports: Pick<Ports, 'store' | 'clock' | 'ids' | 'oneTimeCodes'>,
  { passphrase, code }: { readonly passphrase: string; readonly code: string },
): Promise<SignedInForEmergency | null> {
  const { clock, ids, oneTimeCodes } = ports;
  const now = clock();
  await requireEmergencyOn(ports, now);
  const missing = new Refusal('not-found', 'page-not-found');
  return withEmergency(ports, missing, async (account, records) => {
    const sessionId = ids.token();
    const tried = {
      passphraseFits: sameHash(ids.hash(plainPassphrase(passphrase)), account.passphraseHash),
      counter: oneTimeCodes.counterOf(account.totpSecret, code, now),
      sessionId,
    };
    const { signedIn, state, event } = tryEmergency(account, tried, now);
    await records.emergency.save(state);
    if (event !== null) await records.audit.append(event, now);
    const { tenantId, personId, ref } = state;
    return signedIn ? { tenantId, personId, ref, sessionId } : null;
  });
}
