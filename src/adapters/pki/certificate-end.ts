// When somebody else's certificate ends, such as an identity provider's, and how people tell it from others.
import { X509Certificate } from 'node:crypto';

export function certificateFingerprint(pem: string): string | null {
  try {
    return new X509Certificate(pem).fingerprint256;
  } catch {
    return null;
  }
}

/** Null for what is no certificate: whoever typed it in learns so by the missing date. */
export function certificateEnd(pem: string): Date | null {
  try {
    return new Date(new X509Certificate(pem).validTo);
  } catch {
    return null;
  }
}
