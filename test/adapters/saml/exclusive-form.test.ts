// Our canonical form beside the library's, over invented XML: where they differed, somebody honest would be turned away.
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { ExclusiveCanonicalization } from 'xml-crypto';
import { canonical } from '../../../src/adapters/saml/exclusive-form';
import { readXml } from '../../../src/adapters/saml/strict-xml';
import { elementsIn } from '../../../src/adapters/saml/xml-element';
import { elementsOf } from '../../saml/support/signature';

const prefixes = ['', 'ds', 'a', 'b'] as const;
const namespaces = ['urn:one', 'urn:two', 'http://www.w3.org/2000/09/xmldsig#'] as const;

type Invented = {
  readonly prefix: (typeof prefixes)[number];
  readonly name: string;
  readonly declared: readonly (readonly [string, string])[];
  readonly attributes: readonly (readonly [string, string, string])[];
  readonly content: readonly (string | Invented)[];
};

const name = fc.constantFrom('SignedInfo', 'Reference', 'x', 'X', 'long-name');
const characters = fc.constantFrom(
  ...[
    'a',
    'ß',
    ' ',
    '\n',
    '\t',
    '&#13;',
    '&#xA;',
    '&#9;',
    '&amp;',
    '&lt;',
    '&gt;',
    '&quot;',
    "'",
    '\u{1F511}',
  ],
);
const text = fc.array(characters, { maxLength: 6 }).map((parts) => parts.join(''));
const inText = fc.oneof(text, fc.constantFrom('"', 'a>b'));
const declared = fc.uniqueArray(fc.tuple(fc.constantFrom(...prefixes), fc.constantFrom(...namespaces)), {
  selector: ([prefix]) => prefix,
  maxLength: 3,
});
const attributes = fc.uniqueArray(fc.tuple(fc.constantFrom(...prefixes), name, text), {
  // Two prefixes may mean one namespace, so each name is there once.
  selector: ([, local]) => local,
  maxLength: 4,
});
const { element } = fc.letrec<{ element: Invented }>((tie) => ({
  element: fc.record({
    prefix: fc.constantFrom(...prefixes),
    name,
    declared,
    attributes,
    content: fc.array(fc.oneof({ depthSize: 'small' }, inText, tie('element')), { maxLength: 3 }),
  }),
}));

function written({ prefix, name: local, declared: spaces, attributes: its, content }: Invented): string {
  const qualified = (before: string, after: string) => (before === '' ? after : `${before}:${after}`);
  const tag = qualified(prefix, local);
  const declarations = spaces.map(
    ([its, uri]) => ` ${qualified(its === '' ? '' : 'xmlns', its || 'xmlns')}="${uri}"`,
  );
  const values = its.map(([before, after, value]) => ` ${qualified(before, after)}="${value}"`);
  const inside = content.map((part) => (typeof part === 'string' ? part : written(part)));
  return `<${tag}${[...declarations, ...values].join('')}>${inside.join('')}</${tag}>`;
}

/** Every prefix means something at the root, so that whatever is invented within is well-formed. */
function document(invented: Invented): string {
  return `<root xmlns="urn:root" xmlns:ds="${namespaces[2]}" xmlns:a="urn:a" xmlns:b="urn:one">${written(invented)}</root>`;
}

function ofTheLibrary(xml: string): string {
  const { documentElement: root } = new DOMParser().parseFromString(xml, 'text/xml');
  const [child] = elementsOf(root);
  if (child === undefined) throw new Error('nothing was parsed');
  return new ExclusiveCanonicalization().process(child, { ancestorNamespaces: [] });
}

it('is the same text as that of the library that has the last word', () => {
  fc.assert(
    fc.property(element, (invented) => {
      const xml = document(invented);
      const [child] = elementsIn(readXml(xml));
      expect(child === undefined ? null : canonical(child, [])).toBe(ofTheLibrary(xml));
    }),
    { numRuns: 500 },
  );
});
