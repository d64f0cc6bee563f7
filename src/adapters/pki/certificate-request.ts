// Reads a certificate request (PKCS#10, RFC 2986): all that counts is the key and the proof that the sender holds it.
import { hash, type KeyObject, verify } from 'node:crypto';

import type { Curve } from '../../domain/certificate-profile';
import { Refusal } from '../../domain/errors';
import { contentOf, decode, type Der, dottedOid, encode, isContext, itemsOf } from './der';
import { type EcPublicKey, importEcPublicKey, readEcPublicKey } from './ec-public-key';
import { decodePem } from './pem';

export type CertificateRequest = {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** Said by the sender, and proof of nothing; null where the subject is no single common name. */
  readonly commonName: string | null;
  readonly curve: Curve;
  /** SHA-256 of the SubjectPublicKeyInfo, hex: finds a key that was handed in before. */
  readonly keyHash: string;
};

const refuse = (reason: string, cause?: unknown): Refusal => new Refusal('invalid', reason, { cause });

/** RFC 5758 §3.2; the weaker digests are left out on purpose. */
const digests: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

/**
 * Subject and attributes are ignored: who gets a certificate, and for what, is decided here and not in the request.
 * Every input that is not a proper request is refused with its own reason.
 */
export function readCertificateRequest(pemOrDer: string | Uint8Array, maxBytes = 4096): CertificateRequest {
  if (pemOrDer.length > maxBytes) throw refuse('csr-too-large');
  const { signedPart, publicKey, commonName, digest, signature } = parse(derOf(pemOrDer));
  const key = readEcPublicKey(publicKey);
  if (key === null) throw refuse('csr-key-type');
  if (digest === undefined) throw refuse('csr-signature-algorithm');
  const isProven = verify(digest, signedPart, { key: importKey(key), dsaEncoding: 'der' }, signature);
  if (!isProven) throw refuse('csr-signature');
  return { publicKey, commonName, curve: key.curve, keyHash: hash('sha256', publicKey, 'hex') };
}

function derOf(pemOrDer: string | Uint8Array): Uint8Array {
  // A request in DER begins with the tag of a SEQUENCE, which is the digit 0 in a text.
  if (typeof pemOrDer !== 'string' && pemOrDer[0] === 0x30) return pemOrDer;
  const block = decodePem(typeof pemOrDer === 'string' ? pemOrDer : Buffer.from(pemOrDer).toString('latin1'));
  if (block === null || !/^(NEW )?CERTIFICATE REQUEST$/.test(block.label)) throw refuse('csr-malformed');
  if (block.trailing) throw refuse('csr-trailing-bytes');
  return block.bytes;
}

type ParsedRequest = {
  readonly signedPart: Buffer;
  readonly publicKey: Buffer;
  readonly commonName: string | null;
  readonly digest: string | undefined;
  readonly signature: Buffer;
};

/** What has been read must be written back to the same bytes, or the request has more than one reading. */
function parse(der: Uint8Array): ParsedRequest {
  try {
    const request = decode(der);
    const canonical = encode(request);
    if (canonical.compare(der, 0, canonical.length) !== 0) throw refuse('csr-malformed');
    if (canonical.length !== der.length) throw refuse('csr-trailing-bytes');
    return takeApart(request);
  } catch (error) {
    throw error instanceof Refusal ? error : refuse('csr-malformed', error);
  }
}

function takeApart(request: Der): ParsedRequest {
  const [information, algorithm, signatureBits, ...more] = itemsOf(request);
  const [version, subject, publicKey, attributes, ...moreInformation] = itemsOf(information);
  const [algorithmId, ...parameters] = itemsOf(algorithm);
  const signature = contentOf(signatureBits, 'BITSTRING');
  itemsOf(subject);
  itemsOf(publicKey);
  const isWellFormed =
    more.length === 0 &&
    moreInformation.length === 0 &&
    (attributes === undefined || isContext(attributes, 0)) &&
    contentOf(version, 'INTEGER').equals(Buffer.of(0)) &&
    signature.at(0) === 0;
  if (!isWellFormed || information === undefined || publicKey === undefined) throw refuse('csr-malformed');
  return {
    signedPart: encode(information),
    publicKey: encode(publicKey),
    commonName: commonNameIn(subject),
    digest: parameters.length === 0 ? digests[dottedOid(algorithmId)] : undefined,
    signature: signature.subarray(1),
  };
}

/** SEQUENCE, SET, SEQUENCE, the OID of the common name, UTF8String: a subject as our own requests have it. */
const commonNamePattern = /^30..31..30..06035504030c(..)((?:[2-7][0-9a-f])+)$/;

function commonNameIn(subject: Der | undefined): string | null {
  const hex = subject === undefined ? '' : encode(subject).toString('hex');
  const [, length = '', name = ''] = commonNamePattern.exec(hex) ?? [];
  const text = Buffer.from(name, 'hex').toString('latin1');
  return text !== '' && text.length === Number.parseInt(length, 16) ? text : null;
}

function importKey(key: EcPublicKey): KeyObject {
  try {
    return importEcPublicKey(key);
  } catch (error) {
    throw refuse('csr-key-point', error);
  }
}
