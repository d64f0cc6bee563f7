// Between intention and result: the authority that the intention names signs the certificate; a WireGuard peer needs none.
import type { TenantStore } from '../ports';
import type { Pki } from '../ports-of-things';
import type { Fresh } from './intending-credentials';

export type Signed = {
  readonly certificatePem: string;
  /** The certificate of the authority that signed. */
  readonly issuerPem: string;
};

/** Null for WireGuard. */
export async function signCredential(
  pki: Pki,
  store: TenantStore,
  { credential, part }: Fresh,
): Promise<Signed | null> {
  const { authorityId, serial, notBefore, notAfter } = credential;
  if (authorityId === null || serial === null || notBefore === null || notAfter === null) return null;
  if (typeof part.publicKey === 'string') return null;
  const ca = await store.authorities.toSign(authorityId);
  const issued = await pki.issueClientCertificate({
    authority: pki.authorityOf(ca.certificatePem, ca.key),
    publicKey: part.publicKey,
    credentialId: credential.id,
    serial,
    notBefore,
    notAfter,
  });
  return { certificatePem: issued.certificatePem, issuerPem: ca.certificatePem };
}
