// What every message to us must say about itself: its version, where it goes, who sends it, and that it is fresh
// (SAML 2.0 core 3.2.1, 3.2.2).
import { maxMessageAgeMs } from './expectations';
import { refuse } from './refusing';
import { isFuture, isOlderThan, timeOf } from './saml-time';
import { assertionNamespace, attributeOf, onlyChild, textOf, type XmlElement } from './xml-element';

export type Envelope = { readonly destination: string; readonly issuer: string; readonly now: Date };

/** Returns when it was issued. */
export function checkEnvelope(message: XmlElement, { destination, issuer, now }: Envelope): Date {
  if (attributeOf(message, 'Version') !== '2.0') refuse('saml-version');
  if (attributeOf(message, 'Destination') !== destination) refuse('saml-destination');
  if (textOf(onlyChild(message, [assertionNamespace, 'Issuer'], 'saml-issuer')) !== issuer)
    refuse('saml-issuer');
  return checkIssueInstant(message, now);
}

/** Of a message or an assertion: neither from the future nor older than its way here may take. */
export function checkIssueInstant(element: XmlElement, now: Date): Date {
  const issued = timeOf(attributeOf(element, 'IssueInstant'));
  if (issued === null || isFuture(issued, now) || isOlderThan(issued, maxMessageAgeMs, now))
    return refuse('saml-issue-instant');
  return issued;
}
