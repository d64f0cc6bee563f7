// An authority on which nothing hangs any more is trusted no longer, and its key is destroyed.
import {
  authorityEvent,
  type CertificateAuthority,
  findAuthority,
  isTrusted,
  retireAuthority as retire,
} from '../domain/authority';
import { type AuthorityPorts, changeAuthorities, orderTrust } from './steps/changing-authorities';

export type AuthorityToRetire = {
  readonly slug: string;
  readonly id: string;
  /** Why it goes although something hangs on it; null: it does not. */
  readonly emergency: string | null;
};

export async function retireAuthority(
  ports: AuthorityPorts,
  { slug, id, emergency }: AuthorityToRetire,
): Promise<CertificateAuthority> {
  return changeAuthorities(ports, slug, async ({ records, tenant, all, now }) => {
    const before = findAuthority(all, id);
    const dependents = await records.authorities.dependents(before, now);
    const retired = retire(all, id, { dependents, emergency });
    await records.authorities.update(retired, before.state);
    const occasion = { tenantId: tenant.id, action: 'authority.retired', emergency } as const;
    await records.audit.append(authorityEvent(retired, occasion), now);
    return { result: retired, woken: isTrusted(before) ? await orderTrust(records) : [] };
  });
}
