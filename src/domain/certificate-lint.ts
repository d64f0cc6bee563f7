// What a certificate must not be made with, told by the object identifiers in its DER: RSA, and SHA-1 in a signature.

export type CertificateFault = 'certificate-rsa' | 'certificate-sha1';

/** PKCS #1 (RFC 8017 appendix C): every RSA key and signature begins so. */
const rsa = '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01';
/** sha1WithRSAEncryption, ecdsa-with-SHA1 (RFC 5758 §3.2), and SHA-1 itself. */
const sha1 = [`${rsa}\x05`, '\x06\x07\x2a\x86\x48\xce\x3d\x04\x01', '\x06\x05\x2b\x0e\x03\x02\x1a'];

const block = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g;

/** BSI TR-02102-1 (2026): RSA PKCS #1 v1.5 signatures are no longer recommended, SHA-1 long since. */
export function certificateFaults(pems: string): readonly CertificateFault[] {
  const ders = [...pems.matchAll(block)].map(([, base64 = '']) => bytesOf(base64));
  const holds = (pattern: string): boolean => ders.some((der) => der.includes(pattern));
  return [
    ...(holds(rsa) ? (['certificate-rsa'] as const) : []),
    ...(sha1.some(holds) ? (['certificate-sha1'] as const) : []),
  ];
}

/** As far as it is base64 at all: one letter over says nothing. */
function bytesOf(base64: string): string {
  const letters = base64.replace(/\s|=.*/gs, '');
  return atob(letters.length % 4 === 1 ? letters.slice(0, -1) : letters);
}
