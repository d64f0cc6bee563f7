// That the person really signed in at the identity provider, not too long ago, and is not signed out there by now.
import type { AssertionExpectations } from './expectations';
import { refuse } from './refusing';
import { isFuture, isOlderThan, isPast, timeOf } from './saml-time';
import { assertionNamespace, attributeOf, onlyChild, type XmlElement } from './xml-element';

/** Returns the one statement about it. */
export function checkAuthentication(
  assertion: XmlElement,
  { maxAuthenticationAgeMs, now }: AssertionExpectations,
): XmlElement {
  const statement = onlyChild(assertion, [assertionNamespace, 'AuthnStatement'], 'saml-authn-statement');
  const instant = timeOf(attributeOf(statement, 'AuthnInstant'));
  if (instant === null || isFuture(instant, now) || isOlderThan(instant, maxAuthenticationAgeMs, now))
    refuse('saml-authn-instant');
  const written = attributeOf(statement, 'SessionNotOnOrAfter');
  const end = timeOf(written);
  if (written !== null && (end === null || isPast(end, now))) refuse('saml-session-ended');
  return statement;
}
