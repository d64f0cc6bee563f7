// Reads what the portal sends well enough to show it: the subject, and the part in plain text (RFC 2045, 2046, 2047).

export type ReadMail = { readonly from: string; readonly subject: string; readonly text: string };

type Part = { readonly headers: ReadonlyMap<string, string>; readonly body: string };

/** `source`: one character a byte. */
export function readMail(source: string): ReadMail {
  const mail = partOf(source);
  const header = (name: string): string => decodedWords(mail.headers.get(name) ?? '');
  return { from: header('from'), subject: header('subject'), text: plainText(mail) };
}

function partOf(source: string): Part {
  const end = source.indexOf('\r\n\r\n');
  const head = (end < 0 ? source : source.slice(0, end)).replace(/\r\n[ \t]+/g, ' ');
  const headers = head.split('\r\n').flatMap((line) => {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value] as const];
  });
  return { headers: new Map(headers), body: end < 0 ? '' : source.slice(end + 4) };
}

function plainText({ headers, body }: Part): string {
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary !== undefined) {
    const parts = body.split(`--${boundary}`).slice(1, -1);
    const read = parts.map((part) => partOf(part.replace(/^\r\n/, '')));
    const plain = read.find((part) => /^text\/plain\b/i.test(part.headers.get('content-type') ?? ''));
    return plain === undefined ? '' : plainText(plain);
  }
  const bytes = decodedBody(body, headers.get('content-transfer-encoding') ?? '');
  return bytes.toString('utf8').replaceAll('\r\n', '\n').trim();
}

function decodedBody(body: string, encoding: string): Buffer {
  if (/^base64$/i.test(encoding)) return Buffer.from(body, 'base64');
  if (/^quoted-printable$/i.test(encoding))
    return Buffer.from(unquoted(body.replace(/=[ \t]*\r\n/g, '')), 'latin1');
  return Buffer.from(body, 'latin1');
}

function unquoted(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Words that stand side by side belong together, and so do their bytes. */
function decodedWords(header: string): string {
  const joined = header.replace(/\?=\s+=\?/g, '?==?');
  const bytes = joined.replace(/=\?[\w-]+\?([QB])\?([^?\s]*)\?=/gi, (_, encoding: string, content: string) =>
    encoding.toUpperCase() === 'B'
      ? Buffer.from(content, 'base64').toString('latin1')
      : unquoted(content.replaceAll('_', ' ')),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
