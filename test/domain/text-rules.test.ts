// Free text: what is cleaned silently, what is refused with a reason, and that cleaning is done once and for all.
import fc from 'fast-check';
import { multiLine, singleLine } from '../../src/domain/text-rules';

describe('singleLine', () => {
  it.each([
    ['Anna Müller', 'Anna Müller'],
    ['  Anna \t Müller \r\n', 'Anna   Müller'],
    ['Mu\u0308ller', 'Müller'],
    ['\ufeffHome\u00adoffice\u200b', 'Homeoffice'],
    ['evil\u202egpj.exe', 'evilgpj.exe'],
    ['\u2066left\u2069\u200e', 'left'],
    ['👩\u200d💻', '👩\u200d💻'],
    ['\u200d \u200c', ''],
    ['<b>&"\'</b>', '<b>&"\'</b>'],
    ['', ''],
  ])('makes %j %j', (text, value) => {
    expect(singleLine(text, 100)).toEqual({ ok: true, value });
  });

  it.each(['a\nb', 'a\r\nb', 'a\rb', 'a\u2028b', 'a\u2029b', 'a\u0085b'])(
    'is refused: a line break in %j',
    (text) => {
      expect(singleLine(text, 100)).toEqual({ ok: false, reason: 'text-line-break' });
    },
  );

  it.each(['a\0b', 'a\u001b[31m', '\u007f', 'a\u009fb', '\ud800', 'a\udc00b', 'a\vb'])(
    'is refused: a character from no keyboard in %j',
    (text) => {
      expect(singleLine(text, 100)).toEqual({ ok: false, reason: 'text-control-character' });
    },
  );

  it('counts characters as people do, after cleaning', () => {
    expect(singleLine('👍'.repeat(10), 10)).toEqual({ ok: true, value: '👍'.repeat(10) });
    expect(singleLine(` ${'a\u0308'.repeat(10)} `, 10)).toEqual({ ok: true, value: 'ä'.repeat(10) });
    expect(singleLine('a'.repeat(11), 10)).toEqual({ ok: false, reason: 'text-too-long' });
    expect(singleLine('ü'.repeat(500), 100)).toEqual({ ok: false, reason: 'text-too-long' });
  });
});

describe('multiLine', () => {
  it.each([
    ['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
    ['one  \n\n  two\t\n', 'one\n\n  two'],
    ['\n\n', ''],
  ])('makes %j %j', (text, value) => {
    expect(multiLine(text, 100)).toEqual({ ok: true, value });
  });

  it('is refused: control characters and too much text', () => {
    expect(multiLine('one\n\0', 100)).toEqual({ ok: false, reason: 'text-control-character' });
    expect(multiLine('a\n'.repeat(60), 100)).toEqual({ ok: false, reason: 'text-too-long' });
  });
});

describe.each([
  ['singleLine', singleLine],
  ['multiLine', multiLine],
])('%s, for any text', (_name, rule) => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...Array.from(' ab\t\n\r\u00a0\u200d\u202e\u0308\u00ad\u0085')) }),
  );

  it('what was accepted is accepted again, unchanged, and holds nothing hidden', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = rule(text, 50);
        const value = result.ok ? result.value : '';
        expect(rule(value, 50)).toEqual({ ok: true, value });
        expect(value).not.toMatch(
          /(?!\n)\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]/u,
        );
        expect(Array.from(value).length).toBeLessThanOrEqual(50);
      }),
    );
  });
});
