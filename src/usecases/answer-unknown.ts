// IT finds out what the applicant did not know; the rules are asked again, and whoever must be heard besides is asked.
import { decidableStates } from '../domain/access-request';
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { findOut } from '../domain/find-out';
import type { AccessRequestId } from '../domain/ids';
import type { Answers } from '../domain/question';
import { stepsOf } from '../domain/request-step';
import type { Ports } from './ports';
import { surroundingsOfSent } from './steps/application-surroundings';

/** Two at once: the second reads `changed-meanwhile`, or that there is nothing left to find out. */
export async function answerUnknown(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { id, found }: { readonly id: AccessRequestId; readonly found: Answers },
): Promise<void> {
  requireRole(actor, 'it-admin');
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const request = await records.requests.find(id);
    if (request === null) throw new Refusal('not-found', 'no-such-access-request');
    const last = (await records.assessments.ofRequest(id)).at(-1);
    if (last === undefined) throw new Refusal('conflict', 'nothing-to-find-out');
    const around = await surroundingsOfSent(records, request, { edition: last.edition, now });
    const steps = stepsOf(request, await records.requestSteps.ofRequest(id));
    const result = findOut(request, actor, { steps, last, around, found });
    await records.requests.update(result.state, [...decidableStates, 'query']);
    await records.requestSteps.save(result.steps);
    await records.assessments.insert(result.assessment);
    await records.audit.append(result.event, now);
  });
}
