// The step that puts a proposed change to a sign-in where people confirm it; what has waited too long makes room.
import type { SignInChangeId } from '../../domain/ids';
import { propose, type Proposal } from '../../domain/sign-in-change';
import type { TenantRecords } from '../ports-of-a-tenant';
import { lapseStale } from './live-sign-in';

export async function storeProposal(
  records: TenantRecords,
  proposal: Proposal,
  now: Date,
): Promise<SignInChangeId> {
  await lapseStale(records, now);
  const { state, event } = propose(proposal, now);
  await records.signInChanges.insert(state);
  await records.audit.append(event, now);
  return state.id;
}
