// Serial numbers: positive, random, and short enough for every reader.
import { randomBytes } from 'node:crypto';
import { newSerial, parseSerial } from '../../../src/adapters/pki/serial';
import fc from 'fast-check';

describe('a new serial', () => {
  it.each([
    ['zeros', 0x00, 2n ** 126n],
    ['ones', 0xff, 2n ** 127n - 1n],
  ])('is positive and of 16 octets when chance gives only %s', (_, octet, expected) => {
    expect(newSerial((size) => Buffer.alloc(size, octet))).toBe(expected.toString());
  });

  it('takes at least 64 bits from chance', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const hex = BigInt(newSerial(() => bytes)).toString(16);
        expect(hex).toHaveLength(32);
        expect(hex.slice(2)).toBe(Buffer.from(bytes).toString('hex').slice(2));
      }),
    );
  });

  it('does not come twice', () => {
    const serials = Array.from({ length: 1000 }, () => newSerial(randomBytes));
    expect(new Set(serials).size).toBe(1000);
  });

  it('is not made from a source that gives too little', () => {
    expect(() => newSerial(() => Buffer.alloc(8))).toThrow('wrong length');
  });

  it('is read back as the same number', () => {
    const serial = newSerial(randomBytes);
    expect(parseSerial(serial).toString()).toBe(serial);
  });
});
