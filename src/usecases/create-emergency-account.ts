// Whoever has the host makes the emergency account: its secrets are told once and kept sealed or as a hash.
import { createEmergency, isEmergencyOn } from '../domain/emergency';
import { Refusal } from '../domain/errors';
import { identityRef, personId } from '../domain/ids';
import type { Ports } from './ports';
import { emergencyName, plainPassphrase, providerOf } from './steps/emergency-account';

export type EmergencySecrets = {
  readonly passphrase: string;
  readonly totpSecret: string;
  /** For an authenticator. */
  readonly uri: string;
};

/** Made again, it has new secrets and the old ones are void; never while it is in use. */
export async function createEmergencyAccount(
  ports: Pick<Ports, 'store' | 'clock' | 'ids' | 'oneTimeCodes'>,
): Promise<EmergencySecrets> {
  const { store, clock, ids, oneTimeCodes } = ports;
  const operator = await providerOf(ports);
  const now = clock();
  const passphrase = ids.random().replace(/(.{5})(?=.)/g, '$1-');
  const totpSecret = oneTimeCodes.newSecret();
  await store.forTenant(operator.id).transaction(async (records) => {
    const present = await records.emergency.find();
    if (present !== null && isEmergencyOn(present, now)) throw new Refusal('conflict', 'emergency-is-on');
    const { state, event } = createEmergency({
      tenantId: operator.id,
      personId: present?.personId ?? personId(ids.uuid()),
      ref: present?.ref ?? identityRef(ids.uuid()),
      passphraseHash: ids.hash(plainPassphrase(passphrase)),
      totpSecret,
    });
    await records.emergency.save(state);
    await records.emergency.introduce(state.ref, emergencyName);
    await records.audit.append(event, now);
  });
  return { passphrase, totpSecret, uri: oneTimeCodes.uri(totpSecret, operator.slug) };
}
