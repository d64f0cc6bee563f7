// A QR code as an image that a page can hold by itself: nothing is stored, nothing is fetched.
import { toDataURL } from 'qrcode';

/** PNG in a data: address. Medium error correction: scanned from a screen, at arm's length. */
export async function qrCode(text: string): Promise<string> {
  return toDataURL(text, { errorCorrectionLevel: 'M', margin: 4, scale: 5 });
}
