// An OpenVPN configuration as OpenVPN takes it apart: a directive a line, an inline block as one, comments left out.

/** An empty name: a line that OpenVPN might read otherwise than we do. */
export type Directive = { readonly name: string; readonly words: readonly string[] };

/** Quotes, backslashes and controls change where words begin and end; only `push` takes its text in quotes. */
const plainLine = /^[A-Za-z0-9 =:,./+_<>[\]-]*$/;
const pushLine = /^push "([A-Za-z0-9 =:,./+_<>[\]-]*)"$/;
const opening = /^<([a-z0-9-]+)>$/;
const unreadable: Directive = { name: '', words: [] };

export function readOpenvpnText(text: string): readonly Directive[] {
  const found: Directive[] = [];
  let block: { readonly name: string; readonly lines: string[] } | null = null;
  for (const line of text.split('\n').map((one) => one.replace(/\r$/, ''))) {
    if (block !== null) {
      // As OpenVPN does: whatever begins with the end ends the block.
      if (line.trimStart().startsWith(`</${block.name}>`)) {
        found.push(line.trim() === `</${block.name}>` ? blockOf(block) : unreadable);
        block = null;
      } else block.lines.push(line);
      continue;
    }
    const name = opening.exec(line)?.[1];
    if (name === undefined) found.push(...directiveOf(line));
    else block = { name, lines: [] };
  }
  return block === null ? found : [...found, unreadable];
}

function blockOf({ name, lines }: { readonly name: string; readonly lines: readonly string[] }): Directive {
  return { name: `<${name}>`, words: lines };
}

function directiveOf(line: string): readonly Directive[] {
  const trimmed = line.trim();
  if (trimmed === '' || /^[#;]/.test(trimmed)) return [];
  const pushed = pushLine.exec(trimmed)?.[1];
  if (pushed !== undefined) return [{ name: 'push', words: pushed.split(' ').filter(Boolean) }];
  if (!plainLine.test(trimmed)) return [unreadable];
  const [name = '', ...words] = trimmed.split(' ').filter(Boolean);
  return [{ name: name.replace(/^--/, ''), words }];
}
