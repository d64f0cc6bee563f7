// An invented coat of arms: a river between two hills, drawn afresh each time.
import { drawPng, type Pixel } from './png';

const size = { width: 72, height: 84 };

const none: Pixel = [0, 0, 0, 0];
const rim: Pixel = [0x3a, 0x2a, 0x08, 0xff];
const sky: Pixel = [0xf2, 0xc1, 0x4e, 0xff];
const hill: Pixel = [0x14, 0x60, 0x3c, 0xff];
const river: Pixel = [0xff, 0xff, 0xff, 0xff];

export function demoCrest(): Buffer {
  return drawPng({ ...size, at: pixel });
}

function pixel(x: number, y: number): Pixel {
  if (!isInside(x, y, 0)) return none;
  if (!isInside(x, y, 4)) return rim;
  const wave = 54 + 4 * Math.sin(x / 6);
  if (Math.abs(y - wave) < 6) return river;
  return y > wave || y > hillTop(x) ? hill : sky;
}

const hillTop = (x: number): number => Math.min((x - 20) ** 2 / 14 + 26, (x - 54) ** 2 / 14 + 20);

/** A shield: straight above, round below. */
function isInside(x: number, y: number, margin: number): boolean {
  const { width, height } = size;
  const half = width / 2 - margin;
  const fromMiddle = Math.abs(x + 0.5 - width / 2);
  if (y < margin || y >= height - margin || fromMiddle > half) return false;
  const bend = Math.max(0, (y - height * 0.45) / (height * 0.55 - margin));
  return fromMiddle <= half * Math.sqrt(Math.max(0, 1 - bend ** 2));
}
