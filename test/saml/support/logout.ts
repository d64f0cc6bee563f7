// Writes logout messages of the Redirect binding as an identity provider signs them, and as nobody should.
import { createHmac, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { idpEntityId, origin, slug } from './attacked-portal';
import { keyOf, type SigningKey } from './keys';
import { assertionNamespace, protocol, tag, type Attributes } from './message-parts';
import { more } from './signature';

export type LogoutForgery = {
  readonly element?: string;
  readonly attributes?: Attributes;
  readonly issuer?: string;
  readonly inner?: string;
  readonly parameter?: string;
  readonly relayState?: string;
  readonly key?: SigningKey;
  readonly sigAlg?: string;
  readonly hash?: string;
  /** What is deflated, and what becomes of it. */
  readonly xml?: (xml: string) => string;
  readonly deflate?: (xml: string) => Buffer;
};

const path = `/saml/${slug}/slo`;
let count = 0;

export function logoutRequestXml({
  element = 'LogoutRequest',
  attributes,
  issuer,
  inner,
}: LogoutForgery): string {
  count += 1;
  const right = {
    'xmlns:samlp': protocol,
    'xmlns:saml': assertionNamespace,
    ID: `_logout-${count}`,
    Version: '2.0',
    IssueInstant: new Date().toISOString(),
    Destination: origin + path,
  };
  const subject = tag('saml:NameID', {}, 'anna.amsel');
  const content = tag('saml:Issuer', {}, issuer ?? idpEntityId) + (inner ?? subject);
  return tag(`samlp:${element}`, { ...right, ...attributes }, content);
}

/** The address to which the browser is sent. */
export function logoutPath(forgery: LogoutForgery = {}): string {
  const { parameter = 'SAMLRequest', relayState, sigAlg = `${more}rsa-sha256`, hash = 'sha256' } = forgery;
  const {
    key = keyOf('idp'),
    xml = (text: string) => text,
    deflate = (text: string) => deflateRawSync(text),
  } = forgery;
  const message = deflate(xml(logoutRequestXml(forgery))).toString('base64');
  const parts = [
    `${parameter}=${encodeURIComponent(message)}`,
    ...(relayState === undefined ? [] : [`RelayState=${encodeURIComponent(relayState)}`]),
    `SigAlg=${encodeURIComponent(sigAlg)}`,
  ];
  const query = parts.join('&');
  const value = sigAlg.includes('hmac')
    ? createHmac(hash, key.certificatePem).update(query).digest('base64')
    : sign(hash, Buffer.from(query), key.privateKeyPem).toString('base64');
  return `${path}?${query}&Signature=${encodeURIComponent(value)}`;
}
