// Issues the certificate of one device: its only subject is the credential's random id, never a person's name.
import { certificateProfiles, type Validity } from '../../domain/certificate-profile';
import type { Authority } from './authority';
import { issueCertificate, type IssuedCertificate } from './certificate';

export type ClientCertificateOrder = Validity & {
  readonly authority: Authority;
  /** SubjectPublicKeyInfo, DER; P-256 or P-384. */
  readonly publicKey: Uint8Array;
  readonly credentialId: string;
  readonly serial: string;
};

export async function issueClientCertificate(order: ClientCertificateOrder): Promise<IssuedCertificate> {
  const { authority, credentialId, ...content } = order;
  // It becomes the name of a file on the gateway too; anything that could be a name, a path or a mail address stays out.
  if (!/^[a-z0-9][a-z0-9-]{7,63}$/.test(credentialId)) throw new Error('not a credential id');
  return issueCertificate(authority, {
    ...content,
    profile: certificateProfiles.clientLeaf,
    commonName: credentialId,
  });
}
