// Reads a logout message of the Redirect binding (SAML 2.0 bindings 3.4). The library accepts unsigned ones and finds
// parameters by likeness, so names, signature, size and addressee are checked here before it sees the message.
import { verify } from 'node:crypto';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { signatureAlgorithms } from './algorithms';
import { checkLogout, type LogoutContent, type LogoutExpectations } from './logout-rules';
import { publicKeyOf } from './read-keys';
import { refuse } from './refusing';
import { readXml } from './strict-xml';

export type RedirectMessage = LogoutContent & {
  /** Decoded parameters, as the library wants them. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly relayState: string;
};

const inflate = promisify(inflateRaw);
/** Node takes no more than 16 KiB of headers altogether, the address included. */
const longestQuery = 14 * 1024;
const longestXml = 64 * 1024;
const known = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg', 'Signature'];

export async function readLogoutMessage(
  query: string,
  expected: LogoutExpectations & { readonly certificates: readonly string[] },
): Promise<RedirectMessage> {
  const raw = rawParameters(query);
  const kind = raw.has('SAMLRequest') ? 'request' : 'response';
  const parameters = Object.fromEntries([...raw].map(([name, value]) => [name, decoded(value)]));
  checkSignature(raw, parameters, expected.certificates);
  const message = parameters[kind === 'request' ? 'SAMLRequest' : 'SAMLResponse'] ?? '';
  const content = checkLogout(readXml(await inflated(message)), kind, expected);
  return { ...content, parameters, relayState: parameters['RelayState'] ?? '' };
}

/** Literal names, each once, exactly one message: what is verified and what is read cannot differ. */
function rawParameters(query: string): ReadonlyMap<string, string> {
  if (query.length > longestQuery) refuse('saml-too-large');
  const raw = new Map<string, string>();
  for (const part of query.split('&')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0));
    if (!known.includes(name) || raw.has(name)) refuse('saml-malformed');
    raw.set(name, part.slice(at + 1));
  }
  if (raw.has('SAMLRequest') === raw.has('SAMLResponse')) refuse('saml-malformed');
  return raw;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replace(/\+/g, ' '));
  } catch (cause) {
    return refuse('saml-malformed', cause);
  }
}

/** PKCS#1 v1.5 only, as the binding knows nothing else; with each certificate whose key is of that kind. */
function checkSignature(
  raw: ReadonlyMap<string, string>,
  parameters: Readonly<Record<string, string>>,
  certificates: readonly string[],
): void {
  const { SigAlg: name, Signature: value } = parameters;
  if (!name || !value) refuse('saml-signature');
  const algorithm = signatureAlgorithms.get(name);
  if (algorithm === undefined || algorithm.isPss) refuse('saml-algorithm');
  const signed = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg']
    .filter((each) => raw.has(each))
    .map((each) => `${each}=${raw.get(each) ?? ''}`)
    .join('&');
  const isGenuine = (certificate: string): boolean => {
    const publicKey = publicKeyOf(certificate);
    const signature = Buffer.from(value, 'base64');
    return (
      publicKey.asymmetricKeyType === 'rsa' &&
      verify(algorithm.hash, Buffer.from(signed), publicKey, signature)
    );
  };
  if (!certificates.some(isGenuine)) refuse('saml-signature');
}

async function inflated(message: string): Promise<string> {
  const deflated = Buffer.from(message, 'base64');
  if (deflated.toString('base64') !== message) refuse('saml-not-base64');
  try {
    return (await inflate(deflated, { maxOutputLength: longestXml })).toString('utf8');
  } catch (cause) {
    return refuse(codeOf(cause) === 'ERR_BUFFER_TOO_LARGE' ? 'saml-too-large' : 'saml-malformed', cause);
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
}
