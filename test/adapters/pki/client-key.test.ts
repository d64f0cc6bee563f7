// The key pair that the server makes for pages without JavaScript.
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { createClientKey } from '../../../src/adapters/pki/client-key';

it('is a P-256 pair as PKCS#8 and SubjectPublicKeyInfo', () => {
  const { privateKeyPem, publicKey } = createClientKey();
  const key = createPrivateKey(privateKeyPem);
  expect(privateKeyPem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect(key.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  expect(createPublicKey(key).export({ format: 'der', type: 'spki' })).toEqual(publicKey);
});

it('is another one each time', () => {
  expect(createClientKey().privateKeyPem).not.toBe(createClientKey().privateKeyPem);
});
