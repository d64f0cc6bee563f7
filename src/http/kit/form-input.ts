// The kinds of input that forms are made of, as schemas: each takes what a browser sends, an array of strings.
import { z } from 'zod';
import { multiLine, singleLine } from '../../domain/text-rules';

/** A field sent twice counts once: the last one, as browsers do with a hidden default before a box. */
const last = (value: unknown): unknown => (Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? ''));

// Control and bidirectional characters have no place in names and sentences, and could disguise them in lists.
const oddCharacters = /[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u;
const plain = (text: string): boolean => !oddCharacters.test(text.replaceAll('\n', ''));

/** What nobody sees (soft hyphens, marks of byte order) goes; what could deceive stays, to be refused. */
const cleaned = (text: string, clean: typeof singleLine): string => {
  const result = clean(text, text.length);
  return plain(text) && result.ok ? result.value : text;
};

/** One line: spaces and line breaks of any kind become one space. */
export function line({ max, min = 1 }: { readonly max: number; readonly min?: 0 | 1 }) {
  const tidy = z
    .string()
    .transform((typed) => cleaned(typed.normalize('NFC').replace(/\s+/gu, ' ').trim(), singleLine));
  return z.preprocess(last, tidy.pipe(text(min, max)));
}

/** Several lines, as typed. */
export function paragraph({ max, min = 1 }: { readonly max: number; readonly min?: 0 | 1 }) {
  const tidy = z
    .string()
    .transform((typed) => typed.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', ' ').trim())
    .transform((typed) => cleaned(typed, multiLine));
  return z.preprocess(last, tidy.pipe(text(min, max)));
}

function text(min: number, max: number) {
  return z.string().min(min).max(max).refine(plain, 'form.error.odd-characters');
}

/** As it came: a rule of its own judges it. */
export function asTyped() {
  return z.preprocess(last, z.string());
}

/** One of a closed list: radio buttons or a select. */
export function choice<const Options extends readonly [string, ...string[]]>(options: Options) {
  return z.preprocess(last, z.enum(options));
}

/** Any number of a closed list: boxes that share a name. */
export function choices<const Options extends readonly [string, ...string[]]>(options: Options) {
  return z.preprocess((value) => value ?? [], z.array(z.enum(options)));
}

/** A box that may stay empty. */
export function box() {
  return z.preprocess(
    last,
    z.string().transform((value) => value !== ''),
  );
}

/** A box that must be ticked to go on. */
export function consent() {
  return z.preprocess(
    last,
    z
      .string()
      .min(1, 'form.error.must-accept')
      .transform(() => true as const),
  );
}

/** A local day: `2026-12-31` as browsers send it, or `31.12.2026` as people type it where there is no date picker. */
export function day() {
  return z.preprocess(
    last,
    z.string().trim().min(1).transform(isoDay).pipe(z.string().refine(isDay, 'form.error.not-a-date')),
  );
}

/** Like `day`, or null when left empty. */
export function optionalDay() {
  return z.preprocess((value) => (last(value) === '' ? null : value), z.union([z.null(), day()]));
}

export function wholeNumber({ min, max }: { readonly min: number; readonly max: number }) {
  const digits = z
    .string()
    .trim()
    .min(1)
    .max(12)
    .regex(/^-?\d+$/, 'form.error.not-a-number');
  return z.preprocess(last, digits.transform(Number).pipe(z.number().min(min).max(max)));
}

/** Like `wholeNumber`, or null when left empty. */
export function optionalWholeNumber(bounds: Parameters<typeof wholeNumber>[0]) {
  return z.preprocess(
    (value) => (String(last(value)).trim() === '' ? null : value),
    wholeNumber(bounds).nullable(),
  );
}

function isoDay(typed: string): string {
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(typed);
  if (german === null) return typed;
  const [, date = '', month = '', year = ''] = german;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}
