// A proposed change to a sign-in that somebody tries out by a link: which one, for whom, and what it is judged by.
import { Refusal } from '../../domain/errors';
import type { SignInChange } from '../../domain/sign-in-change';
import type { Party } from '../../domain/two-sided-consent';
import type { TenantRecords } from '../ports-of-a-tenant';
import type { Ids } from '../ports-of-things';
import { proposedSignIn, type ProposedSignIn } from './proposed-sign-in';
import type { TriedSignIn } from './sign-in-trial';

export type SignInChangeTrial = TriedSignIn & {
  readonly change: SignInChange;
  readonly by: Party;
  readonly of: ProposedSignIn['of'];
};

type Asked = { readonly tokenHash: string; readonly now: Date };

/** Null: the link is not, or no longer, one. */
export async function signInChangeTrial(
  records: TenantRecords,
  ids: Pick<Ids, 'digest'>,
  { tokenHash, now }: Asked,
): Promise<SignInChangeTrial | null> {
  const link = await records.signInTrialLinks.find(tokenHash, now);
  if (link === null) return null;
  const change = await records.signInChanges.find(link.change);
  if (change === null) throw new Refusal('not-found', 'no-such-sign-in-change');
  const { ready, of } = await proposedSignIn(records, ids, change.after);
  return { change, by: link.by, ready, of, version: begunWith(tokenHash, of) };
}

/** Goes with the request and comes back with its answer. Neither part holds a blank. */
function begunWith(tokenHash: string, of: string): string {
  return `${tokenHash} ${of}`;
}

/** By which link a request was begun. */
export function linkOf(version: string): string {
  return version.split(' ')[0] ?? '';
}
