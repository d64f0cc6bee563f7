// A municipality's own words in a mail: before, after or in place of the product's text, in German and in English. They are
// data: a closed list of {{fields}} for each kind is filled in, nothing is run, and nothing in them leads anywhere.
import type { IdentityRef } from './ids';
import { fieldsOfMail, type MailFields, type MailKind } from './mail';
import { multiLine } from './text-rules';

export const templateLanguages = ['de', 'en'] as const;
export type TemplateLanguage = (typeof templateLanguages)[number];
/** `text` stands in place of the product's; the others stand around it. */
export const templateParts = ['opening', 'text', 'closing'] as const;
export type TemplatePart = (typeof templateParts)[number];

/** Empty: nothing before or after, and the product's text. */
export type MailWords = Readonly<Record<TemplatePart, string>>;
export type MailTexts = Readonly<Record<TemplateLanguage, MailWords>>;

export type MailTemplate = {
  readonly kind: MailKind;
  /** Counts up for each kind. */
  readonly version: number;
  /** Null: back to the product's text. */
  readonly texts: MailTexts | null;
  readonly changedAt: Date;
  readonly changedBy: IdentityRef;
};

/** Characters in one part. */
export const longestWords = 2000;

export type TemplateProblem = {
  readonly reason: 'too-long' | 'control-character' | 'braces' | 'field' | 'link' | 'one-language';
  /** Counted from one. */
  readonly line: number;
  /** What stands there. */
  readonly found: string;
};

export type CheckedWords =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: TemplateProblem };

const control = /[\p{Cs}\p{Cc}]/u;
const token = /\{\{ *([^{}\n]*?) *\}\}/g;

/**
 * What mail programs make a link of: a scheme, an address of a page or of a mailbox, a bare host name. The one link of a
 * mail is the portal's (a typed one could lead people who trust the mail anywhere). Endings of files are none.
 */
const links: readonly RegExp[] = [
  /[\p{L}\d+.-]+:\/\/\S*/u,
  /\b(?:https?|ftps?|mailto|tel|sms|javascript|data|file):\S*/iu,
  /\bwww\S*/iu,
  /[^\s@]+@[^\s@]+/u,
  /[\p{L}\d][\p{L}\d-]*[.。．｡](?!(?:ovpn|conf|pdf)(?![\p{L}\d]))\p{L}{2,}\S*/u,
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])\S*/u,
];

/** One part as it was typed; what is wrong with it is named with its place. */
export function checkedWords(kind: MailKind, typed: string): CheckedWords {
  const text = typed.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replaceAll('\t', ' ');
  const odd = control.exec(text.replaceAll('\n', ' '));
  if (odd !== null) return wrong(text, 'control-character', { at: odd.index, found: codePoint(odd[0]) });
  const clean = multiLine(text, Number.POSITIVE_INFINITY);
  const value = clean.ok ? clean.value : text;
  const length = Array.from(value).length;
  if (length > longestWords) return wrong(value, 'too-long', { at: value.length, found: String(length) });
  return braceProblem(kind, value) ?? linkProblem(value) ?? { ok: true, value };
}

function braceProblem(kind: MailKind, value: string): CheckedWords | null {
  const bare = withoutTokens(value);
  const brace = bare.search(/[{}]/);
  if (brace >= 0) return wrong(value, 'braces', { at: brace, found: value.slice(brace, brace + 30) });
  for (const match of value.matchAll(token)) {
    if (!fieldsOfMail(kind).some((name) => name === match[1]))
      return wrong(value, 'field', { at: match.index, found: match[0].slice(0, 60) });
  }
  return null;
}

function linkProblem(value: string): CheckedWords | null {
  const bare = withoutTokens(value);
  for (const link of links) {
    const match = link.exec(bare);
    if (match !== null) return wrong(value, 'link', { at: match.index, found: match[0].slice(0, 60) });
  }
  return null;
}

/** A field counts as a letter: nothing is hidden by putting one into the middle of an address. */
function withoutTokens(value: string): string {
  return value.replace(token, (match) => 'x'.repeat(match.length));
}

type Place = { readonly at: number; readonly found: string };

function wrong(text: string, reason: TemplateProblem['reason'], { at, found }: Place): CheckedWords {
  const line = text.slice(0, at).split('\n').length;
  return { ok: false, problem: { reason, line, found: found.split('\n')[0] ?? '' } };
}

/** Nobody could see it. */
function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

export type PartName = `${TemplateLanguage}-${TemplatePart}`;
export type PartProblem = TemplateProblem & { readonly part: PartName };

export type CheckedTexts =
  | { readonly ok: true; readonly texts: MailTexts | null }
  | { readonly ok: false; readonly problems: readonly PartProblem[] };

/** Two languages, one meaning: a part stands in both or in neither. Nothing at all is the product's text. */
export function checkedTexts(kind: MailKind, typed: MailTexts): CheckedTexts {
  const problems: PartProblem[] = [];
  const wordsIn = (language: TemplateLanguage): MailWords => {
    const part = (name: TemplatePart): string => {
      const checked = checkedWords(kind, typed[language][name]);
      if (checked.ok) return checked.value;
      problems.push({ ...checked.problem, part: `${language}-${name}` });
      return typed[language][name];
    };
    return { opening: part('opening'), text: part('text'), closing: part('closing') };
  };
  const texts: MailTexts = { de: wordsIn('de'), en: wordsIn('en') };
  for (const part of templateParts) {
    const empty = templateLanguages.filter((language) => texts[language][part] === '');
    const [missing] = empty;
    if (missing === undefined || empty.length === templateLanguages.length) continue;
    problems.push({ reason: 'one-language', line: 1, found: '', part: `${missing}-${part}` });
  }
  if (problems.length > 0) return { ok: false, problems };
  const isEmpty = templateParts.every((part) => texts.de[part] === '');
  return { ok: true, texts: isEmpty ? null : texts };
}

export type FieldValues = Readonly<Record<keyof MailFields, string | number>>;

/** One pass: what a field holds is never looked through for fields. */
export function filled(words: string, values: FieldValues): string {
  const known = new Map<string, string | number>(Object.entries(values));
  return words.replace(token, (_, name: string) => String(known.get(name) ?? ''));
}

export function isSameTexts(one: MailTexts | null, other: MailTexts | null): boolean {
  if (one === null || other === null) return one === other;
  return templateLanguages.every((language) =>
    templateParts.every((part) => one[language][part] === other[language][part]),
  );
}
