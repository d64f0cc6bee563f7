// What a refused person reads: our own sentences and a telephone number, never anything that ends a quotation.
import fc from 'fast-check';
import { Refusal } from '../../src/domain/errors';
import {
  canSayWhy,
  isNoticePhone,
  noticePhone,
  noticeReasons,
  noticeSentence,
  readNoticeReason,
  readRefusalNotice,
} from '../../src/domain/refusal-notice';

const malformed = new Refusal('invalid', 'gateway-message-malformed');

describe('the sentence', () => {
  it.each([
    ['suspended', 'Ihr Zugang ist gesperrt.'],
    ['ended', 'Ihr Zugang ist abgelaufen.'],
    ['closed', 'Das VPN ist zurzeit geschlossen.'],
  ] as const)('of %s is: %s', (reason, sentence) => {
    expect(noticeSentence(reason, { phone: null })).toBe(sentence);
    expect(noticeSentence(reason, { phone: '0123 456' })).toBe(`${sentence} Benutzerservice: 0123 456`);
  });

  it('is printable ASCII without quotation mark, backslash or line end, whatever the number is said to be', () => {
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9 "\\\r\n;,+()/.-]*$/));
    fc.assert(
      fc.property(fc.constantFrom(...noticeReasons), any, (reason, phone) => {
        expect(noticeSentence(reason, { phone })).toMatch(/^[ !#-[\]-~]{10,120}$/);
      }),
    );
  });
});

describe('a number', () => {
  it.each(['115', '0123 456', '+49 (0)89 233-00', '0000 115-99', '089/233 00 1'])('may be %j', (phone) => {
    expect(isNoticePhone(phone)).toBe(true);
    expect(readRefusalNotice({ phone })).toEqual({ phone });
  });

  it.each([
    '',
    '1',
    '115 (Mo-Fr)',
    '115"',
    '115\\',
    '115\n116',
    '115\r',
    '١١٥',
    '1'.repeat(41),
    ' 115',
    'ruf an',
  ])('is not %j', (phone) => {
    expect(isNoticePhone(phone)).toBe(false);
    expect(() => readRefusalNotice({ phone })).toThrow(malformed);
  });

  it('is left out where the municipality has none, or has written more than a number', () => {
    const hotline = { hours: '', mail: '' };
    expect(noticePhone(null)).toBeNull();
    expect(noticePhone({ ...hotline, phone: ' 0123 456 ' })).toBe('0123 456');
    expect(noticePhone({ ...hotline, phone: '0123 456 (Frau Amsel)' })).toBeNull();
  });
});

it('knows no reason but those that there is a sentence for', () => {
  expect(noticeReasons.map(readNoticeReason)).toEqual([...noticeReasons]);
  for (const bad of ['Suspended', 'revoked', '', null, 3, {}])
    expect(() => readNoticeReason(bad)).toThrow(Refusal);
});

it('takes an agent that can do it', () => {
  expect(canSayWhy({ agentVersion: '1.3.0' })).toBe(true);
  expect(canSayWhy({ agentVersion: '1.2.9' })).toBe(false);
  expect(canSayWhy({ agentVersion: null })).toBe(false);
});
