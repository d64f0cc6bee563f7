// Free text typed by people: names, purposes, reasons. Cleaned of what nobody sees, bounded, or answered with a reason.

export type TextResult =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: 'text-control-character' | 'text-line-break' | 'text-too-long' };

const lineBreak = /\r\n|[\n\r\u0085\u2028\u2029]/g;
/** C0 and C1 controls and halves of characters come from no keyboard: such a text is refused as a whole. */
const control = /[\p{Cc}\p{Cs}]/u;
/**
 * Format characters come along with pasted text and are dropped: soft hyphens, byte order marks, and the overrides of
 * writing direction that let a text read as another one. The joiners stay, since some scripts and emoji need them.
 */
const invisible = /(?![\u200c\u200d])\p{Cf}/gu;
const edges = /^[\s\u200c\u200d]+|[\s\u200c\u200d]+$/g;

/** One line of at most `max` characters (code points); an empty one is for the form to judge. */
export function singleLine(text: string, max: number): TextResult {
  const cleaned = clean(text);
  if (cleaned.includes('\n')) return { ok: false, reason: 'text-line-break' };
  return bounded(cleaned, max);
}

/** Several lines, LF between them, no blanks at their ends. */
export function multiLine(text: string, max: number): TextResult {
  return bounded(clean(text).replace(/[^\S\n]+$/gm, ''), max);
}

function clean(text: string): string {
  return text
    .replace(lineBreak, '\n')
    .replaceAll('\t', ' ')
    .replace(invisible, '')
    .replace(edges, '')
    .normalize('NFC');
}

function bounded(text: string, max: number): TextResult {
  if (control.test(text.replaceAll('\n', ''))) return { ok: false, reason: 'text-control-character' };
  if (Array.from(text).length > max) return { ok: false, reason: 'text-too-long' };
  return { ok: true, value: text };
}
