// Issues the certificate of a gateway's VPN server, under the DNS name that the client files check.
import { certificateProfiles, type Validity } from '../../domain/certificate-profile';
import { Refusal } from '../../domain/errors';
import type { Authority } from './authority';
import { issueCertificate, type IssuedCertificate } from './certificate';

export type ServerCertificateOrder = Validity & {
  readonly authority: Authority;
  /** SubjectPublicKeyInfo, DER; P-256 or P-384. */
  readonly publicKey: Uint8Array;
  readonly dnsName: string;
  readonly serial: string;
};

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** OpenVPN compares the common name, which ends at 64 characters (RFC 5280 appendix A, ub-common-name). */
function isServerName(name: string): boolean {
  const labels = name.split('.');
  return name.length <= 64 && labels.length >= 2 && labels.every((part) => label.test(part));
}

export async function issueServerCertificate(order: ServerCertificateOrder): Promise<IssuedCertificate> {
  const { authority, ...content } = order;
  if (!isServerName(content.dnsName)) throw new Refusal('invalid', 'server-name-unusable');
  return issueCertificate(authority, {
    ...content,
    profile: certificateProfiles.serverLeaf,
    commonName: content.dnsName,
  });
}
