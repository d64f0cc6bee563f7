// Between intention and result: the tenant's client CA signs the certificate; a WireGuard peer needs none.
import { certificateProfiles, validity } from '../../domain/certificate-profile';
import type { Credential } from '../../domain/credential';
import type { FreshKey } from './fresh-key';
import type { TenantStore } from '../ports';
import type { Pki } from '../ports-of-things';

export type Signed = { readonly certificatePem: string | null; readonly notAfter: Date | null };

/** The certificate may outlive the grant: gateways hold the end date, so that an extension needs no new file. */
export async function signCredential(
  pki: Pki,
  store: TenantStore,
  { credential, key, now }: { readonly credential: Credential; readonly key: FreshKey; readonly now: Date },
): Promise<Signed> {
  if (credential.serial === null) return { certificatePem: null, notAfter: null };
  const ca = await store.authorities.toSign('client-ca');
  const issued = await pki.issueClientCertificate({
    authority: pki.authorityFromPem(ca.certificatePem, ca.privateKeyPem),
    publicKey: key.publicKey,
    credentialId: credential.id,
    serial: credential.serial,
    ...validity(certificateProfiles.clientLeaf, now, ca.notAfter),
  });
  return { certificatePem: issued.certificatePem, notAfter: issued.notAfter };
}
