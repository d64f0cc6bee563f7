// The one linear pass over a message: what it takes, what it refuses, and that its time grows with the size alone.
import fc from 'fast-check';
import { postedText } from '../../../src/adapters/saml/posted-message';
import { readXml } from '../../../src/adapters/saml/strict-xml';
import { attributeOf, elementsIn, everyElement, textOf } from '../../../src/adapters/saml/xml-element';

const reasonOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return error instanceof Error && 'reason' in error ? String(error.reason) : String(error);
  }
  return 'none';
};
const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
const withAttributes = (count: number): string =>
  `<r ${Array.from({ length: count }, (_, index) => `a${index}="x"`).join(' ')}/>`;

describe('a message', () => {
  it('is read with its namespaces, attributes and texts', () => {
    const root = readXml(
      '<?xml version="1.0" encoding="UTF-8"?>\r\n<p:a xmlns:p="urn:p" xmlns="urn:d" p:x="1" y=\'2 &lt;\'>' +
        '<b xmlns="">M&#xFC;ller &amp; S&#246;hne\r\n</b><c/></p:a >\n',
    );
    expect([root.prefix, root.localName, root.namespace]).toEqual(['p', 'a', 'urn:p']);
    expect(elementsIn(root).map(({ localName, namespace }) => [localName, namespace])).toEqual([
      ['b', ''],
      ['c', 'urn:d'],
    ]);
    expect([attributeOf(root, 'y'), attributeOf(root, 'x')]).toEqual(['2 <', null]);
    expect(textOf(root)).toBe('Müller & Söhne');
  });

  it('may hold some hundred groups', () => {
    const root = readXml(`<r>${'<a xmlns:x="urn:x" x:type="s">x</a>'.repeat(450)}</r>`);
    expect(everyElement(root)).toHaveLength(451);
  });

  it.each([
    ['<r><!-- x --></r>', 'saml-forbidden-markup'],
    ['<r><![CDATA[x]]></r>', 'saml-forbidden-markup'],
    ['<r><?php x ?></r>', 'saml-forbidden-markup'],
    ['<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>', 'saml-forbidden-markup'],
    ['<r>\u0000</r>', 'saml-forbidden-markup'],
    ['<r/><r/>', 'saml-trailing-text'],
    ['<r/>text', 'saml-trailing-text'],
    ['<r></r></r>', 'saml-malformed'],
    ['', 'saml-malformed'],
    ['text', 'saml-malformed'],
    [' <r/>', 'saml-malformed'],
    ['\ufeff<r/>', 'saml-malformed'],
    ['<?xml version="1.0" encoding="UTF-16"?><r/>', 'saml-forbidden-markup'],
    ['<?xml version="1.1"?><r/>', 'saml-forbidden-markup'],
    ['<r', 'saml-malformed'],
    ['<r><a</r>', 'saml-malformed'],
    ['<r><a></r></a>', 'saml-malformed'],
    ['<r><a></r>', 'saml-malformed'],
    ['<r a=b/>', 'saml-malformed'],
    ['<r a="<"/>', 'saml-malformed'],
    ['<r a="b/>', 'saml-malformed'],
    ['<r a="1"b="2"/>', 'saml-malformed'],
    ['<r a="1" a="2"/>', 'saml-malformed'],
    ['<r xmlns:p="u" xmlns:q="u" p:a="1" q:a="2"/>', 'saml-malformed'],
    ['<p:r/>', 'saml-malformed'],
    ['<r p:a="1"/>', 'saml-malformed'],
    ['<r xmlns:p=""/>', 'saml-malformed'],
    ['<r xmlns:xml="urn:x"/>', 'saml-malformed'],
    ['<a:b:c xmlns:a="u"/>', 'saml-malformed'],
    ['<r>&unknown;</r>', 'saml-malformed'],
    ['<r>& </r>', 'saml-malformed'],
    ['<r>&#0;</r>', 'saml-malformed'],
    ['<r>&#xD800;</r>', 'saml-malformed'],
    ['<r>&#x110000;</r>', 'saml-malformed'],
    ['<r>]]></r>', 'saml-malformed'],
    ['<r>\u0001</r>', 'saml-malformed'],
    ['<r>\uffff</r>', 'saml-malformed'],
  ])('is refused: %j (%s)', (xml, reason) => {
    expect(reasonOf(() => readXml(xml))).toBe(reason);
  });

  it('is refused beyond its limits, and not before', () => {
    expect(reasonOf(() => readXml(nested(24)))).toBe('none');
    expect(reasonOf(() => readXml(nested(25)))).toBe('saml-too-deep');
    expect(reasonOf(() => readXml(`<r>${'<a/>'.repeat(999)}</r>`))).toBe('none');
    expect(reasonOf(() => readXml(`<r>${'<a/>'.repeat(1_000)}</r>`))).toBe('saml-too-many-elements');
    expect(reasonOf(() => readXml(withAttributes(24)))).toBe('none');
    expect(reasonOf(() => readXml(withAttributes(25)))).toBe('saml-too-many-attributes');
    const crowded = withAttributes(24).repeat(200);
    expect(reasonOf(() => readXml(`<r>${crowded}</r>`))).toBe('saml-too-many-attributes');
  });

  it('is never more than a refusal, whatever comes in', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      '=',
      ' ',
      'a',
      '&',
      ';',
      '#',
      ':',
      'xmlns',
      '\n',
      '<a>',
      '</a>',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        expect(reasonOf(() => readXml(parts.join('')))).toMatch(/^(none|saml-[a-z-]+)$/);
      }),
    );
  });

  it.each([
    ['unclosed tags', (size: number) => '<a>'.repeat(size / 3)],
    ['unclosed attributes', (size: number) => `<a${' b="'.repeat(size / 4)}`],
    ['a tag of spaces', (size: number) => `<a${' '.repeat(size)}`],
    ['ampersands', (size: number) => `<a>${'&'.repeat(size)}`],
    ['references', (size: number) => `<a>${'&amp;'.repeat(size / 5)}</a>`],
    ['one long name', (size: number) => `<${'a'.repeat(size)}`],
    ['colons', (size: number) => `<${'a:'.repeat(size / 2)}`],
    ['siblings', (size: number) => `<a>${'<b/>'.repeat(size / 4)}</a>`],
  ])('takes no longer than its size asks for: %s', (_what, make) => {
    const text = make(120 * 1024);
    const started = performance.now();
    reasonOf(() => readXml(text));
    // A pass that squares would take minutes here; this one takes milliseconds.
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('a posted message', () => {
  const posted = (bytes: string | Buffer): string => Buffer.from(bytes).toString('base64');

  it('is base64 of UTF-8, spelled in the one possible way', () => {
    expect(postedText(posted('<r>ü</r>'))).toBe('<r>ü</r>');
  });

  it.each([
    ['an empty one', '', 'saml-malformed'],
    ['line ends', `${posted('<r>00000</r>')}\n`, 'saml-not-base64'],
    ['no padding', posted('<r>0</r>').replace(/=+$/, ''), 'saml-not-base64'],
    ['left-over bits', 'PHI+AB==', 'saml-not-base64'],
    ['the alphabet of URLs', 'PHI-', 'saml-not-base64'],
    ['other signs', '%%%%', 'saml-not-base64'],
    ['bytes that are no UTF-8', posted(Buffer.from([0x3c, 0x72, 0xff, 0x3e])), 'saml-malformed'],
    ['more than 128 KiB', posted('x'.repeat(128 * 1024 + 1)), 'saml-too-large'],
    ['far more', 'A'.repeat(1_000_000), 'saml-too-large'],
  ])('is refused with %s', (_what, message, reason) => {
    expect(reasonOf(() => postedText(message))).toBe(reason);
  });
});
