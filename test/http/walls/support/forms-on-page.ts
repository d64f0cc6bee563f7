// The forms of a page as a browser would send them: where to, and each field with the values that the page offers.

export type FormOnPage = {
  readonly action: string;
  readonly method: string;
  readonly fields: ReadonlyMap<string, readonly string[]>;
};

export function formsOn(html: string): readonly FormOnPage[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = '', inside = '']) => ({
    action: attribute(tag, 'action') ?? '',
    method: (attribute(tag, 'method') ?? 'get').toLowerCase(),
    fields: fieldsIn(inside),
  }));
}

function fieldsIn(html: string): FormOnPage['fields'] {
  const fields = new Map<string, readonly string[]>();
  const add = (name: string | null, value: string): void => {
    if (name !== null) fields.set(name, [...(fields.get(name) ?? []), value]);
  };
  for (const [, tag = ''] of html.matchAll(/<(?:input|button)\b([^>]*)>/g)) {
    add(attribute(tag, 'name'), attribute(tag, 'value') ?? '');
  }
  for (const [, tag = '', options = ''] of html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    for (const [, option = ''] of options.matchAll(/<option\b([^>]*)>/g)) {
      add(attribute(tag, 'name'), attribute(option, 'value') ?? '');
    }
  }
  return fields;
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}
