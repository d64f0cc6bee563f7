// For whom and how long the assertion is meant; a condition that we do not know cannot be met (SAML 2.0 core 2.5.1).
import type { AssertionExpectations } from './expectations';
import { refuse } from './refusing';
import { isFuture, isPast, timeOf } from './saml-time';
import {
  assertionNamespace,
  attributeOf,
  childrenOf,
  elementsIn,
  isNamed,
  onlyChild,
  textOf,
  type XmlElement,
} from './xml-element';

/** Identity providers say five minutes to an hour; more would only help whoever steals it. */
const longestWindowMs = 60 * 60_000;

/** OneTimeUse and ProxyRestriction ask for nothing that we do not do anyway. */
const known: ReadonlySet<string> = new Set(['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction']);

/** Returns when the assertion ends. */
export function checkConditions(assertion: XmlElement, { audience, now }: AssertionExpectations): Date {
  const conditions = onlyChild(assertion, [assertionNamespace, 'Conditions'], 'saml-conditions');
  const isKnown = (condition: XmlElement) =>
    known.has(condition.localName) && isNamed(condition, assertionNamespace, condition.localName);
  if (!elementsIn(conditions).every(isKnown)) refuse('saml-condition-unknown');
  const end = checkWindow(conditions, now);
  const restrictions = childrenOf(conditions, assertionNamespace, 'AudienceRestriction');
  const isOurs = (restriction: XmlElement) =>
    childrenOf(restriction, assertionNamespace, 'Audience').some((each) => textOf(each) === audience);
  if (restrictions.length === 0 || !restrictions.every(isOurs)) refuse('saml-audience');
  return end;
}

function checkWindow(conditions: XmlElement, now: Date): Date {
  const [from, until] = [attributeOf(conditions, 'NotBefore'), attributeOf(conditions, 'NotOnOrAfter')];
  const [start, end] = [timeOf(from), timeOf(until)];
  // A window with an open end has no length.
  if (start === null) refuse(from === null ? 'saml-window' : 'saml-not-yet-valid');
  if (end === null) refuse(until === null ? 'saml-window' : 'saml-expired');
  if (isFuture(start, now)) refuse('saml-not-yet-valid');
  if (isPast(end, now)) refuse('saml-expired');
  if (end.getTime() - start.getTime() > longestWindowMs) refuse('saml-window');
  return end;
}
