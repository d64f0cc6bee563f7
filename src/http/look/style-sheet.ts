// A municipality's colours as a style sheet: nothing but checked colours in KERN's own variables, light and dark.
import { tonesOf, type Colours, type Tone } from '../../domain/look';

type Mode = 'light' | 'dark';

/** Loaded after KERN and our own sheet; what is not chosen stays as it is there. */
export function styleSheet(colours: Colours): string {
  return (['light', 'dark'] as const).map((mode) => block(mode, colours)).join('');
}

/** A band in the header comes with either colour; without an accent of its own it has the main one. */
function block(mode: Mode, { main, accent }: Colours): string {
  const lines = [
    '--band: 0.375rem',
    ...(main === null ? [] : actionsIn(tonesOf('main', main)[mode])),
    ...(accent === null ? [] : [`--accent: ${tonesOf('accent', accent)[mode].colour}`]),
  ];
  const inside = lines.map((line) => `    ${line};\n`).join('');
  return `@media (prefers-color-scheme: ${mode}) {\n  :root {\n${inside}  }\n}\n`;
}

function actionsIn({ colour, onIt }: Tone): readonly string[] {
  return [`--kern-color-action-default: ${colour}`, `--kern-color-action-on-default: ${onIt}`];
}
