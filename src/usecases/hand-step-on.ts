// A supervisor hands on what they are asked for, once, to somebody known here.
import type { Actor } from '../domain/actor';
import { handOn } from '../domain/move-step';
import type { Ports } from './ports';
import { loadAsked, type StepToActOn } from './steps/asked-for';
import { nextAsked } from './steps/next-asked';

type HandingOn = StepToActOn & {
  /** Mail address or login name, as typed. */
  readonly colleague: string;
  readonly reason: string;
};

export async function handStepOn(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { colleague, reason, ...which }: HandingOn,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const asked = await loadAsked(records, actor, { ...which, now });
    const to =
      asked.as === null ? { assignee: null, invited: null } : await nextAsked(records, actor, colleague);
    const { step, event } = handOn(asked, actor, { to, reason, now });
    await records.requestSteps.save([step]);
    await records.audit.append(event, now);
  });
}
