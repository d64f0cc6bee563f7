// Certificate serial numbers: positive, random, decimal text everywhere outside the certificate itself.

/**
 * RFC 5280 §4.1.2.2 (positive, at most 20 octets); BSI TR-02102-1 and the CA/Browser Forum ask for 64 random bits at least.
 * Here 126 bits are random and the number always takes 16 octets.
 */
export function newSerial(random: (size: number) => Uint8Array): string {
  const bytes = Buffer.from(random(16));
  if (bytes.length !== 16) throw new Error('the random source answered with the wrong length');
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
  return BigInt(`0x${bytes.toString('hex')}`).toString();
}

/** A serial as it is stored, turned into a number for the certificate; anything else is a bug of the caller. */
export function parseSerial(decimal: string): bigint {
  const value = /^[1-9][0-9]{0,38}$/.test(decimal) ? BigInt(decimal) : 0n;
  if (value <= 0n || value >= 1n << 128n) throw new Error('not a serial number');
  return value;
}
