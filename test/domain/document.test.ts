// What may be a document, and where a link may lead.
import {
  checkedDocumentAddress,
  documentKindsOf,
  isDocumentKind,
  isSameContent,
  largestDocument,
  recognisedDocument,
} from '../../src/domain/document';
import { refusalOf } from '../support/builders';
import { pdf, png, svg } from '../support/pictures';

const text = (content: string): Buffer => Buffer.from(content);

it.each([
  ['a PDF', pdf, 'pdf'],
  ['plain text', text('Sperren Sie den Bildschirm.\r\n\tÄöü – 2 < 3'), 'text'],
  ['text with a byte order mark', text('\ufeffRegeln'), 'text'],
])('knows %s', (_, bytes, form) => {
  expect(recognisedDocument(bytes)).toEqual({ form, bytes });
});

it.each([
  ['nothing', text(''), 'file-empty'],
  ['blanks only', text(' \n '), 'file-empty'],
  ['a picture', png(), 'document-unknown'],
  ['an SVG', svg, 'document-markup'],
  ['a page', text('\n <!doctype html><script>alert(1)</script>'), 'document-markup'],
  ['text in an old encoding', Buffer.from('Stra\xdfe', 'latin1'), 'document-unknown'],
  ['text with a NUL', text('a\0b'), 'document-unknown'],
  ['a page that ends as a PDF', Buffer.concat([text('<html>'), pdf]), 'document-markup'],
  ['a PDF behind something else', Buffer.concat([text('x\0'), pdf]), 'document-unknown'],
  ['a PDF that is cut off', pdf.subarray(0, 60), 'document-cut-off'],
  ['a PDF of a version that is none', text('%PDF-x.y %%EOF\0'), 'document-unknown'],
  ['too much', Buffer.alloc(largestDocument + 1, 'a'), 'document-too-large'],
  ['more text than anybody reads', Buffer.alloc(300_000, 'a'), 'document-text-too-long'],
])('is refused: %s', (_, bytes, reason) => {
  expect(refusalOf(() => recognisedDocument(bytes))).toBe(reason);
});

it('follows links to https, written the usual way', () => {
  expect(checkedDocumentAddress('https://www.musterstadt.de/datenschutz.pdf?v=3#seite')).toBe(
    'https://www.musterstadt.de/datenschutz.pdf?v=3#seite',
  );
  expect(checkedDocumentAddress('https://Müsterstadt.de')).toBe('https://xn--msterstadt-9db.de/');
});

it.each([
  'http://www.musterstadt.de/',
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://musterstadt.de/',
  '//musterstadt.de/',
  'musterstadt.de',
  'https://anna:geheim@musterstadt.de/',
  'https://localhost/',
  'https://10.1.2.3/',
  'https://[::1]/',
  `https://musterstadt.de/${'a'.repeat(500)}`,
  '',
])('is refused as an address: %s', (address) => {
  expect(refusalOf(() => checkedDocumentAddress(address))).toBe('document-address');
});

it('is a closed list, of which the provider has no leaflet', () => {
  expect(documentKindsOf('municipality')).toEqual(['privacy-notice', 'leaflet']);
  expect(documentKindsOf('operator')).toEqual(['privacy-notice']);
  expect([isDocumentKind('leaflet'), isDocumentKind('__proto__')]).toEqual([true, false]);
});

it('tells the same from something new', () => {
  const [one, other] = [recognisedDocument(pdf), recognisedDocument(text('Regeln'))];
  const link = { form: 'link', address: 'https://a.de/' } as const;
  expect(isSameContent(null, one)).toBe(false);
  expect(isSameContent(one, recognisedDocument(Buffer.from(pdf)))).toBe(true);
  expect(isSameContent(one, other)).toBe(false);
  expect(isSameContent(link, { ...link })).toBe(true);
  expect(isSameContent(link, { ...link, address: 'https://b.de/' })).toBe(false);
  expect(isSameContent(link, one)).toBe(false);
});
