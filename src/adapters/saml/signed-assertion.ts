// Reads who signed in from the signed assertion, and from nothing else: the library's profile mixes attributes with
// its own fields, and the response around a signed assertion may be unsigned.
import { Refusal } from '../../domain/errors';
import type { NameId, SamlAttribute, SignInAssertion } from '../../domain/identity-attributes';
import {
  assertionNamespace,
  attributeOf,
  childrenOf,
  isNamed,
  onlyChild,
  parseRoot,
  textOf,
} from './xml-reading';

export type ProfileExpectations = {
  /** entityID of the tenant's identity provider. */
  readonly issuer: string;
  /** The request id that the library found in our store. */
  readonly inResponseTo: string;
};

const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/**
 * The rules of the Web Browser SSO profile (SAML 2.0 profiles 4.1.4.3) that the library leaves to us. Signature,
 * times, audience and the known request id have been checked by the library when this runs.
 */
export function checkProfile(signedAssertionXml: string, expected: ProfileExpectations): SignInAssertion {
  const assertion = parseRoot(signedAssertionXml);
  if (!isNamed(assertion, assertionNamespace, 'Assertion'))
    throw new Refusal('unauthenticated', 'saml-malformed');
  const issuer = textOf(onlyChild(assertion, assertionNamespace, 'Issuer'));
  if (issuer !== expected.issuer) throw new Refusal('unauthenticated', 'saml-issuer');
  const subject = onlyChild(assertion, assertionNamespace, 'Subject');
  const inResponseTo = inResponseToOf(subject);
  if (inResponseTo !== expected.inResponseTo) throw new Refusal('unauthenticated', 'saml-request-unknown');
  return {
    issuer,
    nameId: nameIdOf(subject),
    sessionIndex: sessionIndexOf(assertion),
    inResponseTo,
    attributes: attributesOf(assertion),
  };
}

function inResponseToOf(subject: Element): string | null {
  const confirmations = childrenOf(subject, assertionNamespace, 'SubjectConfirmation');
  const data = confirmations
    .filter((confirmation) => attributeOf(confirmation, 'Method') === bearer)
    .flatMap((confirmation) => childrenOf(confirmation, assertionNamespace, 'SubjectConfirmationData'));
  return data.map((element) => attributeOf(element, 'InResponseTo')).find((id) => id !== null) ?? null;
}

function nameIdOf(subject: Element): NameId {
  const element = onlyChild(subject, assertionNamespace, 'NameID');
  const value = textOf(element);
  if (value === '') throw new Refusal('unauthenticated', 'saml-malformed');
  const nameQualifier = attributeOf(element, 'NameQualifier');
  const spNameQualifier = attributeOf(element, 'SPNameQualifier');
  return {
    value,
    format: attributeOf(element, 'Format'),
    ...(nameQualifier === null ? {} : { nameQualifier }),
    ...(spNameQualifier === null ? {} : { spNameQualifier }),
  };
}

function sessionIndexOf(assertion: Element): string | null {
  const statements = childrenOf(assertion, assertionNamespace, 'AuthnStatement');
  return (
    statements.map((statement) => attributeOf(statement, 'SessionIndex')).find((index) => index !== null) ??
    null
  );
}

function attributesOf(assertion: Element): readonly SamlAttribute[] {
  return childrenOf(assertion, assertionNamespace, 'AttributeStatement')
    .flatMap((statement) => childrenOf(statement, assertionNamespace, 'Attribute'))
    .map((attribute) => ({
      name: attributeOf(attribute, 'Name') ?? '',
      friendlyName: attributeOf(attribute, 'FriendlyName'),
      values: childrenOf(attribute, assertionNamespace, 'AttributeValue').map(textOf),
    }))
    .filter((attribute) => attribute.name !== '');
}
