// Keeps authorities that were read once: reading a P-384 key costs half of what a signature does.
import type { Authority } from './authority';

type ReadAuthority = (certificatePem: string, privateKeyPem: string) => Authority;

/** By certificate; three a tenant, so a few hundred tenants fit, and the oldest make room. */
export function rememberAuthorities(read: ReadAuthority, limit = 1000): ReadAuthority {
  const known = new Map<string, Authority>();
  return (certificatePem, privateKeyPem) => {
    const remembered = known.get(certificatePem);
    if (remembered !== undefined) return remembered;
    const authority = read(certificatePem, privateKeyPem);
    const [oldest] = known.keys();
    if (known.size >= limit && oldest !== undefined) known.delete(oldest);
    known.set(certificatePem, authority);
    return authority;
  };
}
