// Keys of identity providers, the right one and foreign ones: RSA with a certificate signed by itself, made once a file.
import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

export type SigningKey = { readonly privateKeyPem: string; readonly certificatePem: string };

type Name = 'idp' | 'next' | 'foreign' | 'large';

const bits: Readonly<Record<Name, number>> = { idp: 2048, next: 2048, foreign: 2048, large: 3072 };
const made = new Map<Name, SigningKey>();

export function keyOf(name: Name): SigningKey {
  const known = made.get(name);
  if (known) return known;
  const key = signingKey(name, bits[name]);
  made.set(name, key);
  return key;
}

function signingKey(name: string, modulusLength: number): SigningKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength });
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const forgeKey = forge.pki.privateKeyFromPem(privateKeyPem);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(forgeKey.n, forgeKey.e);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Date.now() - 86_400_000);
  certificate.validity.notAfter = new Date(Date.now() + 365 * 86_400_000);
  const names = [{ name: 'commonName', value: `${name}.example` }];
  certificate.setSubject(names);
  certificate.setIssuer(names);
  certificate.sign(forgeKey, forge.md.sha256.create());
  return { privateKeyPem, certificatePem: forge.pki.certificateToPem(certificate) };
}

/** The base64 inside a PEM certificate, as KeyInfo carries it. */
export function bareCertificate({ certificatePem }: SigningKey): string {
  return certificatePem.replace(/-----[A-Z ]+-----|\s/g, '');
}
