// The step that makes an authority's list anew: claimed, its entries read and written piece by piece, signed, published.
import { Refusal } from '../../domain/errors';
import type { AuthorityId, TenantId } from '../../domain/ids';
import {
  datesOfList,
  isWithoutKey,
  listedIfValidAfter,
  listLeaseMs,
  listRenewedAfterMs,
  listRetriedAfterMs,
  longestListRestMs,
  nextListNumber,
  restAfterList,
} from '../../domain/revocation-list';
import type { Ports, TenantStore } from '../ports';
import type { ClaimedList, MadeList } from '../ports-of-revocation-lists';

export type ListPorts = Pick<Ports, 'store' | 'clock' | 'ids' | 'pki'>;

/** `not-due` also while another process is at it; `overtaken` when one has taken over since this one took too long. */
export type ListOutcome =
  { readonly is: 'made' | 'not-due' | 'overtaken' } | { readonly is: 'failed'; readonly error: unknown };

export type Wanted = {
  readonly tenant: TenantId;
  readonly authorityId: AuthorityId;
  /** Due or not, as before the authority's key is destroyed. */
  readonly always?: boolean;
};

export async function makeRevocationList(
  { store, clock, ids, pki }: ListPorts,
  { tenant, authorityId, always = false }: Wanted,
): Promise<ListOutcome> {
  const now = clock();
  const records = store.forTenant(tenant);
  const terms = { now, until: new Date(now.getTime() + listLeaseMs), lease: ids.random(), always };
  const claimed = await records.revocationLists.claim(authorityId, terms);
  if (claimed === null) return { is: 'not-due' };
  try {
    const made = await make({ records, pki }, claimed, now);
    return { is: (await records.revocationLists.publish(claimed, made)) ? 'made' : 'overtaken' };
  } catch (error) {
    await noteFailure(records, claimed, { error, now });
    return { is: 'failed', error };
  }
}

type Means = { readonly records: TenantStore; readonly pki: Ports['pki'] };

/** What is committed after this moment may be on the list as well; another one follows all the same. */
async function make({ records, pki }: Means, claimed: ClaimedList, now: Date): Promise<MadeList> {
  const { certificatePem, key } = await records.authorities.toSign(claimed.authorityId);
  const writer = pki.revocationListWriter(pki.authorityOf(certificatePem, key));
  const validAt = listedIfValidAfter(claimed.thisUpdate, now);
  for await (const revoked of records.revocationLists.entries(claimed.authorityId, validAt))
    writer.add(revoked);
  const dates = { number: nextListNumber(claimed.number, now), ...datesOfList(now) };
  const { der, entries } = await writer.finish(dates);
  return {
    ...dates,
    der,
    entries,
    renewAt: new Date(now.getTime() + listRenewedAfterMs),
    restsUntil: new Date(now.getTime() + restAfterList(entries)),
  };
}

type Failed = { readonly error: unknown; readonly now: Date };

/** The list before stays published until it is over. */
async function noteFailure(
  { revocationLists }: TenantStore,
  claimed: ClaimedList,
  { error, now }: Failed,
): Promise<void> {
  const reason = error instanceof Refusal ? error.reason : 'unexpected';
  const rest = isWithoutKey(reason) ? longestListRestMs : listRetriedAfterMs;
  await revocationLists.fail(claimed, { reason, now, restsUntil: new Date(now.getTime() + rest) });
}
