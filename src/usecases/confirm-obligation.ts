// The applicant, or IT, confirms an obligation of an approval; with the last one the access comes into being.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { AccessRequestId } from '../domain/ids';
import { confirmObligation as confirm } from '../domain/request-obligation';
import type { RequestStep } from '../domain/request-step';
import type { Ports } from './ports';
import { yieldAccess } from './steps/yielding-an-access';

type Confirming = { readonly id: AccessRequestId; readonly obligation: string };

/** Whoever has approved it is the one by whom the access was granted, whoever confirms last. */
export async function confirmObligation(
  { store, clock, ids, wakeups }: Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>,
  actor: Actor,
  { id, obligation: which }: Confirming,
): Promise<{ readonly isReleased: boolean }> {
  const now = clock();
  const confirmed = await store.forTenant(actor.tenantId).transaction(async (records) => {
    const request = await records.requests.find(id);
    if (request === null) throw new Refusal('not-found', 'no-such-access-request');
    const { timeZone } = await records.tenant.get();
    const obligations = await records.requestObligations.ofRequest(id);
    const { state, obligation, events } = confirm(request, actor, { obligations, id: which, now, timeZone });
    await records.requestObligations.confirm(obligation);
    await records.requests.update(state, ['approved']);
    for (const event of events) await records.audit.append(event, now);
    if (state.openObligations > 0) return { isReleased: false, woken: [] };
    const approver = approverIn(actor, await records.requestSteps.ofRequest(id));
    const woken = await yieldAccess(records, state, { actor: approver, ids, timeZone, now });
    return { isReleased: true, woken };
  });
  wakeups.notify(confirmed.woken);
  return { isReleased: confirmed.isReleased };
}

function approverIn({ tenantId }: Actor, steps: readonly RequestStep[]): Actor {
  const by = steps.find(({ office }) => office === 'it-admin')?.decidedBy ?? null;
  if (by === null) throw new Error('an approval with obligations names nobody who approved it');
  return { tenantId, personId: by.personId, ref: by.ref, roles: ['it-admin'] };
}
