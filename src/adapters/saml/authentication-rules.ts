// That the person really signed in at the identity provider, not too long ago, and is not signed out there by now.
import type { SignInAssertion } from '../../domain/identity-attributes';
import type { AssertionExpectations } from './expectations';
import { refuse } from './refusing';
import { isFuture, isOlderThan, isPast, timeOf } from './saml-time';
import {
  assertionNamespace,
  attributeOf,
  childrenOf,
  onlyChild,
  textOf,
  type XmlElement,
} from './xml-element';

type SignedIn = Pick<SignInAssertion, 'sessionIndex' | 'authentication'>;

/** Returns what the one statement about it says. */
export function checkAuthentication(
  assertion: XmlElement,
  { maxAuthenticationAgeMs, now }: AssertionExpectations,
): SignedIn {
  const statement = onlyChild(assertion, [assertionNamespace, 'AuthnStatement'], 'saml-authn-statement');
  const instant = timeOf(attributeOf(statement, 'AuthnInstant'));
  if (instant === null || isFuture(instant, now) || isOlderThan(instant, maxAuthenticationAgeMs, now))
    refuse('saml-authn-instant');
  const written = attributeOf(statement, 'SessionNotOnOrAfter');
  const end = timeOf(written);
  if (written !== null && (end === null || isPast(end, now))) refuse('saml-session-ended');
  const contextClass = contextClassOf(statement);
  return { sessionIndex: attributeOf(statement, 'SessionIndex'), authentication: { instant, contextClass } };
}

const longest = 256;

/** Where a declaration stands in its place, or none or several do, nothing is known. */
function contextClassOf(statement: XmlElement): string | null {
  const classes = childrenOf(statement, assertionNamespace, 'AuthnContext').flatMap((context) =>
    childrenOf(context, assertionNamespace, 'AuthnContextClassRef').map(textOf),
  );
  const [only, ...others] = classes;
  const isPlain = only !== undefined && only !== '' && only.length <= longest && others.length === 0;
  return isPlain ? only : null;
}
