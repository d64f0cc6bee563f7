// Our metadata for one tenant's identity provider. Written here because the library offers logout over POST, whose
// answers it then refuses; and because it must exist before the identity provider is known.
import { contentEncryptions, keyEncryptions } from './algorithms';
import type { SamlTenant } from './saml-tenant';
import { ownKeysOf, samlAddresses } from './saml-tenant';

export function spMetadata(publicUrl: string, tenant: SamlTenant): string {
  const { entityId, acs, slo } = samlAddresses(publicUrl, tenant.slug);
  const certificates = ownKeysOf(tenant).map(({ certificatePem }) => base64Of(certificatePem));
  const keys = [
    ...certificates.map((certificate) => keyDescriptor('signing', certificate)),
    ...(maySendEncrypted(tenant) ? certificates : []).map((certificate) =>
      keyDescriptor('encryption', certificate),
    ),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${escaped(entityId)}">
  <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" AuthnRequestsSigned="true" WantAssertionsSigned="${tenant.wantAssertionsSigned}">
${keys.join('\n')}
    <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${escaped(slo)}"/>
    <md:AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${escaped(acs)}"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`;
}

/**
 * AD FS and Shibboleth encrypt as soon as they find a key for it. We accept that only inside a signed response, so the
 * key is offered only where one is asked for, which is known once the sign-in is live.
 */
function maySendEncrypted({ idp, wantResponseSigned }: SamlTenant): boolean {
  return idp !== null && wantResponseSigned;
}

/** Encrypted with what we accept, the better ones first (BSI TR-02102-1). */
const methods = [...[...contentEncryptions].filter((name) => name.endsWith('-gcm')), ...keyEncryptions];

function keyDescriptor(use: 'signing' | 'encryption', certificate: string): string {
  const accepted = use === 'signing' ? [] : methods.map(methodLine);
  return [
    `    <md:KeyDescriptor use="${use}">`,
    `      <ds:KeyInfo>`,
    `        <ds:X509Data>`,
    `          <ds:X509Certificate>${certificate}</ds:X509Certificate>`,
    `        </ds:X509Data>`,
    `      </ds:KeyInfo>`,
    ...accepted,
    `    </md:KeyDescriptor>`,
  ].join('\n');
}

function methodLine(algorithm: string): string {
  return `      <md:EncryptionMethod Algorithm="${algorithm}"/>`;
}

function base64Of(certificatePem: string): string {
  return certificatePem.replace(/-----[A-Z ]+-----|\s/g, '');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
