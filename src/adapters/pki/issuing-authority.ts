// Makes one authority of a municipality: its key, its name, the request for an offline root, its certificate.
import { generateKeyPairSync, sign } from 'node:crypto';

import { authorityName, profileOfAuthority } from '../../domain/authority-name';
import type { AuthorityCertificateOrder, NewAuthorityKey } from '../../usecases/ports-of-authority-keys';
import type { KeyToken } from '../../usecases/ports-of-key-tokens';
import { type Authority, authorityOf } from './authority';
import { type CertificateContent, issueCertificate, type IssuedCertificate, selfSigned } from './certificate';
import { bitString, decode, encode, explicit, integer, oid, sequence, set, utf8 } from './der';
import { encodePem } from './pem';
import { signerInToken } from './token-signer';

export function createAuthorityKey(): NewAuthorityKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-384',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { key: { place: 'sealed', privateKeyPem: privateKey }, publicKey };
}

/** Of a key that has no certificate yet. */
function signerOf({ key, publicKey }: NewAuthorityKey, token: KeyToken | null): Authority['sign'] {
  if (key.place === 'token') return signerInToken(token, key, publicKey);
  return async (tbs) => sign('sha384', tbs, key.privateKeyPem);
}

/** A root signs itself with the key of the order; all others are signed by the root given. */
export async function issueAuthority(
  order: AuthorityCertificateOrder,
  token: KeyToken | null = null,
): Promise<IssuedCertificate> {
  const { root, key, publicKey, serial, notBefore, notAfter } = order;
  const content: CertificateContent = {
    profile: profileOfAuthority(order.kind),
    commonName: authorityName(order),
    publicKey,
    serial,
    notBefore,
    notAfter,
  };
  if (root !== null) return issueCertificate(authorityOf(root.certificatePem, root.key, token), content);
  if (key === null) throw new Error('a root needs its own key to sign itself');
  return selfSigned(content, signerOf({ key, publicKey }, token));
}

/** RFC 2986, signed with SHA-384. Name and key are what counts; everything else is the profile's. */
export async function authorityRequest(
  key: NewAuthorityKey,
  commonName: string,
  token: KeyToken | null = null,
): Promise<string> {
  const information = sequence(
    integer(0n),
    sequence(set(sequence(oid('2.5.4.3'), utf8(commonName)))),
    decode(key.publicKey),
    explicit(0),
  );
  const signature = await signerOf(key, token)(encode(information));
  const request = sequence(information, sequence(oid('1.2.840.10045.4.3.3')), bitString(signature));
  return encodePem('CERTIFICATE REQUEST', encode(request));
}
