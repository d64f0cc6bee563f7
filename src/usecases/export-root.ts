// A root's key leaves for a safe place: encrypted with a passphrase; it stays here until taken offline.
import { authorityEvent, rootWithKey } from '../domain/authority';
import { pemOf } from '../domain/authority-key';
import { passphraseFor } from '../domain/passphrase';
import { type AuthorityPorts, changeAuthorities } from './steps/changing-authorities';

export type RootToExport = { readonly slug: string; readonly id: string; readonly passphrase: string };
export type ExportedRoot = { readonly certificatePem: string; readonly lockedKeyPem: string };

export async function exportRoot(
  ports: AuthorityPorts,
  { slug, id, passphrase }: RootToExport,
): Promise<ExportedRoot> {
  const words = passphraseFor(passphrase);
  return changeAuthorities(ports, slug, async ({ records, tenant, all, now }) => {
    const root = rootWithKey(all, id);
    const { certificatePem, key } = await records.authorities.toSign(root.id);
    const occasion = { tenantId: tenant.id, action: 'authority.exported' } as const;
    await records.audit.append(authorityEvent(root, occasion), now);
    return { result: { certificatePem, lockedKeyPem: ports.pki.lockKey(pemOf(key), words) } };
  });
}
