// The DER codec: typed building blocks over node-forge's ASN.1, which here only ever turns trees into bytes and back.
import { asn1, util } from 'node-forge';

export type Der = asn1.Asn1;

const { UNIVERSAL, CONTEXT_SPECIFIC } = asn1.Class;
const binary = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
const primitive = (type: asn1.Type, content: string): Der => asn1.create(UNIVERSAL, type, false, content);

export const sequence = (...items: readonly Der[]): Der =>
  asn1.create(UNIVERSAL, asn1.Type.SEQUENCE, true, [...items]);
export const set = (...items: readonly Der[]): Der => asn1.create(UNIVERSAL, asn1.Type.SET, true, [...items]);
export const utf8 = (text: string): Der => primitive(asn1.Type.UTF8, util.encodeUtf8(text));
export const boolean = (value: boolean): Der => primitive(asn1.Type.BOOLEAN, value ? '\xff' : '\x00');
export const octetString = (bytes: Uint8Array): Der => primitive(asn1.Type.OCTETSTRING, binary(bytes));
export const bitString = (bytes: Uint8Array, unusedBits = 0): Der =>
  primitive(asn1.Type.BITSTRING, String.fromCharCode(unusedBits) + binary(bytes));
/** Context-specific [tag] around whole items. */
export const explicit = (tag: number, ...items: readonly Der[]): Der =>
  asn1.create(CONTEXT_SPECIFIC, tag, true, [...items]);
/** Context-specific [tag] in place of a primitive type's own tag. */
export const implicit = (tag: number, bytes: Uint8Array): Der =>
  asn1.create(CONTEXT_SPECIFIC, tag, false, binary(bytes));

const knownOids = new Map<string, Der>();

/** Remembered: the code names a dozen of them, and never takes one from outside. */
export function oid(dotted: string): Der {
  const known = knownOids.get(dotted) ?? primitive(asn1.Type.OID, asn1.oidToDer(dotted).getBytes());
  knownOids.set(dotted, known);
  return known;
}

/** A non-negative INTEGER; a leading zero octet keeps it positive. */
export function integer(value: bigint): Der {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return primitive(asn1.Type.INTEGER, (bytes.readUInt8(0) >= 0x80 ? '\x00' : '') + binary(bytes));
}

/** RFC 5280 §4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050 on. */
export function time(date: Date): Der {
  return date.getUTCFullYear() < 2050
    ? primitive(asn1.Type.UTCTIME, asn1.dateToUtcTime(date))
    : primitive(asn1.Type.GENERALIZEDTIME, asn1.dateToGeneralizedTime(date));
}

export const encode = (item: Der): Buffer => Buffer.from(asn1.toDer(item).getBytes(), 'latin1');

/** Reads the first item; bytes after it are left to the caller. Bound the input before: the parser is recursive. */
export function decode(bytes: Uint8Array): Der {
  const options = { strict: true, parseAllBytes: false, decodeBitStrings: false, maxDepth: 16 };
  return asn1.fromDer(binary(bytes), options);
}

/** The parts of a SEQUENCE, or an error. */
export function itemsOf(item: Der | undefined): readonly Der[] {
  const isSequence = item?.tagClass === UNIVERSAL && item.type === asn1.Type.SEQUENCE;
  if (!isSequence || typeof item.value === 'string') throw new Error('DER: SEQUENCE expected');
  return item.value;
}

/** The content octets of a primitive item with this universal type, or an error. */
export function contentOf(
  item: Der | undefined,
  type: 'INTEGER' | 'BITSTRING' | 'OCTETSTRING' | 'OID',
): Buffer {
  const isExpected = item?.tagClass === UNIVERSAL && item.type === asn1.Type[type];
  if (!isExpected || typeof item.value !== 'string') throw new Error(`DER: ${type} expected`);
  return Buffer.from(item.value, 'latin1');
}

export const dottedOid = (item: Der | undefined): string =>
  asn1.derToOid(contentOf(item, 'OID').toString('latin1'));

/** Whether an item is the constructed context-specific [tag], as attributes and extensions are. */
export function isContext(item: Der, tag: number): boolean {
  const found: number = item.type;
  return item.tagClass === CONTEXT_SPECIFIC && found === tag && item.constructed;
}
