// A sign-in that is being set up and can be tried out: what it would be if it were switched on now.
import { readySignIn, type ReadySignIn } from '../../domain/sign-in-draft';
import type { TenantRecords } from '../ports-of-a-tenant';

/** What is tried out, and what tells it apart from what it was before and will be later. */
export type TriedSignIn = { readonly ready: ReadySignIn; readonly version: number | string };

export type SignInTrial = TriedSignIn & { readonly version: number };

/** Null where nothing is being set up, is not whole yet, or staff sign in already. */
export async function signInTrial(
  records: Pick<TenantRecords, 'signInDrafts' | 'tenant'>,
): Promise<SignInTrial | null> {
  const draft = await records.signInDrafts.find();
  const ready = draft === null ? null : readySignIn(draft);
  if (draft === null || ready === null) return null;
  const isLive = (await records.tenant.samlSettings()).idp !== null;
  return isLive ? null : { ready, version: draft.version };
}
