// Which XML signatures may be checked at all: one form, a short list of algorithms, covering the element they stand in.
// Wrapped and doubled signatures end here, before the library looks for the one that suits it.
import {
  digestAlgorithms,
  envelopedSignature,
  exclusiveCanonicalization,
  signatureAlgorithms,
} from './algorithms';
import { refuse } from './refusing';
import {
  attributeOf,
  childrenOf,
  elementsIn,
  everyElement,
  isNamed,
  onlyChild,
  signatureNamespace,
  type XmlElement,
} from './xml-element';

const parts: ReadonlySet<string> = new Set(['SignedInfo', 'SignatureValue', 'KeyInfo']);

/** `signable` may carry a signature each; one anywhere else, or a second one, is refused. */
export function checkSignatures(root: XmlElement, signable: readonly XmlElement[]): void {
  const all = everyElement(root).filter((element) => isNamed(element, signatureNamespace, 'Signature'));
  const parents = all.map(({ parent }) => parent);
  if (new Set(parents).size < parents.length) refuse('saml-signature');
  for (const signature of all) {
    const { parent } = signature;
    if (parent === null || !signable.includes(parent)) refuse('saml-signature');
    checkSignature(signature, parent);
  }
}

function signatureOf(element: XmlElement): XmlElement | null {
  return childrenOf(element, signatureNamespace, 'Signature')[0] ?? null;
}

export function requiredSignature(element: XmlElement): XmlElement {
  return signatureOf(element) ?? refuse('saml-signature');
}

function checkSignature(signature: XmlElement, covered: XmlElement): void {
  const names = elementsIn(signature).map(({ localName }) => localName);
  if (names.some((name) => !parts.has(name))) refuse('saml-signature');
  const info = dsig(signature, 'SignedInfo');
  dsig(signature, 'SignatureValue');
  const nested = everyElement(signature).map(({ localName }) => localName);
  for (const name of ['SignedInfo', 'Reference', 'SignatureValue', 'DigestValue']) {
    if (nested.filter((found) => found === name).length !== 1) refuse('saml-signature');
  }
  checkMethods(info);
  checkReference(dsig(info, 'Reference'), covered);
}

function checkMethods(info: XmlElement): void {
  const canonicalization = algorithmOf(info, 'CanonicalizationMethod');
  const method = dsig(info, 'SignatureMethod');
  if (canonicalization !== exclusiveCanonicalization) refuse('saml-algorithm');
  if (!signatureAlgorithms.has(algorithmOf(info, 'SignatureMethod'))) refuse('saml-algorithm');
  // Parameters would change what the name promises, such as a shorter output.
  if (elementsIn(method).length > 0) refuse('saml-algorithm');
}

function checkReference(reference: XmlElement, covered: XmlElement): void {
  if (!digestAlgorithms.has(algorithmOf(reference, 'DigestMethod'))) refuse('saml-algorithm');
  const transforms = elementsIn(onlyChild(reference, [signatureNamespace, 'Transforms'], 'saml-algorithm'));
  const [first, second, ...others] = transforms.map((transform) => attributeOf(transform, 'Algorithm'));
  if (first !== envelopedSignature || second !== exclusiveCanonicalization || others.length > 0)
    refuse('saml-algorithm');
  const id = attributeOf(covered, 'ID');
  if (id === null || attributeOf(reference, 'URI') !== `#${id}`) refuse('saml-signature');
}

function algorithmOf(parent: XmlElement, name: string): string {
  return attributeOf(dsig(parent, name), 'Algorithm') ?? refuse('saml-algorithm');
}

function dsig(parent: XmlElement, name: string): XmlElement {
  return onlyChild(parent, [signatureNamespace, name], 'saml-signature');
}
