// Reads a logout message of the Redirect binding (SAML 2.0 bindings 3.4). The library accepts unsigned ones and finds
// parameters by likeness, so names, signature, size and addressee are checked here before it sees the message.
import { verify } from 'node:crypto';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { Refusal } from '../../domain/errors';
import { checkedXml } from './message-limits';
import { attributeOf, childrenOf, isNamed, parseRoot, protocolNamespace, textOf } from './xml-reading';

export type LogoutExpectations = {
  readonly certificates: readonly string[];
  readonly destination: string;
  readonly now: Date;
};

export type RedirectMessage = {
  readonly kind: 'request' | 'response';
  /** Decoded parameters, as the library wants them. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly relayState: string;
  /** The one SessionIndex of a request; several or none mean every session of that person. */
  readonly sessionIndex: string | null;
};

const inflate = promisify(inflateRaw);
const longestQuery = 8 * 1024;
const skewMs = 60_000;
const oldestMs = 300_000;
const digests: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha384', 'sha384'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', 'sha512'],
]);
const known = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg', 'Signature'];

export async function readLogoutMessage(
  query: string,
  expected: LogoutExpectations,
): Promise<RedirectMessage> {
  const raw = rawParameters(query);
  const kind = raw.has('SAMLRequest') ? 'request' : 'response';
  const parameters = Object.fromEntries([...raw].map(([name, value]) => [name, decoded(value)]));
  checkSignature(raw, parameters, expected.certificates);
  const message = parameters[kind === 'request' ? 'SAMLRequest' : 'SAMLResponse'] ?? '';
  const root = parseRoot(checkedXml(await inflated(message)));
  checkAddress(root, kind, expected);
  const indexes = childrenOf(root, protocolNamespace, 'SessionIndex').map(textOf);
  const sessionIndex = indexes.length === 1 ? (indexes[0] ?? null) : null;
  return { kind, parameters, relayState: parameters['RelayState'] ?? '', sessionIndex };
}

/** Literal names, each once, exactly one message: what is verified and what is read cannot differ. */
function rawParameters(query: string): ReadonlyMap<string, string> {
  if (query.length > longestQuery) throw new Refusal('too-large', 'saml-too-large');
  const raw = new Map<string, string>();
  for (const part of query.split('&')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0));
    if (!known.includes(name) || raw.has(name)) throw new Refusal('unauthenticated', 'saml-malformed');
    raw.set(name, part.slice(at + 1));
  }
  if (raw.has('SAMLRequest') === raw.has('SAMLResponse'))
    throw new Refusal('unauthenticated', 'saml-malformed');
  return raw;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replace(/\+/g, ' '));
  } catch (cause) {
    throw new Refusal('unauthenticated', 'saml-malformed', { cause });
  }
}

function checkSignature(
  raw: ReadonlyMap<string, string>,
  parameters: Readonly<Record<string, string>>,
  certificates: readonly string[],
): void {
  const digest = digests.get(parameters['SigAlg'] ?? '');
  const signature = Buffer.from(parameters['Signature'] ?? '', 'base64');
  const signed = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg']
    .filter((name) => raw.has(name))
    .map((name) => `${name}=${raw.get(name) ?? ''}`)
    .join('&');
  const isGenuine = (certificate: string) => verify(digest, Buffer.from(signed), certificate, signature);
  if (digest === undefined || signature.length === 0 || !certificates.some(isGenuine)) {
    throw new Refusal('unauthenticated', 'saml-signature');
  }
}

async function inflated(message: string): Promise<string> {
  try {
    const bytes = await inflate(Buffer.from(message, 'base64'), { maxOutputLength: 64 * 1024 });
    return bytes.toString('utf8');
  } catch (cause) {
    throw new Refusal('unauthenticated', 'saml-malformed', { cause });
  }
}

function checkAddress(root: Element, kind: RedirectMessage['kind'], expected: LogoutExpectations): void {
  const name = kind === 'request' ? 'LogoutRequest' : 'LogoutResponse';
  if (!isNamed(root, protocolNamespace, name)) throw new Refusal('unauthenticated', 'saml-malformed');
  if (attributeOf(root, 'Destination') !== expected.destination) {
    throw new Refusal('unauthenticated', 'saml-destination');
  }
  const ageMs = expected.now.getTime() - Date.parse(attributeOf(root, 'IssueInstant') ?? '');
  if (!(ageMs >= -skewMs && ageMs <= oldestMs + skewMs)) throw new Refusal('unauthenticated', 'saml-expired');
}
