// Makes one authority of a municipality: its key, its name, the request for an offline root, its certificate.
import { generateKeyPairSync, sign } from 'node:crypto';

import { authorityName, profileOfAuthority } from '../../domain/authority-name';
import type { AuthorityCertificateOrder, NewKey } from '../../usecases/ports-of-authority-keys';
import { authorityFromPem } from './authority';
import { type CertificateContent, issueCertificate, type IssuedCertificate, selfSigned } from './certificate';
import { bitString, decode, encode, explicit, integer, oid, sequence, set, utf8 } from './der';
import { encodePem } from './pem';

export function createAuthorityKey(): NewKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-384',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { privateKeyPem: privateKey, publicKey };
}

/** A root signs itself with the key of the order; all others are signed by the root given. */
export async function issueAuthority(order: AuthorityCertificateOrder): Promise<IssuedCertificate> {
  const { root, privateKeyPem, publicKey, serial, notBefore, notAfter } = order;
  const content: CertificateContent = {
    profile: profileOfAuthority(order.kind),
    commonName: authorityName(order),
    publicKey,
    serial,
    notBefore,
    notAfter,
  };
  if (root !== null)
    return issueCertificate(authorityFromPem(root.certificatePem, root.privateKeyPem), content);
  if (privateKeyPem === null) throw new Error('a root needs its own key to sign itself');
  return selfSigned(content, (tbs) => Promise.resolve(sign('sha384', tbs, privateKeyPem)));
}

/** RFC 2986, signed with SHA-384. Name and key are what counts; everything else is the profile's. */
export function authorityRequest({ privateKeyPem, publicKey }: NewKey, commonName: string): string {
  const information = sequence(
    integer(0n),
    sequence(set(sequence(oid('2.5.4.3'), utf8(commonName)))),
    decode(publicKey),
    explicit(0),
  );
  const signature = sign('sha384', encode(information), privateKeyPem);
  const request = sequence(information, sequence(oid('1.2.840.10045.4.3.3')), bitString(signature));
  return encodePem('CERTIFICATE REQUEST', encode(request));
}
