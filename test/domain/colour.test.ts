// Contrast as WCAG 2.2 counts it, and what a municipality's colours must reach on the grounds of KERN's pages.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import {
  black,
  checkedColour,
  contrastRatio,
  isColour,
  nearestTone,
  textOn,
  white,
} from '../../src/domain/colour';
import {
  checkAlternative,
  checkColours,
  colourUses,
  neededRatio,
  tonesOf,
  tooFaint,
} from '../../src/domain/look';
import { refusalOf } from '../support/builders';

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => checkedColour(`#${number.toString(16).padStart(6, '0')}`));

it.each(['#fff', 'red', '#12345g', '#1234567', '123456', '#123456;', 'url(#a)', ''])(
  'is no colour: %p',
  (text) => {
    expect(isColour(text)).toBe(false);
    expect(refusalOf(() => checkedColour(text))).toBe('colour-malformed');
  },
);

it('takes capitals for the same colour', () => {
  expect(checkedColour('#B4141E')).toBe('#b4141e');
});

it.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
  ['#777777', '#ffffff', 4.48],
  ['#ff0000', '#ffffff', 4],
  ['#0000ff', '#ffffff', 8.59],
])('%s on %s has %d', (one, other, ratio) => {
  expect(contrastRatio(checkedColour(one), checkedColour(other))).toBeCloseTo(ratio, 2);
  expect(contrastRatio(checkedColour(other), checkedColour(one))).toBeCloseTo(ratio, 2);
});

it('finds text for any colour that reaches what text needs', () => {
  fc.assert(
    fc.property(anyColour, (colour) => {
      expect(contrastRatio(textOn(colour), colour)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

describe('a colour on the page', () => {
  it.each([
    ['main', '#b4141e', null],
    ['main', '#1b3a6b', null],
    ['main', '#ffd500', { ratio: 1.18, needed: 4.5 }],
    ['main', '#767676', { ratio: 3.75, needed: 4.5 }],
    ['accent', '#767676', null],
    ['accent', '#ffd500', { ratio: 1.29, needed: 3 }],
  ] as const)('as %s, %s is found: %p', (use, colour, expected) => {
    const found = tooFaint(use, checkedColour(colour));
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatchObject({ needed: expected.needed, ratio: expect.closeTo(expected.ratio, 1) });
  });

  it('is answered with the nearest darker tone that would do', () => {
    const instead = tooFaint('main', checkedColour('#ffd500'))?.instead ?? white;
    expect(tooFaint('main', instead)).toBeNull();
    expect(instead).not.toBe(black);
  });

  it('is refused when it is too faint for its use', () => {
    const faint = checkedColour('#ffd500');
    const main = checkedColour('#1b3a6b');
    expect(refusalOf(() => checkColours({ main: faint, accent: null }))).toBe('colour-too-faint');
    expect(refusalOf(() => checkColours({ main, accent: faint }))).toBe('colour-too-faint');
    expect(() => checkColours({ main, accent: null })).not.toThrow();
  });

  it('becomes a lighter tone on dark grounds, only where it must', () => {
    const { dark } = tonesOf('main', checkedColour('#1b3a6b'));
    expect(dark.colour).not.toBe('#1b3a6b');
    expect(dark).toMatchObject({ onIt: black });
    expect(tonesOf('accent', checkedColour('#808080')).dark.colour).toBe('#808080');
  });

  it('reaches what it needs on every ground in both, whatever is accepted', () => {
    fc.assert(
      fc.property(anyColour, fc.constantFrom(...colourUses), (colour, use) => {
        fc.pre(tooFaint(use, colour) === null);
        const { light, dark } = tonesOf(use, colour);
        expect(Math.min(light.ratio, dark.ratio)).toBeGreaterThanOrEqual(neededRatio[use]);
        for (const { colour: tone, onIt } of [light, dark])
          expect(contrastRatio(tone, onIt)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('ends at the end of the way when no tone has enough', () => {
    expect(nearestTone(checkedColour('#ffff00'), white, { ratio: 3, grounds: [white] })).toBe(white);
  });
});

it('knows the grounds that KERN has', () => {
  const css = readFileSync(require.resolve('@kern-ux/native/dist/kern.min.css'), 'utf8');
  // Converted from OKLCH by the formulas of CSS Color 4; whoever updates KERN and changes these looks at look.ts again.
  for (const token of [
    '--kern-color-neutral-025: oklch(96.72% .0041 271.37)',
    '--kern-color-neutral-950: oklch(20.23% .0321 277.67)',
    '--kern-color-orange-050: oklch(93.57% .0683 84.88)',
    '--kern-color-orange-900: oklch(25.26% .0574 63.38)',
    '--kern-color-layout-background-hued: var(--kern-color-neutral-025)',
    '--kern-color-layout-background-hued: var(--kern-color-neutral-950)',
  ])
    expect(css).toContain(token);
});

it('wants words for those who do not see a logo', () => {
  expect(refusalOf(() => checkAlternative(''))).toBe('logo-without-alternative');
});
