// Which uploads are pictures: told by their bytes, up to the end.
import * as fc from 'fast-check';
import { Refusal } from '../../src/domain/errors';
import { recognisedPicture } from '../../src/domain/picture';
import { refusalOf } from '../support/builders';
import { jpeg, pdf, png, pngWith, svg, webp } from '../support/pictures';

const size = { width: 24, height: 32 };
const html = Buffer.from('<html><script>alert(1)</script></html>');
const joined = (...parts: readonly Buffer[]): Buffer => Buffer.concat(parts);

/** The same bytes but for one place. */
function changed(bytes: Buffer, at: number, ...values: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(values, at);
  return copy;
}

it.each([
  ['a PNG', png(), 'image/png'],
  ['a PNG with a comment in it', pngWith('tEXt', Buffer.from('Comment\0made by hand')), 'image/png'],
  ['a JPEG', jpeg, 'image/jpeg'],
  ['a WebP with loss', webp.lossy, 'image/webp'],
  ['a WebP without loss', webp.lossless, 'image/webp'],
  ['an extended WebP', webp.extended, 'image/webp'],
])('knows %s', (_, bytes, type) => {
  expect(recognisedPicture(bytes)).toEqual({ type, ...size });
});

it('reads a view into larger memory, as an upload may be one', () => {
  const around = joined(html, png(), html);
  expect(recognisedPicture(around.subarray(html.length, around.length - html.length))).toMatchObject(size);
});

it.each([
  ['nothing', Buffer.alloc(0), 'file-empty'],
  ['an SVG, whatever its name', svg, 'picture-unknown'],
  ['a PDF', pdf, 'picture-unknown'],
  ['a page', html, 'picture-unknown'],
  ['a GIF', Buffer.from('GIF89a\x18\0\x20\0'), 'picture-unknown'],
  ['a WAV file in the same container', changed(webp.lossy, 8, 0x57, 0x41, 0x56, 0x45), 'picture-unknown'],
  ['a page that begins like a PNG', joined(png().subarray(0, 8), html), 'picture-broken'],
  ['a PNG with a page behind it', joined(png(), html), 'picture-with-more-behind'],
  ['a JPEG with a page behind it', joined(jpeg, html), 'picture-with-more-behind'],
  ['a WebP with a page behind it', joined(webp.lossy, html), 'picture-with-more-behind'],
  ['a page that begins like a JPEG', joined(jpeg.subarray(0, 4), html), 'picture-broken'],
  ['a PNG without data', joined(png().subarray(0, 33), png().subarray(-12)), 'picture-broken'],
  ['a JPEG without a frame', joined(jpeg.subarray(0, 2), Buffer.from([0xff, 0xd9])), 'picture-broken'],
  ['a moving PNG', pngWith('acTL', Buffer.alloc(8)), 'picture-moving'],
  ['a moving WebP', changed(webp.extended, 30, 0x41, 0x4e, 0x49, 0x4d), 'picture-moving'],
  ['a WebP of one unknown chunk', changed(webp.lossy, 12, 0x41, 0x41, 0x41, 0x41), 'picture-broken'],
  ['a tiny PNG', png({ width: 15 }), 'picture-too-small'],
  ['a PNG that says it is huge', changed(png(), 16, 0, 1, 0, 0), 'picture-too-wide'],
  ['a PNG that says it has no width', changed(png(), 16, 0, 0, 0, 0), 'picture-too-small'],
  [
    'a JPEG that says it is huge',
    changed(jpeg, jpeg.indexOf('ffc0', 0, 'hex') + 5, 0xff, 0xff),
    'picture-too-wide',
  ],
])('is refused: %s', (_, bytes, reason) => {
  expect(refusalOf(() => recognisedPicture(bytes))).toBe(reason);
});

it.each([
  ['PNG', png()],
  ['JPEG', jpeg],
  ['WebP', webp.lossy],
])('is refused when a %s is cut off, wherever', (_, bytes) => {
  for (let end = 0; end < bytes.length; end += 1) {
    expect(() => recognisedPicture(bytes.subarray(0, end))).toThrow(Refusal);
  }
});

it('answers anything with a picture or a refusal', () => {
  const heads = [png().subarray(0, 33), jpeg.subarray(0, 40), webp.lossy.subarray(0, 30)];
  const tampered = fc
    .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }))
    .map(([head, rest]) => Buffer.concat([head, rest]));
  fc.assert(
    fc.property(tampered, (bytes) => {
      try {
        recognisedPicture(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }),
  );
});
