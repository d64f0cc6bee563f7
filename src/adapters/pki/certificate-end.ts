// When somebody else's certificate ends, such as an identity provider's.
import { X509Certificate } from 'node:crypto';

/** Null for what is no certificate: whoever typed it in learns so by the missing date. */
export function certificateEnd(pem: string): Date | null {
  try {
    return new Date(new X509Certificate(pem).validTo);
  } catch {
    return null;
  }
}
