// Somebody opens the link with which a municipality's sign-in, or a change that is proposed to it, is tried out.
import { Refusal } from '../domain/errors';
import type { TenantId } from '../domain/ids';
import { requireOpenUpon } from '../domain/sign-in-change';
import type { Ports } from './ports';
import type { TenantRecords } from './ports-of-a-tenant';
import { requireLiveValues } from './steps/live-sign-in';
import { signInChangeTrial } from './steps/sign-in-change-trial';
import { signInTrial, type TriedSignIn } from './steps/sign-in-trial';

export async function beginSignInTest(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  tenant: TenantId,
  token: string,
): Promise<TriedSignIn> {
  const records = store.forTenant(tenant);
  const asked = { tokenHash: ids.hash(token), now: clock() };
  const isOfDraft = await records.signInDrafts.hasTestLink(asked.tokenHash, asked.now);
  const trial = isOfDraft ? await signInTrial(records) : await ofChange(records, ids, asked);
  if (trial === null) throw new Refusal('gone', 'saml-test-link');
  return trial;
}

type Asked = { readonly tokenHash: string; readonly now: Date };

async function ofChange(
  records: TenantRecords,
  ids: Ports['ids'],
  asked: Asked,
): Promise<TriedSignIn | null> {
  const trial = await signInChangeTrial(records, ids, asked);
  if (trial === null) return null;
  requireOpenUpon(trial.change, await requireLiveValues(records, trial.change.after.kind), asked.now);
  return trial;
}
