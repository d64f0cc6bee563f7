// IT names somebody for a step whose office nobody can answer for: its only holder applies, has left, or has had a say before.
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { stepsOf } from '../domain/request-step';
import { nameStandIn as name, officeOf } from '../domain/stand-in';
import type { Ports } from './ports';
import { answerersOf } from './steps/answerers';
import type { StepToActOn } from './steps/asked-for';
import { findColleague } from './steps/find-colleague';

type Naming = StepToActOn & { readonly colleague: string; readonly reason: string };

/** Somebody known here: an invitation would let an address decide who speaks for an office. */
export async function nameStandIn(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { id, place, colleague, reason }: Naming,
): Promise<void> {
  requireRole(actor, 'it-admin');
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const request = await records.requests.find(id);
    if (request === null || request.state === 'draft')
      throw new Refusal('not-found', 'no-such-access-request');
    const steps = stepsOf(request, await records.requestSteps.ofRequest(id));
    const step = steps.find((one) => one.place === place);
    const office = step === undefined ? null : officeOf(step);
    const answerers =
      office === null ? { holders: [], deputies: [] } : await answerersOf(records, office, now);
    const found = await findColleague(records, colleague, { mailDomains: [], ownMail: null });
    if (found.is === 'unclear') throw new Refusal('invalid', 'supervisor-unclear');
    const to = found.is === 'known' ? { personId: found.person.id, ref: found.person.ref } : null;
    const asked = { request, steps, place };
    const named = name(asked, actor, { to, answerers, reason, now });
    await records.requestSteps.save([named.step]);
    await records.audit.append(named.event, now);
  });
}
