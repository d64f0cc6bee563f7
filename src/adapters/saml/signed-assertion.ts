// Reads who signed in from the signed bytes of an assertion, and from nothing else: the library's profile mixes
// attributes with its own fields, and the response around a signed assertion may be unsigned.
import type { NameId, SamlAttribute, SignInAssertion } from '../../domain/identity-attributes';
import { checkAuthentication } from './authentication-rules';
import { checkConditions } from './condition-rules';
import { refuseDuplicateIds } from './document-ids';
import { checkIssueInstant } from './envelope-rules';
import type { AssertionExpectations } from './expectations';
import { refuse } from './refusing';
import { checkSignatures } from './signature-rules';
import { readXml } from './strict-xml';
import { checkSubject } from './subject-rules';
import {
  assertionNamespace,
  attributeOf,
  childrenOf,
  isNamed,
  onlyChild,
  textOf,
  type XmlElement,
} from './xml-element';

/** The rules of the Web Browser SSO profile for an assertion (SAML 2.0 profiles 4.1.4.3), in the order of its parts. */
export function checkAssertion(signedXml: string, expected: AssertionExpectations): SignInAssertion {
  const assertion = readXml(signedXml);
  if (!isNamed(assertion, assertionNamespace, 'Assertion')) refuse('saml-assertion-count');
  refuseDuplicateIds(assertion);
  // One that was encrypted shows its own signature only now.
  checkSignatures(assertion, [assertion]);
  const { id, issuer } = checkHead(assertion, expected);
  const subject = checkSubject(assertion, expected);
  const expiresAt = checkConditions(assertion, expected);
  const signedIn = checkAuthentication(assertion, expected);
  return {
    id,
    expiresAt,
    issuer,
    nameId: nameIdOf(onlyChild(subject, [assertionNamespace, 'NameID'], 'saml-subject')),
    ...signedIn,
    inResponseTo: expected.requestId,
    attributes: attributesOf(assertion),
  };
}

function checkHead(assertion: XmlElement, { issuer, now }: AssertionExpectations) {
  if (attributeOf(assertion, 'Version') !== '2.0') refuse('saml-version');
  const written = textOf(onlyChild(assertion, [assertionNamespace, 'Issuer'], 'saml-issuer'));
  if (written !== issuer) refuse('saml-issuer');
  checkIssueInstant(assertion, now);
  return { issuer, id: attributeOf(assertion, 'ID') ?? refuse('saml-malformed') };
}

function nameIdOf(element: XmlElement): NameId {
  const nameQualifier = attributeOf(element, 'NameQualifier');
  const spNameQualifier = attributeOf(element, 'SPNameQualifier');
  return {
    value: textOf(element),
    format: attributeOf(element, 'Format'),
    ...(nameQualifier === null ? {} : { nameQualifier }),
    ...(spNameQualifier === null ? {} : { spNameQualifier }),
  };
}

function attributesOf(assertion: XmlElement): readonly SamlAttribute[] {
  return childrenOf(assertion, assertionNamespace, 'AttributeStatement')
    .flatMap((statement) => childrenOf(statement, assertionNamespace, 'Attribute'))
    .map((attribute) => ({
      name: attributeOf(attribute, 'Name') ?? '',
      friendlyName: attributeOf(attribute, 'FriendlyName'),
      values: childrenOf(attribute, assertionNamespace, 'AttributeValue').map(textOf),
    }))
    .filter((attribute) => attribute.name !== '');
}
