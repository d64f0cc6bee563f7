// The port as the acts use it: from a request to a certificate that its root vouches for, and text signatures.
import { X509Certificate } from 'node:crypto';
import { createPki } from '../../../src/adapters/pki/pki';
import { credentialId as asCredentialId } from '../../../src/domain/ids';
import { certificateProfiles, validity } from '../../../src/domain/certificate-profile';
import { threeKeys } from '../../support/authority-keys';
import { credentialId, now } from './material';
import { certificateRequest, verifyChain } from './openssl';

const pki = createPki({
  createSamlKey: () => {
    throw new Error('not asked for here');
  },
});

it('turns a request into a certificate below the root of the municipality', async () => {
  const serials = { root: pki.newSerial(), clientCa: pki.newSerial(), serverCa: pki.newSerial() };
  const { root, clientCa } = await pki.createTenantAuthorities({
    tenantLabel: 'musterstadt',
    now,
    serials,
    keys: threeKeys(),
  });
  const request = await certificateRequest('-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256');
  const { publicKey } = pki.readCertificateRequest(request);
  const issued = await pki.issueClientCertificate({
    authority: pki.authorityOf(clientCa.certificatePem, clientCa.key),
    publicKey,
    credentialId: asCredentialId(credentialId),
    serial: pki.newSerial(),
    ...validity(certificateProfiles.clientLeaf, now, clientCa.notAfter),
  });
  expect(new X509Certificate(issued.certificatePem).subject).toBe(`CN=${credentialId}`);
  const chain = { root: root.certificatePem, sent: [clientCa.certificatePem], leaf: issued.certificatePem };
  expect(await verifyChain({ ...chain, purpose: 'sslclient' }, now)).toBe('/leaf.pem: OK\n');
});

it('keeps authorities that were read', async () => {
  const serials = { root: '11', clientCa: '12', serverCa: '13' };
  const { clientCa } = await pki.createTenantAuthorities({
    tenantLabel: 'musterstadt',
    now,
    serials,
    keys: threeKeys(),
  });
  const read = () => pki.authorityOf(clientCa.certificatePem, clientCa.key);
  expect(read()).toBe(read());
});

it('signs texts, and refuses the signature under another text or key', () => {
  const key = pki.createSigningKey();
  const signature = pki.sign(key.privateKeyPem, 'Grüße');
  expect(signature).toMatch(/^[A-Za-z0-9+/]{86}==$/);
  expect(pki.verifySignature(key.publicKey, 'Grüße', signature)).toBe(true);
  expect(pki.verifySignature(key.publicKey, 'Grüsse', signature)).toBe(false);
  expect(pki.verifySignature(pki.createSigningKey().publicKey, 'Grüße', signature)).toBe(false);
  expect(pki.verifySignature(key.publicKey, 'Grüße', '')).toBe(false);
});
