// What is read of a certificate that is there already, such as an identity provider's: when it ends, and how it is told
// from others.
import { X509Certificate } from 'node:crypto';

export function certificateFingerprint(pem: string): string | null {
  try {
    return new X509Certificate(pem).fingerprint256;
  } catch {
    return null;
  }
}

/** Decimal text. */
export function certificateSerial(pem: string): string | null {
  try {
    return BigInt(`0x${new X509Certificate(pem).serialNumber}`).toString();
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
