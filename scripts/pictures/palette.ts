// Makes a picture of a page small: its colours are few, so that 256 of them and one byte for a pixel will do.
import { deflateSync, inflateSync } from 'node:zlib';
import { pngChunk } from '../../src/demo/png';

type Pixels = { readonly width: number; readonly height: number; readonly rgb: Buffer };

const most = 256;

/** Of a PNG as Chromium writes it: 8 bits a channel, not interlaced. */
export function withPalette(png: Buffer): Buffer {
  const { width, height, rgb } = pixelsOf(png);
  const nearest = paletteOf(rgb);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + x + 1] = nearest.indexOf(rgb.readUIntBE((y * width + x) * 3, 3));
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    png.subarray(0, 8),
    pngChunk('IHDR', head),
    pngChunk('PLTE', nearest.colours),
    pngChunk('IDAT', deflateSync(rows, { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The colours met most often; any other takes the one that is nearest to it. */
function paletteOf(rgb: Buffer): {
  readonly colours: Buffer;
  readonly indexOf: (colour: number) => number;
} {
  const met = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = rgb.readUIntBE(at, 3);
    met.set(colour, (met.get(colour) ?? 0) + 1);
  }
  const kept = [...met]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([colour]) => colour);
  const known = new Map(kept.map((colour, index) => [colour, index]));
  const indexOf = (colour: number): number => {
    const index = known.get(colour) ?? nearestOf(kept, colour);
    known.set(colour, index);
    return index;
  };
  return { colours: Buffer.concat(kept.map(bytesOf)), indexOf };
}

function bytesOf(colour: number): Buffer {
  const bytes = Buffer.alloc(3);
  bytes.writeUIntBE(colour, 0, 3);
  return bytes;
}

function nearestOf(colours: readonly number[], wanted: number): number {
  const far = (colour: number): number =>
    [16, 8, 0].reduce((sum, bits) => sum + (((colour >> bits) & 255) - ((wanted >> bits) & 255)) ** 2, 0);
  return colours.reduce((best, colour, index) => (far(colour) < far(colours[best] ?? 0) ? index : best), 0);
}

function pixelsOf(png: Buffer): Pixels {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = png[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const plain = unfiltered(inflateSync(Buffer.concat(parts)), { height, channels, stride: width * channels });
  const rgb = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) plain.copy(rgb, at * 3, at * channels, at * channels + 3);
  return { width, height, rgb };
}

/** Each row begins with the filter that was laid over it (ISO/IEC 15948, 9). */
function unfiltered(
  rows: Buffer,
  {
    height,
    channels,
    stride,
  }: { readonly height: number; readonly channels: number; readonly stride: number },
): Buffer {
  const out = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : (out[y * stride + x - channels] ?? 0);
      const above = y === 0 ? 0 : (out[(y - 1) * stride + x] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (out[(y - 1) * stride + x - channels] ?? 0);
      const added = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      out[y * stride + x] = ((rows[y * (stride + 1) + x + 1] ?? 0) + added) & 255;
    }
  }
  return out;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
