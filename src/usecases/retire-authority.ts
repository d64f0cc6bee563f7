// An authority on which nothing hangs any more is trusted no longer, and its key is destroyed.
import {
  authorityEvent,
  type CertificateAuthority,
  findAuthority,
  isTrusted,
  retireAuthority as retire,
} from '../domain/authority';
import { Refusal } from '../domain/errors';
import type { RevocationReason } from '../domain/revocation-list';
import type { TenantRecords } from './ports';
import { type AuthorityPorts, changeAuthorities, orderTrust } from './steps/changing-authorities';
import { makeRevocationList } from './steps/making-a-revocation-list';
import { municipalityBy } from './steps/municipality-by-slug';

export type AuthorityToRetire = {
  readonly slug: string;
  readonly id: string;
  /** Why it goes although something hangs on it; null: it does not. */
  readonly emergency: string | null;
};

export async function retireAuthority(
  ports: AuthorityPorts,
  asked: AuthorityToRetire,
): Promise<CertificateAuthority> {
  const { slug, id, emergency } = asked;
  await makeLastList(ports, asked);
  return changeAuthorities(ports, slug, async ({ records, tenant, all, now }) => {
    const before = findAuthority(all, id);
    const dependents = await records.authorities.dependents(before, now);
    const retired = retire(all, id, { dependents, emergency });
    await records.authorities.update(retired, before.state);
    await listAsRevoked(records, retired, { reason: reasonOf(emergency), now });
    const occasion = { tenantId: tenant.id, action: 'authority.retired', emergency } as const;
    await records.audit.append(authorityEvent(retired, occasion), now);
    return { result: retired, woken: isTrusted(before) ? await orderTrust(records) : [] };
  });
}

/**
 * Without its key no list ever says again what it has revoked. In an emergency nobody waits for a list that cannot be made:
 * the authority as a whole stands on its root's.
 */
async function makeLastList(
  ports: AuthorityPorts,
  { slug, id, emergency }: AuthorityToRetire,
): Promise<void> {
  const { store, clock } = ports;
  const { id: tenant } = await municipalityBy(store, slug);
  const { authorities } = store.forTenant(tenant);
  const all = await authorities.list();
  const authority = findAuthority(all, id);
  const dependents = await authorities.dependents(authority, clock());
  // What is refused anyway leaves no trace.
  retire(all, id, { dependents, emergency });
  if (!isTrusted(authority) || authority.keyPlace === 'offline') return;
  const outcome = await makeRevocationList(ports, { tenant, authorityId: authority.id, always: true });
  if (outcome.is === 'made' || emergency !== null) return;
  throw outcome.is === 'failed' ? outcome.error : new Refusal('conflict', 'changed-meanwhile');
}

/** Out of its time without anything wrong, or because its key may be in other hands. */
function reasonOf(emergency: string | null): RevocationReason {
  return emergency === null ? 'cessationOfOperation' : 'keyCompromise';
}

/** On the list of the root above it, which others may go by. A root stands on nobody's. */
async function listAsRevoked(
  { revocationLists }: TenantRecords,
  { issuerId, serial, notAfter }: CertificateAuthority,
  why: { readonly reason: RevocationReason; readonly now: Date },
): Promise<void> {
  if (issuerId === null || serial === null || notAfter === null) return;
  const revoked = { serial, notAfter, revokedAt: why.now, reason: why.reason };
  await revocationLists.revoke(issuerId, [revoked]);
}
