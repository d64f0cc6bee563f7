// The Redirect binding (SAML 2.0 bindings 3.4): messages deflated into the query, the query itself signed.
import { sign, verify } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

export type RedirectRequest = { readonly id: string; readonly issuer: string; readonly relayState: string };

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const signedNames = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg'];

export type RedirectMessage = {
  readonly to: string;
  readonly name: 'SAMLRequest' | 'SAMLResponse';
  readonly xml: string;
  readonly relayState: string;
};

export function signedRedirect(message: RedirectMessage, privateKeyPem: string): string {
  const parts: readonly (readonly [string, string])[] = [
    [message.name, deflateRawSync(message.xml).toString('base64')],
    ...(message.relayState === '' ? [] : [['RelayState', message.relayState] as const]),
    ['SigAlg', rsaSha256],
  ];
  const query = parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const signature = sign('sha256', Buffer.from(query), privateKeyPem).toString('base64');
  const url = `${message.to}${message.to.includes('?') ? '&' : '?'}${query}`;
  return `${url}&Signature=${encodeURIComponent(signature)}`;
}

/** What a signed request of the portal asks; `null` when the signature, the algorithm or the form is wrong. */
export function readSignedRequest(query: string, certificatePem: string): RedirectRequest | null {
  const tokens = query.split('&').map((token) => [token.slice(0, token.indexOf('=')), token] as const);
  const signed = signedNames.flatMap((name) =>
    tokens.filter((token) => token[0] === name).map((token) => token[1]),
  );
  const parameters = new URLSearchParams(query);
  const signature = Buffer.from(parameters.get('Signature') ?? '', 'base64');
  if (parameters.get('SigAlg') !== rsaSha256) return null;
  if (!verify('sha256', Buffer.from(signed.join('&')), certificatePem, signature)) return null;
  const message = Buffer.from(parameters.get('SAMLRequest') ?? '', 'base64');
  const xml = inflateRawSync(message, { maxOutputLength: 16 * 1024 }).toString('utf8');
  const id = /^(?:<\?xml[^>]*>\s*)?<[^>]*\sID="([\w.-]{1,128})"/.exec(xml)?.[1];
  const issuer = /<saml:Issuer[^>]*>([^<]{1,512})<\/saml:Issuer>/.exec(xml)?.[1];
  if (id === undefined || issuer === undefined) return null;
  return { id, issuer, relayState: parameters.get('RelayState') ?? '' };
}
