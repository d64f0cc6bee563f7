// IT gives a step that waits for a supervisor to another one: somebody is away, has left, or was named by mistake.
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { nameAnother } from '../domain/move-step';
import { stepsOf } from '../domain/request-step';
import type { Ports } from './ports';
import type { StepToActOn } from './steps/asked-for';
import { nextAsked } from './steps/next-asked';

type Naming = StepToActOn & { readonly colleague: string; readonly reason: string };

export async function nameSupervisor(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { id, place, colleague, reason }: Naming,
): Promise<void> {
  requireRole(actor, 'it-admin');
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const request = await records.requests.find(id);
    if (request === null) throw new Refusal('not-found', 'no-such-access-request');
    const steps = stepsOf(request, await records.requestSteps.ofRequest(id));
    const to = await nextAsked(records, actor, colleague);
    const { step, event } = nameAnother({ request, steps, place }, actor, { to, reason, now });
    await records.requestSteps.save([step]);
    await records.audit.append(event, now);
  });
}
