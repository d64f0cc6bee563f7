// Bytes as base64, and as the PEM blocks that configuration files hold.

export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Of base64url without padding, as in a JSON Web Key. */
export function base64OfUrl(text: string): string {
  const padded = text.padEnd(Math.ceil(text.length / 4) * 4, '=');
  return padded.replaceAll('-', '+').replaceAll('_', '/');
}

export function pemBlock(label: string, bytes: ArrayBuffer): string {
  const lines = base64(new Uint8Array(bytes)).replace(/.{1,64}/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}-----END ${label}-----\n`;
}

/** What the blocks of a PEM text hold, one after the other. */
export function pemBytes(text: string): readonly Uint8Array<ArrayBuffer>[] {
  const blocks = text.matchAll(/-----BEGIN [^-]+-----([A-Za-z0-9+/=\s]+)-----END [^-]+-----/g);
  return Array.from(blocks, ([, body = '']) => bytesOf(body.replaceAll(/\s/g, '')));
}
