// The three picture formats, as far as their frame goes: part after part up to the end, and the size on the way.
import { Refusal } from './errors';

export type PictureSize = { readonly width: number; readonly height: number };

const broken = (): Refusal => new Refusal('invalid', 'picture-broken');
const more = (): Refusal => new Refusal('invalid', 'picture-with-more-behind');
const moving = (): Refusal => new Refusal('invalid', 'picture-moving');

function letters(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}

/** PNG (ISO/IEC 15948): chunks of length, name, content and checksum, from IHDR to IEND. */
export function pngSize(view: DataView): PictureSize {
  if (letters(view, 12) !== 'IHDR' || view.getUint32(8) !== 13) throw broken();
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  let drawn = false;
  for (let at = 8; ;) {
    const length = view.getUint32(at);
    const name = letters(view, at + 4);
    if (!/^[A-Za-z]{4}$/.test(name)) throw broken();
    // WCAG 2.2, 2.2.2: nothing moves by itself.
    if (name === 'acTL') throw moving();
    if (name === 'IDAT') drawn = true;
    at += 12 + length;
    if (at > view.byteLength) throw broken();
    if (name !== 'IEND') continue;
    if (!drawn) throw broken();
    if (at !== view.byteLength) throw more();
    return size;
  }
}

const jpegMarker = { endOfImage: 0xd9, startOfScan: 0xda } as const;
/** Baseline, extended and progressive: what browsers show. */
const frames = [0xc0, 0xc1, 0xc2];

/** JPEG (ISO/IEC 10918-1, annex B): segments, with the picture's data after each start of a scan. */
export function jpegSize(view: DataView): PictureSize {
  let size: PictureSize | null = null;
  let scanned = false;
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) throw broken();
    const marker = view.getUint8(at + 1);
    if (marker === jpegMarker.endOfImage) {
      if (size === null || !scanned) throw broken();
      if (at + 2 !== view.byteLength) throw more();
      return size;
    }
    // Any number of bytes 0xff may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || marker < 0xc0) throw broken();
    if (frames.includes(marker)) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + length;
    if (marker !== jpegMarker.startOfScan) continue;
    scanned = true;
    at = endOfScan(view, at);
  }
}

/** In a scan 0xff is followed by 0 where it is data, and by a restart marker now and then. */
function endOfScan(view: DataView, from: number): number {
  let at = from;
  while (view.getUint8(at) !== 0xff || isWithinScan(view.getUint8(at + 1))) at += 1;
  return at;
}

function isWithinScan(marker: number): boolean {
  return marker === 0 || (marker >= 0xd0 && marker <= 0xd7);
}

/** WebP (RFC 9649): a RIFF container of exactly the length that it names. */
export function webpSize(view: DataView): PictureSize {
  const end = view.getUint32(4, true) + 8;
  if (end > view.byteLength) throw broken();
  if (end < view.byteLength) throw more();
  let size: PictureSize | null = null;
  let drawn = false;
  for (let at = 12; at < end;) {
    const name = letters(view, at);
    const length = view.getUint32(at + 4, true);
    if (name === 'ANIM' || name === 'ANMF') throw moving();
    if (name === 'VP8 ' || name === 'VP8L') drawn = true;
    size ??= webpChunkSize(view, name, at + 8);
    at += 8 + length + (length % 2);
    if (at > end) throw broken();
  }
  if (size === null || !drawn) throw broken();
  return size;
}

function webpChunkSize(view: DataView, name: string, at: number): PictureSize {
  if (name === 'VP8X') {
    return { width: 1 + uint24(view, at + 4), height: 1 + uint24(view, at + 7) };
  }
  if (name === 'VP8L' && view.getUint8(at) === 0x2f) {
    const bits = view.getUint32(at + 1, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (name === 'VP8 ' && uint24(view, at + 3) === 0x2a019d) {
    return { width: view.getUint16(at + 6, true) & 0x3fff, height: view.getUint16(at + 8, true) & 0x3fff };
  }
  throw broken();
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
}
