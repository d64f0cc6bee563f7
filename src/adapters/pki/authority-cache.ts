// Keeps authorities that were read once: reading a P-384 key costs half of what a signature does.
import type { AuthorityKey } from '../../domain/authority-key';
import type { Authority } from './authority';

type ReadAuthority = (certificatePem: string, key: AuthorityKey) => Authority;

/** By certificate; three a tenant, so a few hundred tenants fit, and the oldest make room. */
export function rememberAuthorities(read: ReadAuthority, limit = 1000): ReadAuthority {
  const known = new Map<string, Authority>();
  return (certificatePem, key) => {
    const remembered = known.get(certificatePem);
    if (remembered !== undefined) return remembered;
    const authority = read(certificatePem, key);
    const [oldest] = known.keys();
    if (known.size >= limit && oldest !== undefined) known.delete(oldest);
    known.set(certificatePem, authority);
    return authority;
  };
}
