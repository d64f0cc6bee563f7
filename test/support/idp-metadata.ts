// Metadata of identity providers for tests, as their makers write it: with one SAML role, or with much beside it.
import { mustRun } from './child-process';

export type Described = {
  readonly entityId?: string;
  readonly ssoUrl?: string | null;
  readonly sloUrl?: string | null;
  readonly certificates?: readonly { readonly pem: string; readonly use?: string }[];
};

const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const post = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';

export function entityXml(described: Described): string {
  const { entityId = 'https://idp.musterstadt.example/metadata', certificates = [] } = described;
  const { ssoUrl = 'https://idp.musterstadt.example/sso', sloUrl = null } = described;
  const keys = certificates.map(({ pem, use }) => keyXml(pem, use)).join('');
  return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${entityId}">
<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys}
${sloUrl === null ? '' : `<md:SingleLogoutService Binding="${redirect}" Location="${sloUrl}"/>`}
<md:SingleSignOnService Binding="${post}" Location="https://idp.musterstadt.example/post"/>
${ssoUrl === null ? '' : `<md:SingleSignOnService Binding="${redirect}" Location="${ssoUrl}"/>`}
</md:IDPSSODescriptor></md:EntityDescriptor>`;
}

function keyXml(pem: string, use: string | undefined): string {
  const base64 = pem.replaceAll(/-----[^-]+-----/g, '');
  return `<md:KeyDescriptor${use === undefined ? '' : ` use="${use}"`}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${base64}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
}

export function entitiesXml(...entities: readonly string[]): string {
  return `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${entities.join('')}</md:EntitiesDescriptor>`;
}

type MadeCertificate = { readonly certificatePem: string; readonly privateKeyPem: string };

/** Signed by itself, valid for years; dates of one's own come from `samlKeyAtOnce`. */
export async function madeCertificate(
  kind: 'rsa:1024' | 'rsa:2048' | 'ec',
  names = 'DNS:idp.musterstadt.example',
): Promise<MadeCertificate> {
  const key = kind === 'ec' ? ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : [kind];
  const pem = await mustRun([
    ...['openssl', 'req', '-x509', '-nodes', '-newkey', ...key, '-subj', '/CN=idp', '-days', '9000'],
    ...['-addext', `subjectAltName=${names}`, '-keyout', '-'],
  ]);
  const [privateKeyPem = '', certificatePem = ''] = pem.match(/-----BEGIN[^]*?-----END[^\n]+\n/g) ?? [];
  return { privateKeyPem, certificatePem };
}
