// The unsigned SAML response of a sign-in, complete as the Web Browser SSO profile wants it (SAML 2.0 profiles 4.1.4.2).
import { escaped } from './escaping';

export type ResponseFields = {
  readonly responseId: string;
  readonly assertionId: string;
  readonly issuer: string;
  /** The ACS: Destination of the response and Recipient of the confirmation. */
  readonly destination: string;
  readonly audience: string;
  readonly inResponseTo: string;
  readonly issuedAt: Date;
  readonly notBefore: Date;
  readonly notOnOrAfter: Date;
  readonly nameId: { readonly value: string; readonly format: string };
  readonly sessionIndex: string;
  readonly attributes: readonly (readonly [name: string, values: readonly string[]])[];
};

const saml = 'urn:oasis:names:tc:SAML:2.0';

export function responseXml(fields: ResponseFields): string {
  const issuer = `<saml:Issuer>${escaped(fields.issuer)}</saml:Issuer>`;
  return [
    `<samlp:Response xmlns:samlp="${saml}:protocol" xmlns:saml="${saml}:assertion" ID="${fields.responseId}" Version="2.0"`,
    ` IssueInstant="${fields.issuedAt.toISOString()}" Destination="${escaped(fields.destination)}"`,
    ` InResponseTo="${escaped(fields.inResponseTo)}">${issuer}`,
    `<samlp:Status><samlp:StatusCode Value="${saml}:status:Success"/></samlp:Status>`,
    `<saml:Assertion ID="${fields.assertionId}" Version="2.0" IssueInstant="${fields.issuedAt.toISOString()}">${issuer}`,
    subject(fields),
    conditions(fields),
    authnStatement(fields),
    attributeStatement(fields),
    '</saml:Assertion></samlp:Response>',
  ].join('');
}

function subject({ nameId, inResponseTo, destination, notOnOrAfter }: ResponseFields): string {
  return [
    `<saml:Subject><saml:NameID Format="${escaped(nameId.format)}">${escaped(nameId.value)}</saml:NameID>`,
    `<saml:SubjectConfirmation Method="${saml}:cm:bearer">`,
    `<saml:SubjectConfirmationData InResponseTo="${escaped(inResponseTo)}" Recipient="${escaped(destination)}"`,
    ` NotOnOrAfter="${notOnOrAfter.toISOString()}"/></saml:SubjectConfirmation></saml:Subject>`,
  ].join('');
}

function conditions({ notBefore, notOnOrAfter, audience }: ResponseFields): string {
  return [
    `<saml:Conditions NotBefore="${notBefore.toISOString()}" NotOnOrAfter="${notOnOrAfter.toISOString()}">`,
    `<saml:AudienceRestriction><saml:Audience>${escaped(audience)}</saml:Audience></saml:AudienceRestriction>`,
    '</saml:Conditions>',
  ].join('');
}

function authnStatement({ issuedAt, sessionIndex }: ResponseFields): string {
  return [
    `<saml:AuthnStatement AuthnInstant="${issuedAt.toISOString()}" SessionIndex="${escaped(sessionIndex)}">`,
    `<saml:AuthnContext><saml:AuthnContextClassRef>${saml}:ac:classes:unspecified</saml:AuthnContextClassRef>`,
    '</saml:AuthnContext></saml:AuthnStatement>',
  ].join('');
}

function attributeStatement({ attributes }: ResponseFields): string {
  if (attributes.length === 0) return '';
  const elements = attributes.map(([name, values]) => {
    const inner = values
      .map((value) => `<saml:AttributeValue>${escaped(value)}</saml:AttributeValue>`)
      .join('');
    return `<saml:Attribute Name="${escaped(name)}" NameFormat="${saml}:attrname-format:basic">${inner}</saml:Attribute>`;
  });
  return `<saml:AttributeStatement>${elements.join('')}</saml:AttributeStatement>`;
}
