// A change to a sign-in that is live is proposed, by the municipality's admin or by the provider; it does nothing by itself.
import type { Actor } from '../domain/actor';
import { signInChangeId, type SignInChangeId, type TenantId } from '../domain/ids';
import { checkSignInChange, type SignInValues } from '../domain/sign-in-values';
import type { Ports } from './ports';
import { checkTogether, requireLiveValues } from './steps/live-sign-in';
import { partyIn } from './steps/party-to-a-tenant';
import { storeProposal } from './steps/store-proposal';

export type SignInProposal = {
  readonly tenantId: TenantId;
  readonly after: SignInValues;
  /** Read by whoever is to confirm. */
  readonly reason: string | null;
};

export async function proposeSignInChange(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  { tenantId, after, reason }: SignInProposal,
): Promise<SignInChangeId> {
  const by = await partyIn({ store }, tenantId, actor);
  const now = clock();
  return store.forTenant(tenantId).transaction(async (records) => {
    const { kind } = await records.tenant.getHeld();
    const before = await requireLiveValues(records, after.kind);
    checkSignInChange(before, after, kind);
    await checkTogether(records, after);
    const id = signInChangeId(ids.uuid());
    return storeProposal(records, { id, tenantId, before, after, reason, by, origin: by.side }, now);
  });
}
