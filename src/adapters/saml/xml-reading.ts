// Reads metadata, which may be larger than a message, by element and namespace; it needs no more of a DOM than this.
import { DOMParser } from '@xmldom/xmldom';
import { Refusal } from '../../domain/errors';

export const protocolNamespace = 'urn:oasis:names:tc:SAML:2.0:protocol';

export function parseRoot(xml: string): Element {
  const refuse = (cause: unknown) => {
    throw new Refusal('unauthenticated', 'saml-malformed', { cause });
  };
  const parser = new DOMParser({ errorHandler: { warning: refuse, error: refuse, fatalError: refuse } });
  return parser.parseFromString(xml, 'text/xml').documentElement;
}

export function isNamed(element: Element, namespace: string, name: string): boolean {
  return element.localName === name && element.namespaceURI === namespace;
}

/** The direct children of that name; deeper ones never count. */
export function childrenOf(parent: Element, namespace: string, name: string): readonly Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (isElement(node) && isNamed(node, namespace, name)) found.push(node);
  }
  return found;
}

export function textOf(element: Element): string {
  return element.textContent.trim();
}

/** `null` when the attribute is missing or empty. */
export function attributeOf(element: Element, name: string): string | null {
  return element.getAttribute(name) || null;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
