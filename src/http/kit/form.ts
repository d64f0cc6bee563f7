// Reading a form: untrusted fields become a typed value once, or errors beside what was typed.
import type { z } from 'zod';
import { findText, type Language } from '../../texts/translate';

/** `reason` is a key of the catalogue; `values` fill it. */
export type FieldError = {
  readonly field: string;
  readonly reason: string;
  readonly values: Readonly<Record<string, string | number>>;
};

/** What was typed, as it came. */
export type FormValues = Readonly<Record<string, readonly string[]>>;

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value; readonly values: FormValues }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly values: FormValues };

/** Also for the query of a list's filters. */
export function readForm<Value>(schema: z.ZodType<Value>, body: unknown): Parsed<Value> {
  const values = typedIn(body);
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(values)));
  if (parsed.success) return { ok: true, value: parsed.data, values };
  return { ok: false, errors: firstPerField(parsed.error.issues.map(fieldError)), values };
}

/** An error that only a rule could find, shown like any other. */
export function withError<Value>(parsed: Parsed<Value>, field: string, reason: string): Parsed<Value> {
  return withErrors(parsed, [{ field, reason, values: {} }]);
}

/** The same for errors with values of their own. */
export function withErrors<Value>(parsed: Parsed<Value>, errors: readonly FieldError[]): Parsed<Value> {
  return { ok: false, errors: [...(parsed.ok ? [] : parsed.errors), ...errors], values: parsed.values };
}

export function errorText(language: Language, { reason, values }: FieldError): string {
  return findText(language, reason, values) ?? findText(language, 'form.error.invalid') ?? reason;
}

function typedIn(body: unknown): FormValues {
  if (typeof body !== 'object' || body === null) return {};
  const entries = Object.entries(body).map(([name, value]: [string, unknown]) => {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return [name, list.filter((item) => typeof item === 'string')] as const;
  });
  return Object.fromEntries(entries);
}

/** A schema's own message is a key of the catalogue; zod's words never reach a person. */
function fieldError(issue: z.core.$ZodIssue): FieldError {
  const field = String(issue.path[0] ?? 'form');
  const ownKey = /^[a-z-]+(\.[a-z-]+)+$/.test(issue.message);
  if (ownKey) return { field, reason: issue.message, values: limitsOf(issue) };
  return { field, reason: `form.error.${generalReason(issue)}`, values: limitsOf(issue) };
}

function limitsOf(issue: z.core.$ZodIssue): FieldError['values'] {
  if (issue.code === 'too_big') return { max: String(issue.maximum) };
  return issue.code === 'too_small' ? { min: String(issue.minimum) } : {};
}

function generalReason(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'too-long' : 'too-big';
  if (issue.code === 'too_small')
    return issue.origin === 'string' || issue.origin === 'array' ? 'missing' : 'too-small';
  if (issue.code === 'invalid_type') return 'missing';
  return issue.code === 'invalid_value' ? 'not-a-choice' : 'invalid';
}

function firstPerField(errors: readonly FieldError[]): readonly FieldError[] {
  return errors.filter((error, index) => errors.findIndex(({ field }) => field === error.field) === index);
}
