// An office says its word about an application: the need is confirmed, an opinion given, an exception agreed to, or a no.
import { decidableStates } from '../domain/access-request';
import type { Actor } from '../domain/actor';
import { decideStep as decide } from '../domain/decide-step';
import type { StepVerdict } from '../domain/request-step';
import type { Ports } from './ports';
import { loadAsked, type StepToActOn } from './steps/asked-for';

type Deciding = StepToActOn & {
  readonly verdict: StepVerdict;
  readonly words: string;
  /** Whoever refuses saw that a question waits for its answer. */
  readonly despiteQuery?: boolean;
};

/** Of two at once the second reads `step-decided`, or `already-decided` after a no. */
export async function decideStep(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { verdict, words, despiteQuery = false, ...which }: Deciding,
): Promise<void> {
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const { tenant, ...asked } = await loadAsked(records, actor, { ...which, now });
    const { timeZone } = tenant;
    const said = decide(asked, actor, { verdict, words, despiteQuery, now, timeZone });
    await records.requests.update(
      said.state,
      verdict === 'refused' ? [asked.request.state] : decidableStates,
    );
    await records.requestSteps.save(said.steps);
    await records.audit.append(said.event, now);
  });
}
