// Signs XML the way an attacker can, too: any algorithm, transform, reference and KeyInfo, with a value that verifies.
import { constants, createHash, createHmac, sign } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import {
  C14nCanonicalization,
  C14nCanonicalizationWithComments,
  ExclusiveCanonicalization,
  ExclusiveCanonicalizationWithComments,
  findAncestorNs,
} from 'xml-crypto';
import { bareCertificate, type SigningKey } from './keys';

export type SignedElement = 'Assertion' | 'Response';

export type Signing = {
  readonly key: SigningKey;
  readonly signatureMethod: string;
  readonly digestMethod: string;
  readonly canonicalization: string;
  /** Whole elements, or just the names of algorithms. */
  readonly transforms: readonly string[];
  /** What the reference points at; the id of the element unless set. */
  readonly uri: string | null;
  readonly keyInfo: string | null;
  /** The text inside DigestValue, out of the right digest. */
  readonly digestValue: (digest: string) => string;
  /** Changes SignedInfo before it is signed, and the whole signature afterwards. */
  readonly signedInfo: (xml: string) => string;
  readonly signature: (xml: string) => string;
};

export const dsig = 'http://www.w3.org/2000/09/xmldsig#';
export const more = 'http://www.w3.org/2001/04/xmldsig-more#';
export const enveloped = `${dsig}enveloped-signature`;
export const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
export const rsaPss = 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1';

const unchanged = (text: string): string => text;

export function rightSigning(key: SigningKey): Signing {
  return {
    key,
    signatureMethod: `${more}rsa-sha256`,
    digestMethod: sha256,
    canonicalization: exclusive,
    transforms: [enveloped, exclusive],
    uri: null,
    keyInfo: null,
    digestValue: unchanged,
    signedInfo: unchanged,
    signature: unchanged,
  };
}

/** The signature comes right after the element's Issuer, where the schema wants it. */
export function signed(xml: string, element: SignedElement, signing: Signing): string {
  const target = elementIn(xml, element);
  const id = target.getAttribute('ID') ?? '';
  const lastCanonicalization = [...signing.transforms].reverse().find((name) => canonicalizations.has(name));
  const bytes = canonical(target, lastCanonicalization ?? inclusive);
  const digest = createHash(hashes.get(signing.digestMethod) ?? 'sha256')
    .update(bytes)
    .digest('base64');
  const signedInfo = signing.signedInfo(signedInfoXml(signing, signing.uri ?? `#${id}`, digest));
  const certificate = `<ds:X509Data><ds:X509Certificate>${bareCertificate(signing.key)}</ds:X509Certificate></ds:X509Data>`;
  const keyInfo = signing.keyInfo ?? certificate;
  const open = `<ds:Signature xmlns:ds="${dsig}">${signedInfo}<ds:SignatureValue>`;
  const close = `</ds:SignatureValue><ds:KeyInfo>${keyInfo}</ds:KeyInfo></ds:Signature>`;
  const unsigned = inserted(xml, element, open + close);
  const value = signatureValue(signatureIn(elementIn(unsigned, element)), signing);
  return inserted(xml, element, signing.signature(open + value + close));
}

function signedInfoXml(signing: Signing, uri: string, digest: string): string {
  const transforms = signing.transforms.map((one) =>
    one.startsWith('<') ? one : `<ds:Transform Algorithm="${one}"></ds:Transform>`,
  );
  return [
    `<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${signing.canonicalization}"></ds:CanonicalizationMethod>`,
    `<ds:SignatureMethod Algorithm="${signing.signatureMethod}"></ds:SignatureMethod><ds:Reference URI="${uri}">`,
    `<ds:Transforms>${transforms.join('')}</ds:Transforms>`,
    `<ds:DigestMethod Algorithm="${signing.digestMethod}"></ds:DigestMethod>`,
    `<ds:DigestValue>${signing.digestValue(digest)}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
  ].join('');
}

function signatureValue(signature: Element, { canonicalization, signatureMethod, key }: Signing): string {
  const [signedInfo] = childrenNamed(signature, 'SignedInfo');
  if (signedInfo === undefined) throw new Error('there is nothing to sign');
  const bytes = Buffer.from(canonical(signedInfo, canonicalization));
  if (signatureMethod.includes('hmac')) {
    const hash = signatureMethod.endsWith('sha1') ? 'sha1' : 'sha256';
    return createHmac(hash, key.certificatePem).update(bytes).digest('base64');
  }
  const [, hash = 'sha256'] = /(sha\d+|md5)/.exec(signatureMethod) ?? [];
  const padding = signatureMethod === rsaPss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const pss = signatureMethod === rsaPss ? { saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : {};
  return sign(hash, bytes, { key: key.privateKeyPem, padding, ...pss }).toString('base64');
}

const hashes: ReadonlyMap<string, string> = new Map([
  [`${dsig}sha1`, 'sha1'],
  [`${more}md5`, 'md5'],
  [`${more}sha384`, 'sha384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
]);

type Canonicalization = new () => Pick<ExclusiveCanonicalization, 'process'>;

const canonicalizations: ReadonlyMap<string, Canonicalization> = new Map<string, Canonicalization>([
  [exclusive, ExclusiveCanonicalization],
  [`${exclusive}WithComments`, ExclusiveCanonicalizationWithComments],
  [inclusive, C14nCanonicalization],
  [`${inclusive}#WithComments`, C14nCanonicalizationWithComments],
]);

/** The text that is digested or signed; of algorithms that nobody knows, as if they were the exclusive one. */
export function canonical(element: Element, algorithm = exclusive): string {
  const Canonicalization = canonicalizations.get(algorithm) ?? ExclusiveCanonicalization;
  const path = pathOf(element);
  const ancestorNamespaces = algorithm.startsWith(inclusive)
    ? findAncestorNs(element.ownerDocument, path)
    : [];
  return new Canonicalization().process(element, { ancestorNamespaces });
}

/** An XPath that finds this very element. */
function pathOf(element: Element): string {
  const parent = element.parentNode;
  if (parent === null || !isElement(parent)) return '/*';
  return `${pathOf(parent)}/*[${elementsOf(parent).indexOf(element) + 1}]`;
}

function inserted(xml: string, element: SignedElement, signature: string): string {
  const start = element === 'Response' ? 0 : xml.indexOf('<saml:Assertion');
  const end = '</saml:Issuer>';
  const at = xml.indexOf(end, start) + end.length;
  return xml.slice(0, at) + signature + xml.slice(at);
}

export function elementIn(xml: string, element: SignedElement): Element {
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  const found = element === 'Response' ? root : childrenNamed(root, 'Assertion')[0];
  if (found === undefined) throw new Error('there is no assertion to sign');
  return found;
}

function signatureIn(element: Element): Element {
  const [signature] = childrenNamed(element, 'Signature');
  if (signature === undefined) throw new Error('the signature was put elsewhere');
  return signature;
}

export function childrenNamed(parent: Node, name: string): readonly Element[] {
  return elementsOf(parent).filter((child) => child.localName === name);
}

export function elementsOf(parent: Node): readonly Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling)
    if (isElement(node)) found.push(node);
  return found;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
