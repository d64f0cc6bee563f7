// Draws a text as a QR code (ISO/IEC 18004) onto a canvas of the page: nothing is fetched for it, and nothing leaves.
import { create } from 'qrcode';

const dotsEach = 5;
const quietZone = 4;

/** Medium error correction: scanned from a screen, at arm's length. */
export function drawQrCode(canvas: HTMLCanvasElement, text: string): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = (modules.size + 2 * quietZone) * dotsEach;
  canvas.width = side;
  canvas.height = side;
  const drawing = canvas.getContext('2d');
  if (drawing === null) throw new Error('nothing can be drawn here');
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, side, side);
  drawing.fillStyle = '#000';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) !== 0)
        drawing.fillRect((column + quietZone) * dotsEach, (row + quietZone) * dotsEach, dotsEach, dotsEach);
    }
  }
}
