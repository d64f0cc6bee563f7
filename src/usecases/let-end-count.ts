// After a restore the earlier of two ends holds; IT lets the access's own end count again.
import type { Actor } from '../domain/actor';
import { endAt } from '../domain/credential';
import { Refusal } from '../domain/errors';
import { requireActive } from '../domain/grant';
import type { CredentialId } from '../domain/ids';
import { letEndCount as decide } from '../domain/restore';
import type { Ports } from './ports';

export async function letEndCount(
  { store, clock, wakeups }: Pick<Ports, 'store' | 'clock' | 'wakeups'>,
  actor: Actor,
  id: CredentialId,
): Promise<void> {
  const now = clock();
  const woken = await store.forTenant(actor.tenantId).transaction(async (records) => {
    const found = await records.credentials.find(id);
    const device = found === null ? null : await records.devices.find(found.deviceId);
    const grant = found === null ? null : await records.grants.find(found.grantId);
    const credential = found === null ? null : await records.credentials.find(id);
    if (credential === null || device === null || grant === null)
      throw new Refusal('not-found', 'no-such-credential');
    const event = decide({ credential, grantEndsAt: grant.endsAt, personId: device.personId }, actor);
    requireActive(grant, now);
    const { credentials, orders } = endAt([credential], grant.endsAt);
    await records.credentials.updateAll(
      credentials.map((changed) => ({ credential: changed, from: credential.state })),
    );
    await records.audit.append({ ...event, subject: device.personRef }, now);
    return records.gateways.order(orders, now);
  });
  wakeups.notify(woken);
}
