// Draws a PNG pixel by pixel, so that the demo needs no picture of anybody's.
import { crc32, deflateSync } from 'node:zlib';

/** Red, green, blue, opacity. */
export type Pixel = readonly [number, number, number, number];

export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => Pixel;
};

/** PNG (ISO/IEC 15948): 8 bits a channel with opacity, each row without a filter. */
export function drawPng({ width, height, at }: Drawing): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const rows = Array.from({ length: height }, (_, y) => [
    0,
    ...Array.from({ length: width }, (_pixel, x) => at(x, y)).flat(),
  ]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', head),
    pngChunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngChunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
