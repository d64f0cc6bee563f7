// A link with which a proposed change to a sign-in is tried out: by whoever asks for it, or by whom they send it to.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { SignInChangeId, TenantId } from '../domain/ids';
import { beginTrial } from '../domain/sign-in-change';
import { testLinkMs, type TestLink } from '../domain/sign-in-draft';
import type { Ports } from './ports';
import { requireLiveValues } from './steps/live-sign-in';
import { partyIn } from './steps/party-to-a-tenant';

/** Shown once. What comes of it is remembered with the proposal, under the name of whoever asked for the link. */
export async function makeSignInChangeTrialLink(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  { tenantId, id }: { readonly tenantId: TenantId; readonly id: SignInChangeId },
): Promise<TestLink> {
  const by = await partyIn({ store }, tenantId, actor);
  const now = clock();
  const link = { token: ids.token(), endsAt: new Date(now.getTime() + testLinkMs) };
  await store.forTenant(tenantId).transaction(async (records) => {
    const change = await records.signInChanges.find(id);
    if (change === null) throw new Refusal('not-found', 'no-such-sign-in-change');
    const live = await requireLiveValues(records, change.after.kind);
    const event = beginTrial(change, live, { by, now });
    const tokenHash = ids.hash(link.token);
    await records.signInTrialLinks.add({ tokenHash, change: id, by, endsAt: link.endsAt });
    await records.audit.append(event, now);
  });
  return link;
}
