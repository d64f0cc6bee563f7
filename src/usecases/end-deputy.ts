// Somebody is back: their deputy no longer answers for them, from this moment on.
import type { Actor } from '../domain/actor';
import { endDeputy as end } from '../domain/deputy';
import { Refusal } from '../domain/errors';
import type { DeputyId } from '../domain/ids';
import { localDay } from '../domain/local-day';
import type { Ports } from './ports';

export async function endDeputy(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  id: DeputyId,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const deputy = await records.deputies.find(id);
    if (deputy === null) throw new Refusal('not-found', 'no-such-deputy');
    const { timeZone } = await records.tenant.get();
    const { state, event } = end(deputy, actor, { today: localDay(now, timeZone), now });
    await records.deputies.end(state);
    await records.audit.append(event, now);
  });
}
