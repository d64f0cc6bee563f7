// A proposed change to a sign-in is rejected by either side, or withdrawn by whoever proposed it.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { SignInChangeId, TenantId } from '../domain/ids';
import { reject, withdraw } from '../domain/sign-in-change';
import type { Ports } from './ports';
import { partyIn } from './steps/party-to-a-tenant';

export type ChangeToStop = { readonly tenantId: TenantId; readonly id: SignInChangeId } & (
  { readonly how: 'reject'; readonly reason: string } | { readonly how: 'withdraw' }
);

export async function stopSignInChange(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  input: ChangeToStop,
): Promise<void> {
  const by = await partyIn({ store }, input.tenantId, actor);
  const now = clock();
  await store.forTenant(input.tenantId).transaction(async (records) => {
    const change = await records.signInChanges.find(input.id);
    if (change === null) throw new Refusal('not-found', 'no-such-sign-in-change');
    const { state, event } =
      input.how === 'withdraw'
        ? withdraw(change, by, now)
        : reject(change, by, { now, reason: input.reason });
    await records.signInChanges.update(state);
    await records.audit.append(event, now);
  });
}
