// An element as our strict reader hands it out, and the few questions that SAML messages are asked.
import { refuse } from './refusing';

export const assertionNamespace = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const protocolNamespace = 'urn:oasis:names:tc:SAML:2.0:protocol';
export const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';

export type XmlAttribute = {
  readonly prefix: string;
  readonly localName: string;
  readonly namespace: string;
  readonly value: string;
};

export type XmlElement = {
  readonly prefix: string;
  readonly localName: string;
  readonly namespace: string;
  /** Without namespace declarations. */
  readonly attributes: readonly XmlAttribute[];
  /** Every prefix that may be used here, with its namespace. */
  readonly scope: ReadonlyMap<string, string>;
  readonly parent: XmlElement | null;
  /** Texts and elements in their order. */
  readonly content: readonly (string | XmlElement)[];
};

export function isNamed(element: XmlElement, namespace: string, localName: string): boolean {
  return element.localName === localName && element.namespace === namespace;
}

export function elementsIn(parent: XmlElement): readonly XmlElement[] {
  return parent.content.filter((part) => typeof part !== 'string');
}

/** The direct children of that name; deeper ones never count. */
export function childrenOf(parent: XmlElement, namespace: string, localName: string): readonly XmlElement[] {
  return elementsIn(parent).filter((element) => isNamed(element, namespace, localName));
}

/** The one direct child of that name; none or several are refused. */
export function onlyChild(
  parent: XmlElement,
  [namespace, localName]: readonly [string, string],
  reason: `saml-${string}`,
): XmlElement {
  const [child, ...others] = childrenOf(parent, namespace, localName);
  if (child === undefined || others.length > 0) refuse(reason);
  return child;
}

/** The element itself and everything below it, in the order of the document. */
export function everyElement(root: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [root];
  // The list grows while it is walked, so that nothing here depends on the depth.
  for (const element of found) for (const child of elementsIn(element)) found.push(child);
  return found;
}

/** An attribute without a namespace; `null` when it is missing or empty. */
export function attributeOf(element: XmlElement, localName: string): string | null {
  const found = element.attributes.find(
    (attribute) => attribute.namespace === '' && attribute.localName === localName,
  );
  return found?.value || null;
}

/** All text below the element, as a person would read it. */
export function textOf(element: XmlElement): string {
  return rawText(element).trim();
}

function rawText(element: XmlElement): string {
  return element.content.map((part) => (typeof part === 'string' ? part : rawText(part))).join('');
}
