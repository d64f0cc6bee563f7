// Facts as lines for a terminal: a label, and what stands behind it in one column.

export type Line = { readonly label: string; readonly text: string | null };

const column = 19;

export function line(label: string, text: string | null): Line {
  return { label, text };
}

export function listed(label: string, texts: readonly string[]): readonly Line[] {
  return texts.map((text) => ({ label, text }));
}

export function printed(lines: readonly Line[]): readonly string[] {
  return lines.map(({ label, text }) => `${`${label}:`.padEnd(column)}${text ?? '-'}`);
}
