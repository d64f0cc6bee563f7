// Exclusive XML Canonicalization 1.0 without comments: the bytes of an element that a signature is made over.
import type { XmlAttribute, XmlElement } from './xml-element';

/** `inclusive`: prefixes that are written down wherever they are in scope, used or not. */
export function canonical(
  element: XmlElement,
  inclusive: readonly string[],
  rendered: ReadonlyMap<string, string> = new Map(),
): string {
  const used = [element, ...element.attributes.filter(({ prefix }) => prefix !== '')];
  const prefixes = new Set([...used.map(({ prefix }) => prefix), ...inclusive]);
  const fresh = [...prefixes].sort().flatMap((prefix) => {
    const namespace = element.scope.get(prefix) ?? '';
    return prefix === 'xml' || namespace === (rendered.get(prefix) ?? '')
      ? []
      : [[prefix, namespace] as const];
  });
  const name = qualified(element);
  const declarations = fresh.map(([prefix, namespace]) =>
    written(prefix === '' ? 'xmlns' : `xmlns:${prefix}`, namespace),
  );
  const attributes = [...element.attributes]
    .sort(byNamespace)
    .map((each) => written(qualified(each), each.value));
  const within = new Map([...rendered, ...fresh]);
  const content = element.content.map((part) =>
    typeof part === 'string' ? escapedText(part) : canonical(part, inclusive, within),
  );
  return `<${[name, ...declarations, ...attributes].join(' ')}>${content.join('')}</${name}>`;
}

function qualified({ prefix, localName }: Pick<XmlElement, 'prefix' | 'localName'>): string {
  return prefix === '' ? localName : `${prefix}:${localName}`;
}

function byNamespace(one: XmlAttribute, other: XmlAttribute): number {
  const [left, right] = [one, other].map(({ namespace, localName }) => `${namespace} ${localName}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

function written(name: string, value: string): string {
  const escaped = value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;');
  return `${name}="${escaped}"`;
}

function escapedText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;');
}
