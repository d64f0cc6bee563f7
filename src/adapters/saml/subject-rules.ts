// Whom the assertion is about, and that whoever brings it may bring it: here, now, in answer to our request
// (SAML 2.0 profiles 4.1.4.3).
import type { AssertionExpectations } from './expectations';
import { refuse } from './refusing';
import { isPast, timeOf } from './saml-time';
import {
  assertionNamespace,
  attributeOf,
  childrenOf,
  elementsIn,
  onlyChild,
  textOf,
  type XmlElement,
} from './xml-element';

const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

type Doubt = `saml-${string}` | null;

/** Returns the subject, with exactly one NameID that says something. */
export function checkSubject(assertion: XmlElement, expected: AssertionExpectations): XmlElement {
  const subject = onlyChild(assertion, [assertionNamespace, 'Subject'], 'saml-subject');
  const nameId = onlyChild(subject, [assertionNamespace, 'NameID'], 'saml-subject');
  if (textOf(nameId) === '' || elementsIn(nameId).length > 0) refuse('saml-subject');
  const doubts = childrenOf(subject, assertionNamespace, 'SubjectConfirmation')
    .filter((confirmation) => attributeOf(confirmation, 'Method') === bearer)
    .map((confirmation) => doubtOf(confirmation, expected));
  if (!doubts.includes(null)) refuse(doubts[0] ?? 'saml-confirmation');
  return subject;
}

/** One confirmation that fits is enough; `null` says that this one does. */
function doubtOf(confirmation: XmlElement, { acs, requestId, now }: AssertionExpectations): Doubt {
  const [data, ...others] = childrenOf(confirmation, assertionNamespace, 'SubjectConfirmationData');
  if (data === undefined || others.length > 0) return 'saml-confirmation';
  const end = timeOf(attributeOf(data, 'NotOnOrAfter'));
  if (end === null || attributeOf(data, 'NotBefore') !== null) return 'saml-confirmation';
  if (attributeOf(data, 'Recipient') !== acs) return 'saml-recipient';
  const answered = attributeOf(data, 'InResponseTo');
  if (answered !== requestId) return answered === null ? 'saml-request-missing' : 'saml-request-unknown';
  return isPast(end, now) ? 'saml-expired' : null;
}
