// Whoever is asked about an application asks its applicant first; it comes back to them with the answer.
import { decidableStates } from '../domain/access-request';
import type { Actor } from '../domain/actor';
import { requireAsked } from '../domain/decide-step';
import { askAs } from '../domain/request-query';
import type { Ports } from './ports';
import { loadAsked, type StepToActOn } from './steps/asked-for';

/** Beside a decision or another question at the same moment one wins, the other hears what became of the application. */
export async function queryFromInbox(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { question, ...which }: StepToActOn & { readonly question: string },
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const { tenant, ...asked } = await loadAsked(records, actor, { ...which, now });
    const { as, office } = requireAsked(asked, actor);
    const earlier = await records.requestQueries.ofRequest(which.id);
    const { timeZone } = tenant;
    const { state, query, event } = askAs(asked.request, actor, { question, earlier, now, timeZone });
    const inPlaceOf = as.inPlaceOf === null ? {} : { inPlaceOf: as.inPlaceOf.ref };
    await records.requests.update(state, decidableStates);
    await records.requestQueries.insert(query);
    await records.audit.append({ ...event, data: { ...event.data, office, ...inPlaceOf } }, now);
  });
}
