// Reads DER through node-forge's ASN.1, which here only ever turns bytes into trees and back.
import { asn1 } from 'node-forge';

export type Der = asn1.Asn1;

/** Reads the first item; bytes after it are left to the caller. Bound the input before: the parser is recursive. */
export function decode(bytes: Uint8Array): Der {
  const options = { strict: true, parseAllBytes: false, decodeBitStrings: false, maxDepth: 16 };
  return asn1.fromDer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'), options);
}

/** An item that was read, as bytes again: the same bytes if it had been DER. */
export const encode = (item: Der): Buffer => Buffer.from(asn1.toDer(item).getBytes(), 'latin1');

/** The parts of a constructed item with this universal type, or an error. */
export function itemsOf(item: Der | undefined, type: 'SEQUENCE' | 'SET'): readonly Der[] {
  if (
    item?.tagClass !== asn1.Class.UNIVERSAL ||
    item.type !== asn1.Type[type] ||
    typeof item.value === 'string'
  ) {
    throw new Error(`DER: ${type} expected`);
  }
  return item.value;
}

/** The content octets of a primitive item with this universal type, or an error. */
export function contentOf(
  item: Der | undefined,
  type: 'INTEGER' | 'BITSTRING' | 'OCTETSTRING' | 'OID',
): Buffer {
  if (
    item?.tagClass !== asn1.Class.UNIVERSAL ||
    item.type !== asn1.Type[type] ||
    typeof item.value !== 'string'
  ) {
    throw new Error(`DER: ${type} expected`);
  }
  return Buffer.from(item.value, 'latin1');
}

export const dottedOid = (item: Der | undefined): string =>
  asn1.derToOid(contentOf(item, 'OID').toString('latin1'));

/** Whether an item is the constructed context-specific [tag], as attributes and extensions are. */
export function isContext(item: Der, tag: number): boolean {
  const found: number = item.type;
  return item.tagClass === asn1.Class.CONTEXT_SPECIFIC && found === tag && item.constructed;
}
