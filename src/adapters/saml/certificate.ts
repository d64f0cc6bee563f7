// A certificate as administrators look at it: its fingerprint, its end, and how strong its key is.
import { X509Certificate } from 'node:crypto';
import type { SigningCertificate } from '../../domain/identity-provider-metadata';

/** PEM or DER; null when it is no certificate. */
export function describeCertificate(encoded: string | Buffer): SigningCertificate | null {
  const certificate = certificateIn(encoded);
  if (certificate === null) return null;
  const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = certificate.publicKey;
  const isRsa = kind === 'rsa' || kind === 'rsa-pss';
  return {
    pem: certificate.toString(),
    fingerprint: certificate.fingerprint256,
    endsAt: new Date(certificate.validTo),
    rsaBits: isRsa ? (details?.modulusLength ?? 0) : null,
  };
}

function certificateIn(encoded: string | Buffer): X509Certificate | null {
  try {
    return new X509Certificate(encoded);
  } catch {
    return null;
  }
}
