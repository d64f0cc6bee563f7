// How a municipality's pages look: two colours that can be told from the page everywhere, and a logo or coat of arms.
import { black, checkedColour, lowestRatio, nearestTone, textOn, white, type Colour } from './colour';
import { Refusal } from './errors';
import type { Picture } from './picture';

/** `main` is read (links, buttons), `accent` is seen (the band above the header, the mark of where one is). */
export type ColourUse = 'main' | 'accent';
export const colourUses = ['main', 'accent'] as const satisfies readonly ColourUse[];

/** Null: as the portal looks by itself. */
export type Colours = Readonly<Record<ColourUse, Colour | null>>;

/** What is known of a logo without its bytes. */
export type Logo = Picture & {
  /** For those who do not see it. */
  readonly alternative: string;
};

export type Look = {
  /** Counts up with every change: part of the addresses by which browsers keep it. */
  readonly version: number;
  readonly colours: Colours;
  readonly logo: Logo | null;
};

export const noLook: Look = { version: 0, colours: { main: null, accent: null }, logo: null };

export function hasColours({ main, accent }: Colours): boolean {
  return main !== null || accent !== null;
}

export const largestLogo = 200 * 1024;
export const longestAlternative = 150;

/** WCAG 2.2: 1.4.3 for text, 1.4.11 for marks. */
export const neededRatio: Readonly<Record<ColourUse, number>> = { main: 4.5, accent: 3 };

/**
 * What lies behind each on KERN's pages, light and dark: the page, the surfaces, and for links also notices, the least
 * bright and the least dark of which stands here.
 */
const pageGrounds = {
  light: ['#ffffff', '#f3f4f7'].map(checkedColour),
  dark: ['#000000', '#131525'].map(checkedColour),
};
const noticeGrounds = { light: checkedColour('#ffe7b6'), dark: checkedColour('#351b00') };
const grounds: Readonly<Record<ColourUse, Readonly<Record<'light' | 'dark', readonly Colour[]>>>> = {
  main: {
    light: [...pageGrounds.light, noticeGrounds.light],
    dark: [...pageGrounds.dark, noticeGrounds.dark],
  },
  accent: pageGrounds,
};

export type TooFaint = {
  readonly ratio: number;
  readonly needed: number;
  /** The nearest darker tone that would do. */
  readonly instead: Colour;
};

/** Why a colour cannot be told well enough from the page's light grounds; null when it can. */
export function tooFaint(use: ColourUse, colour: Colour): TooFaint | null {
  const ratio = lowestRatio(colour, grounds[use].light);
  const needed = neededRatio[use];
  if (ratio >= needed) return null;
  return {
    ratio,
    needed,
    instead: nearestTone(colour, black, { ratio: needed, grounds: grounds[use].light }),
  };
}

export function checkColours(colours: Colours): void {
  for (const use of colourUses) {
    const colour = colours[use];
    if (colour !== null && tooFaint(use, colour) !== null) throw new Refusal('invalid', 'colour-too-faint');
  }
}

export type Tone = { readonly colour: Colour; readonly onIt: Colour; readonly ratio: number };

/** A colour that reads well on light is often too dark on dark: there a lighter tone of it takes its place. */
export function tonesOf(use: ColourUse, colour: Colour): Readonly<Record<'light' | 'dark', Tone>> {
  const { light, dark } = grounds[use];
  const lighter = nearestTone(colour, white, { ratio: neededRatio[use], grounds: dark });
  return { light: tone(colour, light), dark: tone(lighter, dark) };
}

function tone(colour: Colour, behind: readonly Colour[]): Tone {
  return { colour, onIt: textOn(colour), ratio: lowestRatio(colour, behind) };
}

/** WCAG 2.2, 1.1.1: who does not see a picture hears what it shows. */
export function checkAlternative(alternative: string): void {
  if (alternative === '') throw new Refusal('invalid', 'logo-without-alternative');
}
