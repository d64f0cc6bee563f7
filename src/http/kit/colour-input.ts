// A municipality's colours, as forms ask for them, take them, and say why one cannot be used.
import { z } from 'zod';
import { isColour, type Colour } from '../../domain/colour';
import { colourUses, tooFaint, type Colours } from '../../domain/look';
import type { Translate } from '../../texts/translate';
import type { FieldError } from './form';
import type { FieldSpec } from './form-view';
import type { Format } from './format';
import { line } from './form-input';

/** Empty: as the portal looks by itself. */
const colourInput = line({ max: 20, min: 0 })
  .transform((typed) => typed.toLowerCase())
  .pipe(z.string().refine((typed) => typed === '' || isColour(typed), 'refusal.colour-malformed'))
  .transform((typed): Colour | null => (isColour(typed) ? typed : null));

export const colourFields = { main: colourInput, accent: colourInput };

export function colourSpecs(t: Translate): readonly FieldSpec[] {
  return colourUses.map((use) => ({
    kind: 'text',
    name: use,
    label: t(`look.colour.${use}`),
    hint: t(`look.colour.${use}-hint`),
    optional: true,
    short: true,
  }));
}

/** Which colours cannot be told from the page, with what was measured and what would do. */
export function faintColours({ main, accent }: Colours, format: Format): readonly FieldError[] {
  const colours: Colours = { main, accent };
  return colourUses.flatMap((use) => {
    const colour = colours[use];
    const found = colour === null ? null : tooFaint(use, colour);
    if (found === null) return [];
    const { ratio, needed, instead } = found;
    const values = { ratio: shownRatio(ratio, format), needed: format.number(needed), instead };
    return [{ field: use, reason: `look.too-faint-${use}`, values }];
  });
}

/** Cut, not rounded: 4.49 must not read as 4.5. */
export function shownRatio(ratio: number, format: Format): string {
  return format.number(Math.floor(ratio * 10) / 10);
}
