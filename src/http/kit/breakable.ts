// Long words that may part in some places only, so that a fingerprint's bytes and an address's ends stay whole on a phone.
import type { Cell } from './view-models';

/** `20:D5:6C`: people compare it byte by byte. */
export function fingerprintCell(text: string): Cell & { readonly text: string } {
  return { text, pieces: text.split(/(?<=:)/) };
}

export function mailCell(text: string): Cell {
  return { text, pieces: text.split(/(?<=@)/) };
}
