// From an editor: what a live sign-in goes by is proposed, compared with what was looked at. It waits for a trial and for those
// who must confirm it, also where the municipality's own admin may do both.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { signInChangeId, type SignInChangeId, type TenantId } from '../domain/ids';
import { checkSignInChange, sameValues, type SignInValues } from '../domain/sign-in-values';
import type { Ports } from './ports';
import { checkTogether, requireLiveValues } from './steps/live-sign-in';
import { versionOfValues } from './steps/version-of-values';
import { partyIn } from './steps/party-to-a-tenant';
import { storeProposal } from './steps/store-proposal';

export type ValuesToChange = {
  readonly tenantId: TenantId;
  readonly after: SignInValues;
  /** The version that was looked at. */
  readonly seen: string;
  readonly reason: string | null;
};

/** Null: nothing is different. */
export async function changeSignInValues(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  { tenantId, after, seen, reason }: ValuesToChange,
): Promise<SignInChangeId | null> {
  const by = await partyIn({ store }, tenantId, actor);
  const now = clock();
  return store.forTenant(tenantId).transaction(async (records) => {
    const { kind } = await records.tenant.getHeld();
    const before = await requireLiveValues(records, after.kind);
    if (versionOfValues(ids, before) !== seen)
      throw new Refusal('conflict', 'sign-in-values-changed-meanwhile');
    checkSignInChange(before, after, kind);
    await checkTogether(records, after);
    if (sameValues(before, after)) return null;
    const id = signInChangeId(ids.uuid());
    return storeProposal(records, { id, tenantId, before, after, reason, by, origin: by.side }, now);
  });
}
