// A proposed change to a sign-in is confirmed; the confirmation that is still missing puts it in force.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { SignInChangeId, TenantId } from '../domain/ids';
import { confirm, type SignInChangeState } from '../domain/sign-in-change';
import type { Ports } from './ports';
import { liveSince, putInForce, requireLiveValues } from './steps/live-sign-in';
import { partyIn } from './steps/party-to-a-tenant';
import { proposedSignIn } from './steps/proposed-sign-in';

export type ChangeToConfirm = {
  readonly tenantId: TenantId;
  readonly id: SignInChangeId;
  /** When the session of whoever confirms began. */
  readonly signedInAt: Date;
  /** Why it has to do without a trial that passed; null: it has not. */
  readonly withoutTrial: string | null;
};

/** `open` when the provider's second one is still to come. */
export async function confirmSignInChange(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  { tenantId, id, signedInAt, withoutTrial }: ChangeToConfirm,
): Promise<SignInChangeState> {
  const by = await partyIn({ store }, tenantId, actor);
  const now = clock();
  return store.forTenant(tenantId).transaction(async (records) => {
    await records.tenant.getHeld();
    const change = await records.signInChanges.find(id);
    if (change === null) throw new Refusal('not-found', 'no-such-sign-in-change');
    const values = await requireLiveValues(records, change.after.kind);
    const live = { values, since: await liveSince(records) };
    const { of: trialOf } = await proposedSignIn(records, ids, change.after);
    const confirmation = { by, signedInAt, trialOf, withoutTrial };
    const { state, event } = confirm(change, confirmation, live, now);
    await records.signInChanges.update(state);
    await records.audit.append(event, now);
    if (state.state === 'applied') await putInForce(records, state, now);
    return state.state;
  });
}
