// Small real pictures, 24 by 32 pixels, and ways to spoil them.
import { drawPng, pngChunk, type Drawing } from '../../src/demo/png';

const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');

/** A red field; `change` says how large. */
export function png(change: Partial<Drawing> = {}): Buffer {
  return drawPng({ width: 24, height: 32, at: () => [0xb4, 0x14, 0x1e, 0xff], ...change });
}

/** The same with one more chunk, before the picture's data. */
export function pngWith(name: string, content: Buffer): Buffer {
  const whole = png();
  const afterHead = 8 + 12 + 13;
  return Buffer.concat([whole.subarray(0, afterHead), pngChunk(name, content), whole.subarray(afterHead)]);
}

/** As Chromium's canvas writes it. */
export const jpeg = fromBase64(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6j',
    'q62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk',
    'pKSkpKSkpKT/wAARCAAgABgDASIAAhEBAxEB/8QAGAAAAwEBAAAAAAAAAAAAAAAAAAMEBQb/xAAoEAABAwICCgMAAAAAAAAAAAAD',
    'AAERAhIEBRQVITE0QVOBorFk0eH/xAAYAQADAQEAAAAAAAAAAAAAAAABAgUDBP/EABsRAQADAQADAAAAAAAAAAAAAAEAAhEDEiEx',
    '/9oADAMBAAIRAxEAPwCAQ6zEYY2mp9zSqNXYvpeTfaMs48Xf063lO797c7YSle7VwnMlHWEjjI0VNvaUKjM+PL29MhdNHyqM0HTY',
    'rCm0c9JbbrZ2THJX65+P5/iy0Jb8qXdsQNR+xuKNpB6i223RsmeSEpCcAMIT1P/Z',
  ].join(''),
);

export const webp = {
  lossy: fromBase64(
    [
      'UklGRp4AAABXRUJQVlA4IJIAAABQBQCdASoYACAAPxF6tFAsKCUisAgBgCIJbACdMoRwN5XxPpAACzaxGVVtnFvGPFui6AAA/rie',
      'QVNPNbZOcM2SnARjkw5pYl2Im77+p4YaXzAMdFwTtxQ50XkLjLt5sEV+OKzBfofU9nAbUlEix/jwx/wbz+zZFJhZUM0Oi5geH+PG',
      '/c/7aUDFqxCQTruKuX4AAA==',
    ].join(''),
  ),
  lossless: fromBase64(
    ['UklGRjIAAABXRUJQVlA4TCYAAAAvF8AHEA8w3PMf8x84zLRtY6n8OZVZ32kIIvo/DwAAdHkDAMBhAQ=='].join(''),
  ),
  extended: fromBase64(
    [
      'UklGRkQAAABXRUJQVlA4WAoAAAAQAAAAFwAAHwAAVlA4TCYAAAAvF8AHEA8w3PMf8x84zLRtY6n8OZVZ32kIIvo/DwAAdHkDAMBh',
      'AQ==',
    ].join(''),
  ),
};

export const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n' +
    'trailer<</Root 1 0 R>>\n%%EOF\n',
);

export const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" width="24" height="32"></svg>',
);
