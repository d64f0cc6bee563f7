// The answer to a sign-out: done (SAML 2.0 core 3.7).
import { escaped } from './escaping';

export type LogoutFields = {
  readonly id: string;
  readonly issuer: string;
  readonly destination: string;
  readonly inResponseTo: string;
  readonly issuedAt: Date;
};

export function logoutResponseXml({ id, issuer, destination, inResponseTo, issuedAt }: LogoutFields): string {
  return [
    '<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"',
    ` ID="${id}" Version="2.0" IssueInstant="${issuedAt.toISOString()}" Destination="${escaped(destination)}"`,
    ` InResponseTo="${escaped(inResponseTo)}"><saml:Issuer>${escaped(issuer)}</saml:Issuer>`,
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>',
    '</samlp:LogoutResponse>',
  ].join('');
}
