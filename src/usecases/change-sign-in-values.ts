// From an editor: what a live sign-in goes by is changed by the municipality's admin, or proposed by the provider.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { signInChangeId, type SignInChangeId, type TenantId } from '../domain/ids';
import { confirm, propose, type Live, type SignInChange } from '../domain/sign-in-change';
import type { Party } from '../domain/two-sided-consent';
import { checkSignInChange, sameValues, type SignInValues } from '../domain/sign-in-values';
import type { Ports, TenantRecords } from './ports';
import { checkTogether, lapseStale, liveSince, putInForce, requireLiveValues } from './steps/live-sign-in';
import { versionOfValues } from './steps/version-of-values';
import { partyIn } from './steps/party-to-a-tenant';

export type ValuesToChange = {
  readonly tenantId: TenantId;
  readonly after: SignInValues;
  /** The version that was looked at. */
  readonly seen: string;
  readonly reason: string | null;
  /** When the session of whoever changes began. */
  readonly signedInAt: Date;
};

/** `open`: it waits for those who must confirm it; null: nothing is different. */
export type ChangedValues = { readonly state: 'applied' | 'open'; readonly id: SignInChangeId } | null;

/**
 * An admin of the municipality proposes and confirms in one step, and everybody who answers for its sign-in is told. From
 * the provider it is a proposal like any other.
 */
export async function changeSignInValues(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  { tenantId, after, seen, reason, signedInAt }: ValuesToChange,
): Promise<ChangedValues> {
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
    await lapseStale(records, now);
    const id = signInChangeId(ids.uuid());
    const { state, event } = propose({ id, tenantId, before, after, reason, by, origin: by.side }, now);
    await records.audit.append(event, now);
    if (by.side === 'operator') {
      await records.signInChanges.insert(state);
      return { state: 'open', id };
    }
    await applyAtOnce(records, state, { by, signedInAt, before, now });
    return { state: 'applied', id };
  });
}

type AtOnce = {
  readonly by: Party;
  readonly signedInAt: Date;
  readonly before: Live['values'];
  readonly now: Date;
};

async function applyAtOnce(
  records: TenantRecords,
  proposed: SignInChange,
  { by, signedInAt, before, now }: AtOnce,
): Promise<void> {
  const live = { values: before, since: await liveSince(records) };
  const { state, event } = confirm(proposed, { by, signedInAt }, live, now);
  await records.signInChanges.insert(state);
  await records.audit.append(event, now);
  await putInForce(records, state, now);
}
