// Signatures of portal and agents in the fixed-length form, and everything that is not one.
import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { createSigningKey, signBytes, verifyBytes } from '../../../src/adapters/pki/signing-key';

const key = createSigningKey();
const message = Buffer.from('{"gateway":"g","from":1,"to":2}');

describe('a signature', () => {
  it('has 64 bytes and is verified with the public key', () => {
    const signature = signBytes(key.privateKeyPem, message);
    expect(signature).toHaveLength(64);
    expect(verifyBytes(key.publicKey, message, signature)).toBe(true);
  });

  it('is refused for another message, another key or altered bytes', () => {
    const signature = Buffer.from(signBytes(key.privateKeyPem, message));
    expect(verifyBytes(key.publicKey, Buffer.concat([message, message]), signature)).toBe(false);
    expect(verifyBytes(createSigningKey().publicKey, message, signature)).toBe(false);
    fc.assert(
      fc.property(fc.nat(63), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = Buffer.from(signature);
        altered.writeUInt8(altered.readUInt8(at) ^ change, at);
        expect(verifyBytes(key.publicKey, message, altered)).toBe(false);
      }),
    );
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['all zero', Buffer.alloc(64)],
    ['all ones', Buffer.alloc(64, 0xff)],
    ['in DER', sign('sha256', message, key.privateKeyPem)],
    ['too long', Buffer.concat([signBytes(key.privateKeyPem, message), Buffer.of(0)])],
  ])('is refused when it is %s', (_, signature) => {
    expect(verifyBytes(key.publicKey, message, signature)).toBe(false);
  });

  it('is refused under a key on another curve', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const signature = sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' });
    expect(verifyBytes(spki, message, signature)).toBe(false);
    expect(verifyBytes(spki, message, signature.subarray(0, 64))).toBe(false);
  });

  it.each(['', 'AAAA', 'no base64 at all', Buffer.alloc(91, 4).toString('base64')])(
    'is refused under a key that is none: %j',
    (publicKey) => {
      expect(verifyBytes(publicKey, message, signBytes(key.privateKeyPem, message))).toBe(false);
    },
  );

  it('is refused under a point beside the curve', () => {
    const spki = Buffer.from(key.publicKey, 'base64');
    spki.writeUInt8(spki.readUInt8(90) ^ 1, 90);
    const signature = signBytes(key.privateKeyPem, message);
    expect(verifyBytes(spki.toString('base64'), message, signature)).toBe(false);
  });
});
