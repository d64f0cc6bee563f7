// A glance at a signature, a hundredth of the work of checking it: did the identity provider's key make this SignedInfo?
// It proves nothing about what the signature covers, so it lets nobody in; but forgeries made without the key end here,
// and a flood of them keeps no thread busy.
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
  // With a list of prefixes, the library leaves it unread: what it would accept must pass here too.
  const texts = [...new Set([canonical(info, []), canonical(info, inclusivePrefixes(info))])];
  const bytes = Buffer.from(signatureValueOf(signature), 'base64');
  const padding = algorithm.isPss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  return certificates.some((certificate) => {
    const key = publicKeyOf(certificate);
    if (key.asymmetricKeyType !== 'rsa') return false;
    return texts.some((text) => verify(algorithm.hash, Buffer.from(text), { key, padding }, bytes));
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
