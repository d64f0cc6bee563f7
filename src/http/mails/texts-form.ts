// The words of a mail as they are sent by the form, checked by the rule, and the form with what it has to say.
import { z } from 'zod';
import type { MailKind } from '../../domain/mail';
import {
  checkedTexts,
  longestWords,
  templateLanguages,
  templateParts,
  type CheckedTexts,
  type MailTexts,
  type PartName,
} from '../../domain/mail-template';
import type { PersonContext } from '../kit/context';
import { withErrors, type FieldError, type Parsed } from '../kit/form';
import { asTyped, wholeNumber } from '../kit/form-input';
import type { FieldSpec, FormView } from '../kit/form-view';

const seen = wholeNumber({ min: 0, max: 1_000_000 });
export const resetForm = z.object({ seen });

export const textsForm = z.object({
  'de-opening': asTyped(),
  'de-text': asTyped(),
  'de-closing': asTyped(),
  'en-opening': asTyped(),
  'en-text': asTyped(),
  'en-closing': asTyped(),
  seen,
});

type Sent = z.infer<typeof textsForm>;

export function typedTexts(sent: Sent): MailTexts {
  return {
    de: { opening: sent['de-opening'], text: sent['de-text'], closing: sent['de-closing'] },
    en: { opening: sent['en-opening'], text: sent['en-text'], closing: sent['en-closing'] },
  };
}

export type Judged =
  | { readonly ok: true; readonly texts: MailTexts | null; readonly seen: number }
  | { readonly ok: false; readonly again: Parsed<unknown> };

/** What is wrong stands beside its field, with the line and what was found there. */
export function judged(kind: MailKind, sent: Parsed<Sent>): Judged {
  if (!sent.ok) return { ok: false, again: sent };
  const checked = checkedTexts(kind, typedTexts(sent.value));
  if (!checked.ok) return { ok: false, again: withErrors(sent, errorsOf(checked)) };
  return { ok: true, texts: checked.texts, seen: sent.value.seen };
}

function errorsOf({ problems }: Extract<CheckedTexts, { readonly ok: false }>): readonly FieldError[] {
  return problems.map(({ part, reason, line, found }) => ({
    field: part,
    reason: `mail-texts.error.${reason}`,
    values: { line, found, max: longestWords },
  }));
}

export function partSpecs({ t }: PersonContext): readonly FieldSpec[] {
  return templateLanguages.flatMap((language) =>
    templateParts.map((part, index) => ({
      kind: 'paragraph' as const,
      name: `${language}-${part}`,
      label: t(`mail-texts.part.${part}-${language}`),
      hint: t(`mail-texts.part.${part}-hint`),
      optional: true,
      ...(index === 0 ? { section: t(`mail-texts.language.${language}`) } : {}),
    })),
  );
}

export function valuesOf(texts: MailTexts | null): Readonly<Record<PartName, string>> {
  const of = (language: 'de' | 'en', part: 'opening' | 'text' | 'closing'): string =>
    texts?.[language][part] ?? '';
  return {
    'de-opening': of('de', 'opening'),
    'de-text': of('de', 'text'),
    'de-closing': of('de', 'closing'),
    'en-opening': of('en', 'opening'),
    'en-text': of('en', 'text'),
    'en-closing': of('en', 'closing'),
  };
}

/** What was seen in a preview is what is saved: the words travel along. */
export function hiddenTexts(texts: MailTexts | null, seen: number): FormView['hidden'] {
  const words = Object.entries(valuesOf(texts)).map(([name, value]) => ({ name, value }));
  return [...words, { name: 'seen', value: String(seen) }];
}
