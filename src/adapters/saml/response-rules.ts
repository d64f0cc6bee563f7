// What a response must be before its signatures are worth checking (SAML 2.0 core 3.2.2, profiles 4.1.4.2): nearly
// everything wrong ends here, for a fraction of what a signature costs.
import { refuseDuplicateIds } from './document-ids';
import { checkEncryption } from './encryption-rules';
import { checkEnvelope } from './envelope-rules';
import type { ResponseExpectations } from './expectations';
import { refuse } from './refusing';
import { checkSignatures, requiredSignature } from './signature-rules';
import {
  assertionNamespace,
  attributeOf,
  everyElement,
  isNamed,
  onlyChild,
  protocolNamespace,
  type XmlElement,
} from './xml-element';

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';

export type CheckedResponse = {
  /** Of the request that it answers; whether that one is under way is for the store to say. */
  readonly requestId: string;
  /** Those that must hold for anybody to be let in. */
  readonly signatures: readonly XmlElement[];
};

export function checkResponse(response: XmlElement, expected: ResponseExpectations): CheckedResponse {
  if (!isNamed(response, protocolNamespace, 'Response')) refuse('saml-root');
  refuseDuplicateIds(response);
  checkEnvelope(response, { ...expected, destination: expected.acs });
  const requestId = attributeOf(response, 'InResponseTo') ?? refuse('saml-request-missing');
  checkStatus(response);
  const assertion = assertionIn(response);
  return { requestId, signatures: signaturesOf(response, assertion, expected) };
}

function checkStatus(response: XmlElement): void {
  const status = onlyChild(response, [protocolNamespace, 'Status'], 'saml-status');
  const code = onlyChild(status, [protocolNamespace, 'StatusCode'], 'saml-status');
  if (attributeOf(code, 'Value') !== success) refuse('saml-status');
}

/** The one assertion of the message, plain or encrypted, directly in the response; one hidden elsewhere counts too. */
function assertionIn(response: XmlElement): XmlElement {
  const [assertion, ...others] = everyElement(response).filter(({ localName }) => assertions.has(localName));
  const isInPlace = assertion?.parent === response && assertion.namespace === assertionNamespace;
  if (!isInPlace || others.length > 0) refuse('saml-assertion-count');
  return assertion;
}

const assertions: ReadonlySet<string> = new Set(['Assertion', 'EncryptedAssertion']);

function signaturesOf(
  response: XmlElement,
  assertion: XmlElement,
  { wantResponseSigned, wantAssertionsSigned }: ResponseExpectations,
): readonly XmlElement[] {
  const isEncrypted = assertion.localName === 'EncryptedAssertion';
  checkSignatures(response, isEncrypted ? [response] : [response, assertion]);
  if (isEncrypted) checkEncryption(assertion, wantResponseSigned);
  const isInAssertion = !isEncrypted && (wantAssertionsSigned || !wantResponseSigned);
  return [...(wantResponseSigned ? [response] : []), ...(isInAssertion ? [assertion] : [])].map(
    requiredSignature,
  );
}
