// A mail in one language: paragraphs around the one link.
import type { Language } from '../../texts/translate';

export type MailPart = {
  readonly language: Language;
  readonly before: readonly string[];
  readonly link: string;
  readonly after: readonly string[];
};

/** A name may hold anything; what stands in a header holds no line break (RFC 5322 §2.2) and nothing invisible. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
