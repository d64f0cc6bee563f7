// A suspended access goes on; devices that were suspended for themselves stay so.
import type { Actor } from '../domain/actor';
import { giveBack } from '../domain/credential';
import { Refusal } from '../domain/errors';
import { resumeGrant as resume } from '../domain/grant';
import type { GrantId } from '../domain/ids';
import type { Ports } from './ports';
import { giveCredentialsBack } from './steps/taking-credentials-back';

/** By IT, never by its own holder, and not once its last day is over. */
export async function resumeGrant(
  { store, clock, wakeups }: Pick<Ports, 'store' | 'clock' | 'wakeups'>,
  actor: Actor,
  id: GrantId,
): Promise<void> {
  const now = clock();
  const gateways = await store.forTenant(actor.tenantId).transaction(async (records) => {
    const grant = await records.grants.find(id);
    if (grant === null) throw new Refusal('not-found', 'no-such-grant');
    const { state, event } = resume(grant, actor, now);
    await records.grants.update(state, grant.state);
    const active = new Set(
      (await records.devices.ofGrant(id))
        .filter(({ state: is }) => is === 'active')
        .map((device) => device.id),
    );
    const credentials = (await records.credentials.ofGrant(id)).filter(({ deviceId }) =>
      active.has(deviceId),
    );
    const woken = await giveCredentialsBack(records, giveBack(credentials), now);
    await records.audit.append(event, now);
    return woken;
  });
  wakeups.notify(gateways);
}
