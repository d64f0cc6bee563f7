// Folded words for the search of people: what finds whom, and the bounds that hostile text meets.
import fc from 'fast-check';
import { queryTokens, searchTokens } from '../../src/domain/search-tokens';

/** As the store does it: every typed word is the beginning of some stored one. */
function finds(query: string, ...texts: readonly string[]): boolean {
  const stored = searchTokens(...texts);
  return queryTokens(query).every((typed) => stored.some((token) => token.startsWith(typed)));
}

describe('searchTokens', () => {
  it.each([
    ['Müller', ['mueller']],
    ['Mu\u0308ller', ['mueller']],
    ['STRASSE Straße STRAẞE', ['strasse']],
    ['Ähre Öl Übung', ['aehre', 'oel', 'uebung']],
    ['José Žižek Ångström', ['jose', 'zizek', 'angstroem']],
    ['Søren Łukasz Æsa', ['soeren', 'lukasz', 'aesa']],
    ['İpek Işık', ['ipek', 'isik']],
    ['anna.schmidt-li@musterstadt.example', ['anna', 'schmidt', 'li', 'musterstadt', 'example']],
    ['ﬁnn Ⅳ １２', ['finn', 'iv', '12']],
    ['李 明', ['李', '明']],
    ['', []],
    [' \n\0…—%_*', []],
  ])('folds %j to %j', (text, tokens) => {
    expect(searchTokens(text)).toEqual(tokens);
  });

  it('keeps each word once, over all texts', () => {
    expect(searchTokens('Anna Li', 'anna.li@a.example', 'LI')).toEqual(['anna', 'li', 'a', 'example']);
  });

  it('keeps 64 characters of a word and 20 words', () => {
    expect(searchTokens('ä'.repeat(500))).toEqual(['ae'.repeat(32)]);
    expect(searchTokens('𝔞'.repeat(5), '𠮷'.repeat(100))).toEqual(['aaaaa', '𠮷'.repeat(64)]);
    const many = Array.from({ length: 30 }, (_, index) => `w${index}`);
    expect(searchTokens(many.join(' '))).toEqual(many.slice(0, 20));
  });

  it('looks at no more of a text than any name needs', () => {
    expect(searchTokens(`${' '.repeat(10_000)}late`)).toEqual([]);
  });
});

describe('a search', () => {
  it.each([
    ['Mue', 'Müller'],
    ['mü', 'Mueller'],
    ['Li', 'Li'],
    ['li an', 'Anna Li'],
    ['STRAß', 'Strasser'],
    ['schmidt@', 'anna@schmidt.example'],
  ])('%j finds %j', (query, name) => {
    expect(finds(query, name)).toBe(true);
  });

  it.each([
    ['Lia', 'Li'],
    ['ller', 'Müller'],
    ['Anna Schmidt', 'Anna Li'],
  ])('%j does not find %j', (query, name) => {
    expect(finds(query, name)).toBe(false);
  });

  it('has no words where nothing but signs was typed', () => {
    expect(queryTokens('%_*')).toEqual([]);
  });
});

describe('for any text', () => {
  const anyText = fc.string({ unit: 'binary' });

  it('tokens are bounded, distinct, lower-case words without signs', () => {
    fc.assert(
      fc.property(fc.array(anyText), (texts) => {
        const tokens = searchTokens(...texts);
        expect(tokens.length).toBeLessThanOrEqual(20);
        expect(new Set(tokens).size).toBe(tokens.length);
        for (const token of tokens) {
          expect(token).toMatch(/^[\p{L}\p{N}]{1,64}$/u);
          expect(token.toLowerCase()).toBe(token);
        }
      }),
    );
  });

  it('folding folded words changes nothing, so a word finds itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = searchTokens(text);
        expect(searchTokens(tokens.join(' '))).toEqual(tokens);
      }),
    );
  });

  it('the beginning of a German name finds it', () => {
    const germanName = fc.string({
      unit: fc.constantFrom(...Array.from('abcßäöüÄÖÜéXYZ')),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(germanName, fc.nat(20), (name, length) => {
        expect(finds(name.slice(0, length), name)).toBe(true);
      }),
    );
  });
});
