// The form as a page prints it: fields with label, hint, error and what was typed, and the summary of errors.
import type { Language } from '../../texts/translate';
import { textFor } from '../../texts/translate';
import { errorText, type FieldError, type FormValues, type Parsed } from './form';

type Basics = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** A heading before it, where a long form has parts. */
  readonly section?: string;
};
export type Option = { readonly value: string; readonly label: string; readonly hint?: string };

/** What a page says about a field; the rest (error, value) comes from the form that was sent. */
export type FieldSpec =
  | (Basics & { readonly kind: 'text' | 'search'; readonly autocomplete?: string; readonly short?: boolean })
  | (Basics & { readonly kind: 'paragraph'; readonly short?: boolean })
  | (Basics & { readonly kind: 'number' | 'box' | 'file' })
  | (Basics & { readonly kind: 'date'; readonly earliest?: string; readonly latest?: string })
  | (Basics & { readonly kind: 'select' | 'radios' | 'boxes'; readonly options: readonly Option[] });

export type FieldView = {
  readonly kind: FieldSpec['kind'];
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly section: string;
  readonly optional: boolean;
  readonly error: string;
  readonly value: string;
  readonly describedBy: string;
  readonly autocomplete: string;
  readonly earliest: string;
  readonly latest: string;
  readonly short: boolean;
  readonly options: readonly (Option & {
    readonly id: string;
    readonly hint: string;
    readonly chosen: boolean;
  })[];
};

/** views/kit/form prints it whole. */
export type FormView = {
  readonly action: string;
  readonly method: 'post' | 'get';
  /** A field takes a file. */
  readonly multipart: boolean;
  readonly summary: ErrorSummary | null;
  readonly fields: readonly FieldView[];
  readonly submit: string;
  readonly look: 'primary' | 'secondary' | 'danger';
  readonly cancel: { readonly label: string; readonly href: string } | null;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
};

export type ErrorSummary = {
  readonly heading: string;
  readonly errors: readonly { readonly text: string; readonly href: string }[];
};

export type FormSpec = {
  readonly language: Language;
  readonly action: string;
  readonly fields: readonly FieldSpec[];
  readonly submit: string;
  /** What was sent and could not be accepted, or null for a fresh form. */
  readonly sent: Parsed<unknown> | null;
  /** What a fresh form shows. */
  readonly initial?: Readonly<Record<string, string | readonly string[]>>;
  readonly method?: 'post' | 'get';
  readonly look?: FormView['look'];
  readonly cancel?: FormView['cancel'];
  readonly hidden?: FormView['hidden'];
};

export function formView(spec: FormSpec): FormView {
  const errors = spec.sent === null || spec.sent.ok ? [] : spec.sent.errors;
  const values = spec.sent?.values ?? startingValues(spec.initial ?? {});
  return {
    action: spec.action,
    method: spec.method ?? 'post',
    multipart: spec.fields.some(({ kind }) => kind === 'file'),
    summary: summaryOf(spec, errors),
    fields: spec.fields.map((field) => fieldView(field, { language: spec.language, values, errors })),
    submit: spec.submit,
    look: spec.look ?? 'primary',
    cancel: spec.cancel ?? null,
    hidden: spec.hidden ?? [],
  };
}

function startingValues(initial: Readonly<Record<string, string | readonly string[]>>): FormValues {
  const entries = Object.entries(initial).map(
    ([name, value]) => [name, typeof value === 'string' ? [value] : value] as const,
  );
  return Object.fromEntries(entries);
}

function summaryOf({ language, fields }: FormSpec, errors: readonly FieldError[]): ErrorSummary | null {
  if (errors.length === 0) return null;
  return {
    heading: textFor(language, 'form.summary.heading', { count: errors.length }),
    errors: errors.map((error) => {
      const field = fields.find(({ name }) => name === error.field);
      const text = errorText(language, error);
      return { text: field === undefined ? text : labelled(field.label, text), href: `#${anchorOf(field)}` };
    }),
  };
}

/** A label that is a question or sentence has its own mark at the end. */
function labelled(label: string, text: string): string {
  return /[.?!]$/.test(label) ? `${label} ${text}` : `${label}: ${text}`;
}

/** A group has no control of its own: its link goes to the first choice. */
function anchorOf(field: FieldSpec | undefined): string {
  if (field === undefined) return 'main';
  return field.kind === 'radios' || field.kind === 'boxes' ? `field-${field.name}-1` : `field-${field.name}`;
}

type Sent = {
  readonly language: Language;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
};

function fieldView(field: FieldSpec, { language, values, errors }: Sent): FieldView {
  const typed = Object.hasOwn(values, field.name) ? (values[field.name] ?? []) : [];
  const error = errors.find((candidate) => candidate.field === field.name);
  const id = `field-${field.name}`;
  const hint = field.hint ?? '';
  const options = 'options' in field ? field.options : [];
  return {
    kind: field.kind,
    id,
    name: field.name,
    label: field.label,
    hint,
    section: field.section ?? '',
    optional: field.optional ?? false,
    error: error === undefined ? '' : errorText(language, error),
    value: typed.at(-1) ?? '',
    describedBy: [hint === '' ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].join(' ').trim(),
    autocomplete: ('autocomplete' in field ? field.autocomplete : undefined) ?? 'off',
    earliest: 'earliest' in field ? (field.earliest ?? '') : '',
    latest: 'latest' in field ? (field.latest ?? '') : '',
    short: 'short' in field ? (field.short ?? false) : false,
    options: options.map((option, index) => ({
      ...option,
      id: `${id}-${index + 1}`,
      hint: option.hint ?? '',
      chosen: typed.includes(option.value),
    })),
  };
}
