// What a logout request or its answer must say to be for us (SAML 2.0 core 3.7, profiles 4.4).
import { refuseDuplicateIds } from './document-ids';
import { checkEnvelope } from './envelope-rules';
import { maxMessageAgeMs } from './expectations';
import { refuse } from './refusing';
import { isPast, skewMs, timeOf } from './saml-time';
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
  const message = messageIn(root, expected);
  if (kind === 'response') {
    const inResponseTo = attributeOf(root, 'InResponseTo') ?? refuse('saml-request-missing');
    return { ...message, kind, inResponseTo };
  }
  const nameId = textOf(onlyChild(root, [assertionNamespace, 'NameID'], 'saml-subject'));
  if (nameId === '') refuse('saml-subject');
  const sessionIndexes = childrenOf(root, protocolNamespace, 'SessionIndex').map(textOf);
  return { ...message, kind, nameId, sessionIndexes };
}

function messageIn(root: XmlElement, expected: LogoutExpectations): Message {
  const issued = checkEnvelope(root, expected);
  const end = attributeOf(root, 'NotOnOrAfter');
  const ends = timeOf(end);
  if (end !== null && (ends === null || isPast(ends, expected.now))) refuse('saml-expired');
  const messageId = attributeOf(root, 'ID') ?? refuse('saml-malformed');
  return { messageId, expiresAt: new Date(issued.getTime() + maxMessageAgeMs + 2 * skewMs) };
}
