// Pictures that people upload: PNG, JPEG or WebP by what the bytes say, read to their very end. SVG is a program that
// draws and is never taken; what follows after a picture's end, or moves, is not taken either.
import { Refusal } from './errors';
import { jpegSize, pngSize, webpSize, type PictureSize } from './picture-formats';

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];

export type Picture = PictureSize & { readonly type: PictureType };

/** In pixels: enough for sharp screens, and no small file that fills a browser's memory. */
export const pictureLimits = { smallest: 16, largest: 2000 } as const;

/** What kind of picture this is and how large; refused when it is none of the three, or not wholly one. */
export function recognisedPicture(bytes: Uint8Array): Picture {
  if (bytes.length === 0) throw new Refusal('invalid', 'file-empty');
  const picture = { type: typeOf(bytes), ...sizeOf(bytes) };
  const sides = [picture.width, picture.height];
  if (sides.some((side) => side < pictureLimits.smallest)) throw new Refusal('invalid', 'picture-too-small');
  if (sides.some((side) => side > pictureLimits.largest)) throw new Refusal('invalid', 'picture-too-wide');
  return picture;
}

const readers: Readonly<Record<PictureType, (view: DataView) => PictureSize>> = {
  'image/png': pngSize,
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
};

function typeOf(bytes: Uint8Array): PictureType {
  const begins = (at: number, ...expected: readonly number[]): boolean =>
    expected.every((byte, index) => bytes[at + index] === byte);
  if (begins(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(0, 0x52, 0x49, 0x46, 0x46) && begins(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp';
  throw new Refusal('invalid', 'picture-unknown');
}

/** A view throws where the bytes end too early: the picture is cut off or lies about its parts. */
function sizeOf(bytes: Uint8Array): PictureSize {
  try {
    return readers[typeOf(bytes)](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('invalid', 'picture-broken', { cause: error });
    throw error;
  }
}
