// WireGuard keys against the vectors of RFC 7748 §6.1, and the public keys that no peer may have.
import { createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import {
  createPresharedKey,
  createWireguardKey,
  isUsableWireguardPublicKey,
} from '../../../src/adapters/pki/wireguard-key';

const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');
const prime = 2n ** 255n - 19n;
/** The 32 bytes of a number, lowest first, as the curve's coordinates are written. */
const bytesOf = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();

describe('a WireGuard key pair', () => {
  const vectors = [
    {
      name: 'Alice',
      random: '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a',
      clamped: '70076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c6a',
      publicKey: '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
    },
    {
      name: 'Bob',
      random: '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
      clamped: '58ab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e06b',
      publicKey: 'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
    },
  ];

  it.each(vectors)(
    'is the one of $name for the random bytes of the vector',
    ({ random, clamped, publicKey }) => {
      const key = createWireguardKey(() => Buffer.from(random, 'hex'));
      expect(key).toEqual({ privateKey: base64(clamped), publicKey: base64(publicKey) });
    },
  );

  it('is another one each time, and usable', () => {
    const keys = Array.from({ length: 50 }, () => createWireguardKey());
    expect(new Set(keys.map(({ privateKey }) => privateKey)).size).toBe(50);
    expect(keys.every(({ publicKey }) => isUsableWireguardPublicKey(publicKey))).toBe(true);
  });
});

describe('a preshared key', () => {
  it('is 32 random bytes in base64', () => {
    expect(Buffer.from(createPresharedKey(), 'base64')).toHaveLength(32);
    expect(createPresharedKey()).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(createPresharedKey()).not.toBe(createPresharedKey());
  });
});

describe('a public key is refused', () => {
  const lowOrder = [
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  ];

  it.each(lowOrder)('when it is of low order, so that OpenSSL agrees on no secret with it: %s', (hex) => {
    const spki = Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), Buffer.from(hex, 'hex')]);
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const { privateKey } = generateKeyPairSync('x25519');
    expect(() => diffieHellman({ privateKey, publicKey })).toThrow();
    expect(isUsableWireguardPublicKey(base64(hex))).toBe(false);
  });

  it.each(lowOrder)('when it is of low order with the ignored top bit set: %s', (hex) => {
    const bytes = Buffer.from(hex, 'hex');
    bytes.writeUInt8(bytes.readUInt8(31) | 0x80, 31);
    expect(isUsableWireguardPublicKey(bytes.toString('base64'))).toBe(false);
  });

  it('when it is another spelling of a key', () => {
    expect(isUsableWireguardPublicKey(bytesOf(9n).toString('base64'))).toBe(true);
    expect(isUsableWireguardPublicKey(bytesOf(9n + prime).toString('base64'))).toBe(false);
    expect(isUsableWireguardPublicKey(bytesOf(9n + 2n ** 255n).toString('base64'))).toBe(false);
    expect(isUsableWireguardPublicKey(bytesOf(prime).toString('base64'))).toBe(false);
  });

  const good = base64('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a');

  it.each([
    ['empty', ''],
    ['31 bytes', Buffer.alloc(31, 9).toString('base64')],
    ['33 bytes', Buffer.alloc(33, 9).toString('base64')],
    ['without padding', good.slice(0, -1)],
    ['with a line end', `${good}\n`],
    ['with another key behind it', `${good}\nPrivateKey = ${good}`],
    ['in base64url', good.replace(/^../, '-_')],
    ['in hexadecimal', Buffer.from(good, 'base64').toString('hex')],
    ['with bits set behind the last byte', good.replace(/.=$/, 'p=')],
  ])('when it is %s', (_, key) => {
    expect(isUsableWireguardPublicKey(good)).toBe(true);
    expect(isUsableWireguardPublicKey(key)).toBe(false);
  });

  it('in every form but the one that reads back the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 60 }), fc.base64String({ maxLength: 48 })), (text) => {
        if (!isUsableWireguardPublicKey(text)) return;
        expect(Buffer.from(text, 'base64').toString('base64')).toBe(text);
        expect(Buffer.from(text, 'base64')).toHaveLength(32);
      }),
    );
  });
});
