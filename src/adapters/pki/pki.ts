// The certificates and keys of the portal behind one port.
import { randomBytes } from 'node:crypto';
import type { Pki } from '../../usecases/ports-of-things';
import { authorityFromPem } from './authority';
import { rememberAuthorities } from './authority-cache';
import { certificateEnd, certificateFingerprint } from './certificate-end';
import { readCertificateRequest } from './certificate-request';
import { issueClientCertificate } from './client-certificate';
import { createClientKey } from './client-key';
import { newSerial } from './serial';
import { issueServerCertificate } from './server-certificate';
import { createSigningKey, signBytes, verifyBytes } from './signing-key';
import { createTenantAuthorities } from './tenant-authorities';
import { createTlsCryptV2ClientKey, createTlsCryptV2ServerKey } from './tls-crypt-v2-key';
import { createPresharedKey, createWireguardKey, isUsableWireguardPublicKey } from './wireguard-key';

export function createPki({ createSamlKey }: Pick<Pki, 'createSamlKey'>): Pki {
  return {
    createTenantAuthorities,
    authorityFromPem: rememberAuthorities(authorityFromPem),
    issueClientCertificate,
    issueServerCertificate,
    readCertificateRequest,
    newSerial: () => newSerial(randomBytes),
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
