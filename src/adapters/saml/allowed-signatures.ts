// Teaches the library the algorithms on our list and takes the others from it. Its own tables know SHA-1 and know
// neither SHA-384 nor RSA-PSS with anything but SHA-256; each SignedXml object writes its table anew, so the class
// itself gets tables that cannot be written.
import { constants, createHash, verify } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { digestAlgorithms, signatureAlgorithms, type SignatureAlgorithm } from './algorithms';

/** For a thread that only verifies: nothing can be signed with these. */
export function allowListedAlgorithmsOnly(): void {
  const ofSignatures = [...signatureAlgorithms].map(
    ([uri, algorithm]) => [uri, verifying(uri, algorithm)] as const,
  );
  const ofDigests = [...digestAlgorithms].map(([uri, hash]) => [uri, hashing(uri, hash)] as const);
  replaceTable('SignatureAlgorithms', Object.fromEntries(ofSignatures));
  replaceTable('HashAlgorithms', Object.fromEntries(ofDigests));
}

function replaceTable(name: string, table: object): void {
  Object.setPrototypeOf(table, null);
  Object.defineProperty(SignedXml.prototype, name, { get: () => table, set: () => undefined });
}

function verifying(uri: string, { hash, isPss }: SignatureAlgorithm) {
  const padding = isPss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  return class {
    readonly getAlgorithmName = () => uri;
    readonly getSignature = (): never => {
      throw new Error('this thread only verifies');
    };
    readonly verifySignature = (material: string, key: string, signature: string): boolean =>
      verify(hash, Buffer.from(material), { key, padding }, Buffer.from(signature, 'base64'));
  };
}

function hashing(uri: string, hash: string) {
  return class {
    readonly getAlgorithmName = () => uri;
    readonly getHash = (xml: string): string => createHash(hash).update(xml, 'utf8').digest('base64');
  };
}
