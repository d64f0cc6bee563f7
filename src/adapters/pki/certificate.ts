// Builds a certificate (RFC 5280 §4.1) after its profile, has it signed by an authority, and checks the limits once more.
import { hash } from 'node:crypto';

import { type CertificateProfile, keepsLimits, type Validity } from '../../domain/certificate-profile';
import type { Authority } from './authority';
import {
  bitString,
  decode,
  type Der,
  encode,
  explicit,
  integer,
  oid,
  sequence,
  set,
  time,
  utf8,
} from './der';
import { readEcPublicKey } from './ec-public-key';
import { extensions, keyIdentifier } from './extensions';
import { type Issuer, issuerOf, mayIssue, readIssuer } from './issuer';
import { encodePem } from './pem';
import { parseSerial } from './serial';

export type CertificateContent = Validity & {
  readonly profile: CertificateProfile;
  /** Decimal text. */
  readonly serial: string;
  readonly commonName: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly dnsName?: string;
};

export type IssuedCertificate = {
  readonly certificatePem: string;
  readonly serial: string;
  readonly notAfter: Date;
  /** SHA-256 over the certificate, lower-case hex. */
  readonly fingerprint256: string;
};

/** RFC 5758 §3.2: ecdsa-with-SHA384, parameters absent. */
const signatureAlgorithm = (): Der => sequence(oid('1.2.840.10045.4.3.3'));
const nameOf = (commonName: string): Der => sequence(set(sequence(oid('2.5.4.3'), utf8(commonName))));

/** Every refusal here is a bug of the caller: people's wishes have been cut to the limits long before. */
function assertAllowed({ profile, ...content }: CertificateContent, issuer: Issuer | null): void {
  const limit = issuer === null ? null : issuer.notAfter;
  if (!keepsLimits(profile, content, limit)) throw new Error('the dates exceed the limits of the profile');
  if (issuer === null) return;
  if (!issuer.isAuthority) throw new Error('the issuer is not a certificate authority');
  if (!mayIssue(issuer, profile)) throw new Error('the authority must not issue for this purpose');
}

/** The part that is signed; without an issuer it is a self-signed root. */
function toBeSigned(content: CertificateContent, issuer: Issuer | null): Der {
  const { profile, publicKey, dnsName = null } = content;
  const key = readEcPublicKey(publicKey);
  if (!key || !profile.curves.includes(key.curve))
    throw new Error('the profile does not allow this kind of key');
  assertAllowed(content, issuer);
  const subject = nameOf(content.commonName);
  const details = {
    profile,
    keyId: keyIdentifier(key.point),
    authorityKeyIdentifier: issuer?.authorityKeyIdentifier ?? null,
    dnsName,
  };
  return sequence(
    explicit(0, integer(2n)),
    integer(parseSerial(content.serial)),
    signatureAlgorithm(),
    issuer?.name ?? subject,
    sequence(time(content.notBefore), time(content.notAfter)),
    subject,
    decode(publicKey),
    explicit(3, extensions(details)),
  );
}

async function signed(
  content: CertificateContent,
  tbs: Der,
  sign: Authority['sign'],
): Promise<IssuedCertificate> {
  const signature = await sign(encode(tbs));
  const der = encode(sequence(tbs, signatureAlgorithm(), bitString(signature)));
  return {
    certificatePem: encodePem('CERTIFICATE', der),
    serial: content.serial,
    notAfter: content.notAfter,
    fingerprint256: hash('sha256', der, 'hex'),
  };
}

export const selfSigned = (
  content: CertificateContent,
  sign: Authority['sign'],
): Promise<IssuedCertificate> => signed(content, toBeSigned(content, null), sign);

export async function issueCertificate(
  authority: Authority,
  content: CertificateContent,
): Promise<IssuedCertificate> {
  return signed(content, toBeSigned(content, issuerOf(authority)), authority.sign);
}

/** What the authority of this certificate would have signed. */
export function certificateBody(content: CertificateContent, issuerPem: string): Buffer {
  return encode(toBeSigned(content, readIssuer(issuerPem)));
}
