// A glance at a signature, a hundredth of the work of checking it: did the identity provider's key make this SignedInfo?
// It proves nothing about what the signature covers, so it lets nobody in; it only tells forgeries made without the key
// from the rest, so that a flood of them has to wait for itself.
import { constants, verify } from 'node:crypto';
import { signatureAlgorithms } from './algorithms';
import { canonical } from './exclusive-form';
import { publicKeyOf } from './read-keys';
import {
  attributeOf,
  elementsIn,
  onlyChild,
  signatureNamespace,
  textOf,
  type XmlElement,
} from './xml-element';

export function looksGenuine(signature: XmlElement, certificates: readonly string[]): boolean {
  const info = onlyChild(signature, [signatureNamespace, 'SignedInfo'], 'saml-signature');
  const method = onlyChild(info, [signatureNamespace, 'SignatureMethod'], 'saml-signature');
  const algorithm = signatureAlgorithms.get(attributeOf(method, 'Algorithm') ?? '');
  if (algorithm === undefined) return false;
  const text = Buffer.from(canonical(info, inclusivePrefixes(info)));
  const bytes = Buffer.from(signatureValueOf(signature), 'base64');
  const padding = algorithm.isPss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  return certificates.some((certificate) => {
    const key = publicKeyOf(certificate);
    return key.asymmetricKeyType === 'rsa' && verify(algorithm.hash, text, { key, padding }, bytes);
  });
}

export function signatureValueOf(signature: XmlElement): string {
  return textOf(onlyChild(signature, [signatureNamespace, 'SignatureValue'], 'saml-signature'));
}

function inclusivePrefixes(info: XmlElement): readonly string[] {
  const method = onlyChild(info, [signatureNamespace, 'CanonicalizationMethod'], 'saml-signature');
  const lists = elementsIn(method).map((element) => attributeOf(element, 'PrefixList') ?? '');
  const prefixes = lists.join(' ').split(' ');
  return prefixes.filter((prefix) => prefix !== '').map((prefix) => (prefix === '#default' ? '' : prefix));
}
