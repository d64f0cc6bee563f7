// The one way from a key to a sentence: i18next over the two catalogues, German first.
import { createInstance } from 'i18next';
import type { LeafKeys } from './catalogue-types';
import { german } from './de/catalogue';
import { english } from './en/catalogue';

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];
export type TextKey = LeafKeys<typeof german>;
export type TextValues = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, values?: TextValues) => string;

export function isLanguage(text: string): text is Language {
  return languages.some((language) => language === text);
}

const catalogues = createInstance();
void catalogues.init({
  lng: 'de',
  fallbackLng: false,
  supportedLngs: [...languages],
  resources: { de: { translation: german }, en: { translation: english } },
  initAsync: false,
  nsSeparator: false,
  // A branch of the tree then comes back as an object, which is not a text.
  returnObjects: true,
  // The templates escape; escaping here too would show people `&amp;`.
  interpolation: { escapeValue: false },
  missingInterpolationHandler: (text: string, value: readonly string[]) => {
    throw new Error(`text "${text}" wants the value ${value[1] ?? '?'}`);
  },
});

/** Texts that want no value, by their keys: a page asks for some hundred of them, and they never change. */
const plainTexts = { de: new Map<string, string>(), en: new Map<string, string>() };

/** For keys that are only known at run time, such as `refusal.<reason>`; null when the catalogue has none. */
export function findText(language: Language, key: string, values?: TextValues): string | null {
  if (values !== undefined) return lookUp(language, key, values);
  const text = plainTexts[language].get(key) ?? lookUp(language, key, {});
  if (text !== null) plainTexts[language].set(key, text);
  return text;
}

function lookUp(language: Language, key: string, values: TextValues): string | null {
  const known = catalogues.exists(key, { ...values, lng: language });
  const text: unknown = known ? catalogues.t(key, { ...values, lng: language }) : null;
  return typeof text === 'string' ? text : null;
}

/** A key that does not exist is a bug and throws: neither a person nor a test should meet a bare key. */
export function textFor(language: Language, key: string, values?: TextValues): string {
  const text = findText(language, key, values);
  if (text === null) throw new Error(`no text "${key}" in the catalogue "${language}"`);
  return text;
}

export function translator(language: Language): Translate {
  return (key, values) => textFor(language, key, values);
}
