// Gives elements and attributes the namespaces that their prefixes stand for (Namespaces in XML 1.0).
import { refuse } from './refusing';
import type { XmlAttribute, XmlElement } from './xml-element';

export type WrittenAttribute = { readonly writtenName: string; readonly value: string };

/** An element whose content is still being read. */
export type Growing = XmlElement & {
  readonly writtenName: string;
  readonly content: (string | XmlElement)[];
};

const outermost: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
]);

export function openElement(
  parent: Growing | null,
  writtenName: string,
  written: readonly WrittenAttribute[],
): Growing {
  const scope = scopeWithin(parent?.scope ?? outermost, written);
  const attributes = written
    .filter(({ writtenName: its }) => declared(its) === null)
    .map((attribute) => resolved(attribute, scope));
  refuseDoubles(written, attributes);
  const { prefix, localName } = split(writtenName);
  const namespace = namespaceOf(prefix, scope);
  return { writtenName, prefix, localName, namespace, attributes, scope, parent, content: [] };
}

function scopeWithin(
  outer: ReadonlyMap<string, string>,
  written: readonly WrittenAttribute[],
): ReadonlyMap<string, string> {
  const declarations = written.flatMap(({ writtenName, value }) => {
    const prefix = declared(writtenName);
    return prefix === null ? [] : [[prefix, value] as const];
  });
  if (declarations.length === 0) return outer;
  const isOdd = ([prefix, value]: readonly [string, string]) =>
    prefix === 'xml' || prefix === 'xmlns' || (prefix !== '' && value === '');
  if (declarations.some(isOdd)) refuse('saml-malformed');
  return new Map([...outer, ...declarations]);
}

/** The prefix that an attribute declares, empty for the default namespace; `null` for any other attribute. */
function declared(writtenName: string): string | null {
  if (writtenName === 'xmlns') return '';
  return writtenName.startsWith('xmlns:') ? writtenName.slice('xmlns:'.length) : null;
}

/** Attributes without a prefix are in no namespace. */
function resolved(
  { writtenName, value }: WrittenAttribute,
  scope: ReadonlyMap<string, string>,
): XmlAttribute {
  const { prefix, localName } = split(writtenName);
  return { prefix, localName, value, namespace: prefix === '' ? '' : namespaceOf(prefix, scope) };
}

function namespaceOf(prefix: string, scope: ReadonlyMap<string, string>): string {
  return scope.get(prefix) ?? refuse('saml-malformed');
}

function split(writtenName: string): { readonly prefix: string; readonly localName: string } {
  const colon = writtenName.indexOf(':');
  if (colon === -1) return { prefix: '', localName: writtenName };
  return { prefix: writtenName.slice(0, colon), localName: writtenName.slice(colon + 1) };
}

/** Neither the same name twice nor two prefixes that make it the same. */
function refuseDoubles(written: readonly WrittenAttribute[], attributes: readonly XmlAttribute[]): void {
  const asWritten = new Set(written.map(({ writtenName }) => writtenName));
  const asMeant = new Set(attributes.map(({ namespace, localName }) => `${namespace} ${localName}`));
  if (asWritten.size < written.length || asMeant.size < attributes.length) refuse('saml-malformed');
}
