// Writes DER straight into bytes: what all certificates of an authority have in common is encoded once and copied.
import { asn1 } from 'node-forge';

/** Tag, length in its shortest form (X.690 §10.1), content; in one allocation, because this runs for every item. */
function item(tag: number, ...content: readonly Uint8Array[]): Buffer {
  let length = 0;
  for (const part of content) length += part.length;
  if (length > 0xffff) throw new Error('DER: too long');
  const headerLength = length < 0x80 ? 2 : length < 0x100 ? 3 : 4;
  const bytes = Buffer.allocUnsafe(headerLength + length);
  bytes[0] = tag;
  if (headerLength > 2) bytes[1] = 0x80 | (headerLength - 2);
  if (headerLength > 3) bytes[2] = length >> 8;
  bytes[headerLength - 1] = length & 0xff;
  let offset = headerLength;
  for (const part of content) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

export const sequence = (...items: readonly Uint8Array[]): Buffer => item(0x30, ...items);
export const set = (...items: readonly Uint8Array[]): Buffer => item(0x31, ...items);

const knownOids = new Map<string, Buffer>();

/** Remembered: the code names a dozen of them, and never takes one from outside. */
export function oid(dotted: string): Buffer {
  const known = knownOids.get(dotted);
  if (known !== undefined) return known;
  const bytes = item(0x06, Buffer.from(asn1.oidToDer(dotted).getBytes(), 'latin1'));
  knownOids.set(dotted, bytes);
  return bytes;
}

export const utf8 = (text: string): Buffer => item(0x0c, Buffer.from(text, 'utf8'));
export const boolean = (value: boolean): Buffer => item(0x01, Uint8Array.of(value ? 0xff : 0));
export const octetString = (bytes: Uint8Array): Buffer => item(0x04, bytes);
export const bitString = (bytes: Uint8Array, unusedBits = 0): Buffer =>
  item(0x03, Uint8Array.of(unusedBits), bytes);
/** Context-specific [tag] around a whole item. */
export const explicit = (tag: number, content: Uint8Array): Buffer => item(0xa0 | tag, content);
/** Context-specific [tag] in place of a primitive type's own tag. */
export const implicit = (tag: number, bytes: Uint8Array): Buffer => item(0x80 | tag, bytes);

/** A non-negative INTEGER; a leading zero octet keeps it positive. */
export function integer(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return bytes.readUInt8(0) < 0x80 ? item(0x02, bytes) : item(0x02, Uint8Array.of(0), bytes);
}

/** RFC 5280 §4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050 on; whole seconds, UTC. */
export function time(date: Date): Buffer {
  const generalized = `${date.toISOString().replace(/[-T:]/g, '').slice(0, 14)}Z`;
  return date.getUTCFullYear() < 2050
    ? item(0x17, Buffer.from(generalized.slice(2), 'ascii'))
    : item(0x18, Buffer.from(generalized, 'ascii'));
}
