// Reads the metadata of identity providers: every entity that has the role, each with what a service provider needs.
// Its signature is not looked at: an administrator compares the fingerprints that are shown.
import { Refusal } from '../../domain/errors';
import type { DescribedIdentityProvider, SigningCertificate } from '../../domain/identity-provider-metadata';
import { describeCertificate } from './certificate';
import { malformed, plainMetadata } from './metadata-limits';
import { attributeOf, childrenOf, isNamed, parseRoot, protocolNamespace, textOf } from './xml-reading';

const metadataNamespace = 'urn:oasis:names:tc:SAML:2.0:metadata';
const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';
const redirectBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** AD FS describes WS-Federation roles beside the SAML one; only `IDPSSODescriptor` counts here. */
export function readIdpMetadata(text: string): readonly DescribedIdentityProvider[] {
  const root = rootOf(plainMetadata(text));
  return entitiesIn(root).flatMap((entity) => {
    const role = childrenOf(entity, metadataNamespace, 'IDPSSODescriptor').find(speaksSaml2);
    return role === undefined ? [] : [describe(attributeOf(entity, 'entityID') ?? '', role)];
  });
}

function rootOf(xml: string): Element {
  try {
    return parseRoot(xml);
  } catch (cause) {
    if (cause instanceof Refusal) throw malformed(cause);
    throw cause;
  }
}

function entitiesIn(element: Element): readonly Element[] {
  if (isNamed(element, metadataNamespace, 'EntityDescriptor')) return [element];
  if (!isNamed(element, metadataNamespace, 'EntitiesDescriptor')) throw malformed();
  return [
    ...childrenOf(element, metadataNamespace, 'EntityDescriptor'),
    ...childrenOf(element, metadataNamespace, 'EntitiesDescriptor').flatMap(entitiesIn),
  ];
}

function speaksSaml2(role: Element): boolean {
  return (attributeOf(role, 'protocolSupportEnumeration') ?? '').split(/\s+/).includes(protocolNamespace);
}

function describe(entityId: string, role: Element): DescribedIdentityProvider {
  return {
    entityId,
    ssoUrl: redirectAddress(role, 'SingleSignOnService'),
    sloUrl: redirectAddress(role, 'SingleLogoutService'),
    certificates: certificatesOf(role),
  };
}

function redirectAddress(role: Element, service: string): string | null {
  const places = childrenOf(role, metadataNamespace, service);
  const redirect = places.find((place) => attributeOf(place, 'Binding') === redirectBinding);
  return redirect === undefined ? null : attributeOf(redirect, 'Location');
}

/** A key without `use` serves for signing too (metadata 2.4.1.1). The same one may be listed twice. */
function certificatesOf(role: Element): readonly SigningCertificate[] {
  const keys = childrenOf(role, metadataNamespace, 'KeyDescriptor').filter(
    (key) => (attributeOf(key, 'use') ?? 'signing') === 'signing',
  );
  const found = keys
    .flatMap((key) => childrenOf(key, signatureNamespace, 'KeyInfo'))
    .flatMap((info) => childrenOf(info, signatureNamespace, 'X509Data'))
    .flatMap((data) => childrenOf(data, signatureNamespace, 'X509Certificate'))
    .map((element) => certificateOf(textOf(element)));
  return [...new Map(found.map((certificate) => [certificate.fingerprint, certificate])).values()];
}

function certificateOf(base64: string): SigningCertificate {
  const certificate = describeCertificate(Buffer.from(base64, 'base64'));
  if (certificate === null) throw new Refusal('invalid', 'metadata-certificate-unreadable');
  return certificate;
}
