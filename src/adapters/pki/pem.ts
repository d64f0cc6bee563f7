// PEM (RFC 7468): one labelled base64 block, written canonically and read strictly.

export function encodePem(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

export type PemBlock = { readonly label: string; readonly bytes: Buffer; readonly trailing: boolean };

/** The block the text begins with, or null; LF and CRLF are both fine, `trailing` says that more than space follows. */
export function decodePem(text: string): PemBlock | null {
  const match =
    /^\s*-----BEGIN ([A-Za-z0-9 -]{1,64})-----\r?\n([A-Za-z0-9+/=\r\n \t]*)-----END \1-----([^]*)$/.exec(
      text,
    );
  const [, label, body, rest] = match ?? [];
  if (label === undefined || body === undefined || rest === undefined) return null;
  const base64 = body.replace(/\s+/g, '');
  const bytes = Buffer.from(base64, 'base64');
  // Node skips what it cannot read; only what reads back the same was base64.
  if (bytes.toString('base64') !== base64) return null;
  return { label, bytes, trailing: rest.trim() !== '' };
}
