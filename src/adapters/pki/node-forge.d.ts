// What the published types of node-forge leave out: the options of the DER reader and context-specific tags.
import 'node-forge';

declare module 'node-forge' {
  namespace asn1 {
    /** Without `decodeBitStrings: false` the reader would look for ASN.1 inside signatures. */
    interface ReadOptions {
      readonly strict: boolean;
      readonly parseAllBytes: boolean;
      readonly decodeBitStrings: boolean;
      readonly maxDepth: number;
    }
    function fromDer(bytes: Bytes, options: ReadOptions): Asn1;
    function create(
      ...parts: [tagClass: Class, tag: number, constructed: boolean, value: Bytes | Asn1[]]
    ): Asn1;
  }
}
