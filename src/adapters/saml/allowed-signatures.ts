// Teaches the library the algorithms on our list and takes the others from it, and lets it resolve references by the
// one attribute that SAML knows. Its own tables know SHA-1 and know neither SHA-384 nor RSA-PSS with anything but
// SHA-256; each SignedXml object writes its tables anew, so the class itself gets tables that cannot be written.
import { constants, createHash, verify } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { digestAlgorithms, signatureAlgorithms, type SignatureAlgorithm } from './algorithms';
import { publicKeyOf } from './read-keys';

/** For a thread that only verifies: nothing can be signed with these. */
export function allowListedAlgorithmsOnly(): void {
  const ofSignatures = [...signatureAlgorithms].map(
    ([uri, algorithm]) => [uri, verifying(uri, algorithm)] as const,
  );
  const ofDigests = [...digestAlgorithms].map(([uri, hash]) => [uri, hashing(uri, hash)] as const);
  replaceTable('SignatureAlgorithms', Object.fromEntries(ofSignatures));
  replaceTable('HashAlgorithms', Object.fromEntries(ofDigests));
  // The library also tries `Id` and `id`, each with a walk over the whole document.
  fix('idAttributes', Object.freeze(['ID']));
}

function replaceTable(name: string, table: object): void {
  Object.setPrototypeOf(table, null);
  fix(name, table);
}

function fix(name: string, value: unknown): void {
  Object.defineProperty(SignedXml.prototype, name, { get: () => value, set: () => undefined });
}

function verifying(uri: string, { hash, isPss }: SignatureAlgorithm) {
  const padding = isPss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  return class {
    readonly getAlgorithmName = () => uri;
    readonly getSignature = (): never => {
      throw new Error('this thread only verifies');
    };
    readonly verifySignature = (material: string, key: string, signature: string): boolean =>
      verify(
        hash,
        Buffer.from(material),
        { key: publicKeyOf(key), padding },
        Buffer.from(signature, 'base64'),
      );
  };
}

function hashing(uri: string, hash: string) {
  return class {
    readonly getAlgorithmName = () => uri;
    readonly getHash = (xml: string): string => createHash(hash).update(xml, 'utf8').digest('base64');
  };
}
