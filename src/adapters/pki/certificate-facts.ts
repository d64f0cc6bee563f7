// What a certificate of ours says, for people and lists.
import { hash, type KeyObject, X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../usecases/ports-of-things';
import { readEcPublicKey } from './ec-public-key';

/** Throws for what is no certificate: these come from our own database. */
export function readCertificate(pem: string): CertificateFacts {
  const certificate = new X509Certificate(pem);
  const spki = certificate.publicKey.export({ format: 'der', type: 'spki' });
  return {
    commonName: commonNameIn(certificate.subject),
    issuer: commonNameIn(certificate.issuer),
    serial: BigInt(`0x${certificate.serialNumber}`).toString(),
    notBefore: new Date(certificate.validFrom),
    notAfter: new Date(certificate.validTo),
    algorithm: readEcPublicKey(spki)?.curve ?? rsaOf(certificate.publicKey),
    keyHash: hash('sha256', spki, 'hex'),
  };
}

/** Only the keys for sign-ins, which identity providers want so. */
function rsaOf({ asymmetricKeyDetails, asymmetricKeyType }: KeyObject): string {
  const bits = asymmetricKeyDetails?.modulusLength;
  return bits === undefined ? (asymmetricKeyType ?? '') : `RSA ${bits}`;
}

function commonNameIn(name: string): string {
  return /(?:^|\n)CN=([^\n]*)/.exec(name)?.[1] ?? '';
}
