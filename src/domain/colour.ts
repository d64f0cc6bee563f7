// Colours as a municipality names them, and how well one can be told from another: relative luminance and contrast ratio
// as WCAG 2.2 defines them.
import { Refusal } from './errors';

declare const brand: unique symbol;
/** `#rrggbb`, in lower case. */
export type Colour = string & { readonly [brand]: 'Colour' };

type Channels = readonly [red: number, green: number, blue: number];

export function isColour(text: string): text is Colour {
  return /^#[0-9a-f]{6}$/.test(text);
}

/** As people type it: capitals are the same colour. */
export function checkedColour(text: string): Colour {
  const typed = text.toLowerCase();
  if (isColour(typed)) return typed;
  throw new Refusal('invalid', 'colour-malformed');
}

export const white = checkedColour('#ffffff');
export const black = checkedColour('#000000');

/** From 1 (the same) to 21 (black and white). */
export function contrastRatio(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The worst of several grounds counts. */
export function lowestRatio(colour: Colour, grounds: readonly Colour[]): number {
  return Math.min(...grounds.map((ground) => contrastRatio(colour, ground)));
}

/** White or black, whichever is easier to read on this colour: one of the two always reaches 4.5. */
export function textOn(colour: Colour): Colour {
  return contrastRatio(colour, white) >= contrastRatio(colour, black) ? white : black;
}

const steps = 100;

/** The nearest tone on the way from this colour to `end` that has this ratio on all grounds; `end` itself if none has. */
export function nearestTone(
  colour: Colour,
  end: Colour,
  { ratio, grounds }: { readonly ratio: number; readonly grounds: readonly Colour[] },
): Colour {
  const tones = Array.from({ length: steps }, (_, step) => mixed(colour, end, step / steps));
  return tones.find((tone) => lowestRatio(tone, grounds) >= ratio) ?? end;
}

function luminance(colour: Colour): number {
  const [red, green, blue] = channelsOf(colour);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function channelsOf(colour: Colour): Channels {
  const channel = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function mixed(colour: Colour, end: Colour, share: number): Colour {
  const goal = channelsOf(end);
  const digits = channelsOf(colour).map((channel, index) =>
    Math.round(channel + ((goal[index] ?? channel) - channel) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return checkedColour(`#${digits.join('')}`);
}
