// What a logout request or its answer must say to be for us (SAML 2.0 core 3.7, profiles 4.4).
import { refuseDuplicateIds } from './document-ids';
import { maxMessageAgeMs } from './expectations';
import { refuse } from './refusing';
import { isFuture, isOlderThan, isPast, skewMs, timeOf } from './saml-time';
import {
  assertionNamespace,
  attributeOf,
  childrenOf,
  isNamed,
  onlyChild,
  protocolNamespace,
  textOf,
  type XmlElement,
} from './xml-element';

export type LogoutExpectations = {
  readonly issuer: string;
  readonly destination: string;
  readonly now: Date;
};

type Message = {
  readonly messageId: string;
  /** When it is too old to be taken again. */
  readonly expiresAt: Date;
};

export type LogoutContent = Message &
  (
    | { readonly kind: 'response'; readonly inResponseTo: string }
    | {
        readonly kind: 'request';
        readonly nameId: string;
        /** None: every session of that person. */
        readonly sessionIndexes: readonly string[];
      }
  );

export function checkLogout(
  root: XmlElement,
  kind: LogoutContent['kind'],
  expected: LogoutExpectations,
): LogoutContent {
  const name = kind === 'request' ? 'LogoutRequest' : 'LogoutResponse';
  if (!isNamed(root, protocolNamespace, name)) refuse('saml-root');
  refuseDuplicateIds(root);
  const message = checkEnvelope(root, expected);
  if (kind === 'response') {
    const inResponseTo = attributeOf(root, 'InResponseTo') ?? refuse('saml-request-missing');
    return { ...message, kind, inResponseTo };
  }
  const nameId = textOf(onlyChild(root, [assertionNamespace, 'NameID'], 'saml-subject'));
  if (nameId === '') refuse('saml-subject');
  const sessionIndexes = childrenOf(root, protocolNamespace, 'SessionIndex').map(textOf);
  return { ...message, kind, nameId, sessionIndexes };
}

function checkEnvelope(root: XmlElement, { issuer, destination, now }: LogoutExpectations): Message {
  if (attributeOf(root, 'Version') !== '2.0') refuse('saml-version');
  if (attributeOf(root, 'Destination') !== destination) refuse('saml-destination');
  if (textOf(onlyChild(root, [assertionNamespace, 'Issuer'], 'saml-issuer')) !== issuer)
    refuse('saml-issuer');
  const issued = timeOf(attributeOf(root, 'IssueInstant'));
  if (issued === null || isFuture(issued, now) || isOlderThan(issued, maxMessageAgeMs, now))
    refuse('saml-issue-instant');
  const end = attributeOf(root, 'NotOnOrAfter');
  const ends = timeOf(end);
  if (end !== null && (ends === null || isPast(ends, now))) refuse('saml-expired');
  const messageId = attributeOf(root, 'ID') ?? refuse('saml-malformed');
  return { messageId, expiresAt: new Date(issued.getTime() + maxMessageAgeMs + 2 * skewMs) };
}
