// Somebody with either role proposes to go beside the recommended profile, with what that risks and until when.
import type { Actor } from '../domain/actor';
import { cryptoProfile, type CryptoProfileId } from '../domain/crypto-profile';
import { proposeWaiver, type CryptoWaiver, type WaiverText } from '../domain/crypto-waiver';
import { Refusal } from '../domain/errors';
import { cryptoWaiverId } from '../domain/ids';
import type { Ports } from './ports';
import { waiverEvent } from './steps/waiver-event';

export async function proposeCryptoWaiver(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  { profile, ...text }: WaiverText & { readonly profile: CryptoProfileId },
): Promise<CryptoWaiver> {
  if (!cryptoProfile(profile).needsWaiver) throw new Refusal('invalid', 'crypto-waiver-needless');
  const now = clock();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const { timeZone } = await records.tenant.get();
    const id = cryptoWaiverId(ids.uuid());
    const waiver = proposeWaiver(text, { actor, id, profile, now, timeZone });
    await records.cryptoWaivers.insert(waiver);
    const event = waiverEvent('crypto-waiver.proposed', waiver, actor);
    await records.audit.append({ ...event, reason: waiver.reason }, now);
    return waiver;
  });
}
