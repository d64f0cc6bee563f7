/**
 * Whether a running OpenVPN server must be started anew for another file of authorities. It reads that file at its start
 * only, and a restart cuts everybody; but whatever comes under a root that it trusts already is sent along by the clients.
 */
import { X509Certificate } from 'node:crypto';

export function trustsSameRoots(before: string | null, after: string): boolean {
  if (before === null) return false;
  const [known, wanted] = [rootsIn(before), rootsIn(after)];
  if (known === null || wanted === null || known.length === 0) return false;
  return known.join() === wanted.join();
}

/** Fingerprints of what is signed by itself; null where something cannot be read, which is never taken for the same. */
function rootsIn(chain: string): readonly string[] | null {
  try {
    return (chain.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? [])
      .map((pem) => new X509Certificate(pem))
      .filter((certificate) => certificate.verify(certificate.publicKey))
      .map((certificate) => certificate.fingerprint256)
      .sort();
  } catch {
    return null;
  }
}
