// The words by which people are found: folded so that "Mue" finds "Müller" and "Li" finds "Li", by prefix.

const maxTokenLength = 64;
const maxTokens = 20;
/** Far above any name; bounds the work on a text that is no name. */
const maxTextLength = 4096;

/** Letters that are written in two ways and have no mark that could be removed. */
const spelledOut: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

function fold(text: string): string {
  return text
    .slice(0, maxTextLength)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{ASCII}]/gu, (letter) => spelledOut[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

/** The folded words of a person's name, mail and the like, each once; stored, and found by their beginnings. */
export function searchTokens(...texts: readonly string[]): readonly string[] {
  const words = texts.flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u));
  const tokens = words
    .map((word) => Array.from(word).slice(0, maxTokenLength).join(''))
    .filter((word) => word !== '');
  return [...new Set(tokens)].slice(0, maxTokens);
}

/** The words that were typed into the search; each must be the beginning of a stored token. */
export function queryTokens(query: string): readonly string[] {
  return searchTokens(query);
}
