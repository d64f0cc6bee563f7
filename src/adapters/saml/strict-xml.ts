// Reads a SAML message in one linear pass, before and instead of a general XML parser, whose time grows with the square
// of what it is given. Takes plain, well-formed XML only: then every other parser reads the same.
import { refuse } from './refusing';
import { requireCharacters, withoutReferences } from './xml-characters';
import type { XmlElement } from './xml-element';
import { openElement, type Growing, type WrittenAttribute } from './xml-namespaces';

const mostElements = 1_000;
const deepest = 24;
const mostAttributesOfOne = 24;
const mostAttributes = 4_000;

/** Names as SAML, XML Signature and XML Encryption write them. */
const name = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y;
const space = /[ \t\n]*/y;
const declaration =
  /^<\?xml version=(["'])1\.0\1(?: encoding=(["'])utf-8\2)?(?: standalone=(["'])(?:yes|no)\3)? ?\?>\s*/i;

export function readXml(text: string): XmlElement {
  requireCharacters(text);
  const xml = text.replace(/\r\n?/g, '\n');
  const start = declaration.exec(xml.slice(0, 100))?.[0].length ?? 0;
  if (xml.includes('<!', start) || xml.includes('<?', start)) refuse('saml-forbidden-markup');
  if (xml[start] !== '<' || xml.includes(']]>', start)) refuse('saml-malformed');
  return new Reader(xml, start).read();
}

class Reader {
  private readonly open: Growing[] = [];
  private root: XmlElement | null = null;
  private elements = 0;
  private attributes = 0;
  private at: number;
  private readonly xml: string;

  constructor(xml: string, start: number) {
    this.xml = xml;
    this.at = start;
  }

  read(): XmlElement {
    while (this.at < this.xml.length) {
      const tag = this.xml.indexOf('<', this.at);
      this.takeText(this.xml.slice(this.at, tag === -1 ? undefined : tag));
      if (tag === -1) break;
      this.at = tag + 1;
      if (this.takes('/')) this.close();
      else this.begin();
    }
    if (this.root === null || this.open.length > 0) refuse('saml-malformed');
    return this.root;
  }

  private takeText(text: string): void {
    const parent = this.open.at(-1);
    this.at += text.length;
    if (parent !== undefined && text !== '') parent.content.push(withoutReferences(text));
    if (parent === undefined && text.trim() !== '') refuse('saml-trailing-text');
  }

  private begin(): void {
    if (this.open.length === 0 && this.root !== null) refuse('saml-trailing-text');
    this.elements += 1;
    if (this.elements > mostElements) refuse('saml-too-many-elements');
    if (this.open.length === deepest) refuse('saml-too-deep');
    const parent = this.open.at(-1) ?? null;
    const element = openElement(parent, this.name(), this.attributesHere());
    parent?.content.push(element);
    this.root ??= element;
    const isEmpty = this.takes('/');
    if (!this.takes('>')) refuse('saml-malformed');
    if (!isEmpty) this.open.push(element);
  }

  private close(): void {
    const element = this.open.pop();
    const written = this.name();
    this.skipSpace();
    if (element?.writtenName !== written || !this.takes('>')) refuse('saml-malformed');
  }

  private attributesHere(): readonly WrittenAttribute[] {
    const found: WrittenAttribute[] = [];
    for (let spaces = this.skipSpace(); !this.isAtEndOfTag(); spaces = this.skipSpace()) {
      if (spaces === 0) refuse('saml-malformed');
      this.attributes += 1;
      if (found.length === mostAttributesOfOne || this.attributes > mostAttributes)
        refuse('saml-too-many-attributes');
      found.push({ writtenName: this.name(), value: this.attributeValue() });
    }
    return found;
  }

  private attributeValue(): string {
    this.skipSpace();
    if (!this.takes('=')) refuse('saml-malformed');
    this.skipSpace();
    const quote = this.xml[this.at];
    if (quote !== '"' && quote !== "'") refuse('saml-malformed');
    const end = this.xml.indexOf(quote, this.at + 1);
    const value = this.xml.slice(this.at + 1, end === -1 ? undefined : end);
    if (end === -1 || value.includes('<')) refuse('saml-malformed');
    this.at = end + 1;
    return withoutReferences(value.replace(/[\t\n]/g, ' '));
  }

  private isAtEndOfTag(): boolean {
    const next = this.xml[this.at];
    return next === '>' || next === '/' || next === undefined;
  }

  private name(): string {
    const found = this.match(name);
    if (found === '') refuse('saml-malformed');
    return found;
  }

  private skipSpace(): number {
    return this.match(space).length;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.xml)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private takes(character: string): boolean {
    const isThere = this.xml[this.at] === character;
    if (isThere) this.at += 1;
    return isThere;
  }
}
