// The certificates and keys of the portal behind one port.
import { randomBytes } from 'node:crypto';
import type { Pki } from '../../usecases/ports-of-things';
import { authorityOf } from './authority';
import { rememberAuthorities } from './authority-cache';
import { certificateEnd, certificateFingerprint } from './certificate-end';
import { readCertificate } from './certificate-facts';
import { readCertificateRequest } from './certificate-request';
import { checkAuthority, rootLabel } from './check-authority';
import { issueClientCertificate } from './client-certificate';
import { createClientKey } from './client-key';
import { revocationListWriter } from './revocation-list';
import { authorityRequest, createAuthorityKey, issueAuthority } from './issuing-authority';
import { lockKey, publicKeyOf, signsFor, unlockKey } from './key-file';
import { newSerial } from './serial';
import { issueServerCertificate } from './server-certificate';
import { createSigningKey, signBytes, verifyBytes } from './signing-key';
import { createTenantAuthorities } from './tenant-authorities';
import { createTlsCryptV2ClientKey, createTlsCryptV2ServerKey } from './tls-crypt-v2-key';
import { createPresharedKey, createWireguardKey, isUsableWireguardPublicKey } from './wireguard-key';

type Parts = Pick<Pki, 'createSamlKey'> & Partial<Pick<Pki, 'keyToken'>>;

export function createPki({ createSamlKey, keyToken = null }: Parts): Pki {
  return {
    keyToken,
    createTenantAuthorities: (order) => createTenantAuthorities(order, keyToken),
    createAuthorityKey,
    publicKeyOf: (key) => publicKeyOf(key, keyToken),
    issueAuthority: (order) => issueAuthority(order, keyToken),
    authorityRequest: (key, commonName) => authorityRequest(key, commonName, keyToken),
    checkAuthority,
    rootLabel,
    lockKey,
    unlockKey,
    signsFor,
    authorityOf: rememberAuthorities((certificatePem, key) => authorityOf(certificatePem, key, keyToken)),
    issueClientCertificate,
    issueServerCertificate,
    revocationListWriter,
    readCertificateRequest,
    newSerial: () => newSerial(randomBytes),
    readCertificate,
    certificateEnd,
    certificateFingerprint,
    createClientKey,
    createWireguardKey,
    isUsableWireguardPublicKey,
    createPresharedKey,
    createTlsCryptV2ServerKey,
    createTlsCryptV2ClientKey,
    createSigningKey,
    createSamlKey,
    sign: (privateKeyPem, text) =>
      Buffer.from(signBytes(privateKeyPem, Buffer.from(text))).toString('base64'),
    verifySignature: (publicKey, text, signature) =>
      verifyBytes(publicKey, Buffer.from(text), Buffer.from(signature, 'base64')),
  };
}
