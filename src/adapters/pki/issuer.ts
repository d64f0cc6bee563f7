// What every certificate of an authority takes from the authority's own: read once, then remembered.
import { X509Certificate } from 'node:crypto';

import type { CertificateProfile } from '../../domain/certificate-profile';
import type { Authority } from './authority';
import { contentOf, decode, type Der, dottedOid, isContext, itemsOf } from './der';
import { authorityKeyIdentifier, extendedKeyUsageOid, subjectKeyIdentifierOid } from './extensions';

export type Issuer = {
  readonly name: Der;
  /** The extension that points to this authority. */
  readonly authorityKeyIdentifier: Der;
  readonly notAfter: Date;
  readonly isAuthority: boolean;
  /** Empty means unlimited, as in a root. */
  readonly extendedKeyUsages: readonly string[];
};

const known = new WeakMap<Authority, Issuer>();

export function issuerOf(authority: Authority): Issuer {
  const remembered = known.get(authority);
  if (remembered !== undefined) return remembered;
  const issuer = readIssuer(authority.certificatePem);
  known.set(authority, issuer);
  return issuer;
}

export function readIssuer(certificatePem: string): Issuer {
  const certificate = new X509Certificate(certificatePem);
  const [tbs] = itemsOf(decode(certificate.raw));
  const [, , , , , name, , extensionList] = itemsOf(tbs);
  if (name === undefined) throw new Error('the certificate of the authority has no subject');
  return {
    name,
    authorityKeyIdentifier: authorityKeyIdentifier(subjectKeyIdentifier(extensionList)),
    notAfter: new Date(certificate.validTo),
    isAuthority: certificate.ca,
    // Undefined where there is no such extension, whatever the types say.
    extendedKeyUsages: [certificate.keyUsage].flat().filter((usage) => typeof usage === 'string'),
  };
}

function subjectKeyIdentifier(wrapped: Der | undefined): Buffer {
  if (wrapped === undefined || !isContext(wrapped, 3))
    throw new Error('the certificate of the authority has no extensions');
  const [list] = typeof wrapped.value === 'string' ? [] : wrapped.value;
  for (const item of itemsOf(list)) {
    const parts = itemsOf(item);
    if (dottedOid(parts[0]) === subjectKeyIdentifierOid) {
      return contentOf(decode(contentOf(parts.at(-1), 'OCTETSTRING')), 'OCTETSTRING');
    }
  }
  throw new Error('the certificate of the authority has no subject key identifier');
}

/**
 * Authorities come from the root, which is bound to no purpose; leaves from the authority made for their purpose, so that
 * the one for clients never issues for servers, nor the other way round (RFC 5280 §4.2.1.12).
 */
export function mayIssue({ extendedKeyUsages }: Issuer, profile: CertificateProfile): boolean {
  if (profile.basicConstraints.ca) return extendedKeyUsages.length === 0;
  return profile.extendedKeyUsage.every((purpose) =>
    extendedKeyUsages.includes(extendedKeyUsageOid[purpose]),
  );
}
