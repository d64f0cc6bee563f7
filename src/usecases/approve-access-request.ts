// An IT admin approves an application, as the last of those who are asked: in the same transaction the access comes into
// being, unless something has to be confirmed first.
import { decidableStates } from '../domain/access-request';
import type { Actor } from '../domain/actor';
import { approveApplication } from '../domain/decide-application';
import { Refusal } from '../domain/errors';
import type { AccessRequestId } from '../domain/ids';
import { stepsOf } from '../domain/request-step';
import type { Ports } from './ports';
import { yieldAccess } from './steps/yielding-an-access';

/**
 * Two admins at once: the stored state lets one through, the other reads `already-decided`. Refused beside an access of
 * the same kind that has come to be since the application, `applicant-has-access`. `reason`: where data protection has
 * concerns, why all the same.
 */
export async function approveAccessRequest(
  { store, clock, ids, wakeups }: Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>,
  actor: Actor,
  id: AccessRequestId,
  { reason = '' }: { readonly reason?: string } = {},
): Promise<void> {
  const now = clock();
  const gateways = await store.forTenant(actor.tenantId).transaction(async (records) => {
    const request = await records.requests.find(id);
    if (request === null) throw new Refusal('not-found', 'no-such-access-request');
    const { timeZone } = await records.tenant.get();
    const steps = stepsOf(request, await records.requestSteps.ofRequest(id));
    const assessment = (await records.assessments.ofRequest(id)).at(-1) ?? null;
    const approved = approveApplication(request, actor, { steps, assessment, reason, now, timeZone });
    await records.requests.update(approved.state, decidableStates);
    await records.requestSteps.save(approved.steps);
    await records.requestObligations.insert(approved.obligations);
    await records.audit.append(approved.event, now);
    if (approved.obligations.length > 0) return [];
    return yieldAccess(records, approved.state, { actor, ids, timeZone, now });
  });
  wakeups.notify(gateways);
}
