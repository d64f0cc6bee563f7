// Whether a certificate that came from outside is exactly the one that our root would have made after our profile.
import { X509Certificate } from 'node:crypto';

import { authorityName, profileOfAuthority, readAuthorityName } from '../../domain/authority-name';
import { keepsLimits } from '../../domain/certificate-profile';
import { Refusal } from '../../domain/errors';
import type { AuthorityCertificateCheck, CheckedAuthority } from '../../usecases/ports-of-authority-keys';
import { certificateBody } from './certificate';
import { decode, encode, itemsOf } from './der';
import { decodePem, encodePem } from './pem';

const refuse = (reason: string, cause?: unknown): Refusal => new Refusal('invalid', reason, { cause });

/**
 * What is checked by name has a sentence of its own. Whatever else differs, an extension too many, other constraints, shows
 * in the last step: the certificate is built anew from its serial and dates alone, and must be the same to the byte.
 */
export function checkAuthority(given: AuthorityCertificateCheck): CheckedAuthority {
  const { der, certificate } = read(given.certificatePem);
  const root = new X509Certificate(given.rootPem);
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
  if (!key.equals(given.publicKey)) throw refuse('authority-other-key');
  if (certificate.issuer !== root.subject || !certificate.verify(root.publicKey))
    throw refuse('authority-other-root');
  if (certificate.subject !== `CN=${authorityName(given)}`) throw refuse('authority-other-name');
  const dates = { notBefore: new Date(certificate.validFrom), notAfter: new Date(certificate.validTo) };
  const profile = profileOfAuthority(given.kind);
  const isNow = dates.notBefore <= given.now && dates.notAfter > given.now;
  if (!isNow || !keepsLimits(profile, dates, new Date(root.validTo))) throw refuse('authority-dates');
  const serial = BigInt(`0x${certificate.serialNumber}`).toString();
  const content = { profile, serial, publicKey: key, commonName: authorityName(given), ...dates };
  if (!bodyOf(der).equals(rebuilt(content, given.rootPem))) throw refuse('authority-other-profile');
  return { certificatePem: encodePem('CERTIFICATE', der), serial, notAfter: dates.notAfter };
}

/** Of a root: which municipality it belongs to. */
export function rootLabel(rootPem: string): string {
  const { certificate } = read(rootPem);
  const naming = readAuthorityName(certificate.subject.replace(/^CN=/, ''));
  const isRoot = certificate.ca && certificate.verify(certificate.publicKey) && naming?.kind === 'root';
  if (!isRoot) throw refuse('authority-not-a-root');
  return naming.tenantLabel;
}

function read(pem: string): { readonly der: Buffer; readonly certificate: X509Certificate } {
  const block = pem.length > 8192 ? null : decodePem(pem);
  if (block?.label !== 'CERTIFICATE' || block.trailing) throw refuse('authority-not-a-certificate');
  try {
    return { der: block.bytes, certificate: new X509Certificate(block.bytes) };
  } catch (error) {
    throw refuse('authority-not-a-certificate', error);
  }
}

function bodyOf(der: Buffer): Buffer {
  const [body] = itemsOf(decode(der));
  if (body === undefined) throw refuse('authority-not-a-certificate');
  return encode(body);
}

function rebuilt(content: Parameters<typeof certificateBody>[0], rootPem: string): Buffer {
  try {
    return certificateBody(content, rootPem);
  } catch (error) {
    throw refuse('authority-other-profile', error);
  }
}
