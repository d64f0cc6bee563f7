// Looks at metadata before an XML parser does: larger than a message, and with comments, which whoever wrote it may
// have left in. One linear pass, without a regular expression that could backtrack.
import { Refusal } from '../../domain/errors';

const largest = 512 * 1024;
const mostTags = 5_000;
const deepest = 24;

/** The text without comments, plain and small enough to be parsed. */
export function plainMetadata(text: string): string {
  if (text.length > largest) throw new Refusal('too-large', 'metadata-too-large');
  const xml = withoutComments(text.replace(/^\uFEFF/, '').trim());
  const body = xml.startsWith('<?xml ') ? xml.slice(xml.indexOf('?>') + 2) : xml;
  if (body.includes('<!') || body.includes('<?') || body.includes('\u0000')) throw malformed();
  requireFewTags(body);
  return body.trim();
}

function withoutComments(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf('<!--'); at !== -1; at = text.indexOf('<!--', from)) {
    parts.push(text.slice(from, at));
    const end = text.indexOf('-->', at + 4);
    if (end === -1) throw malformed();
    from = end + 3;
  }
  return [...parts, text.slice(from)].join('');
}

/** Parsing costs the square of depth and number. */
function requireFewTags(body: string): void {
  let tags = 0;
  let depth = 0;
  for (let at = body.indexOf('<'); at !== -1; at = body.indexOf('<', at + 1)) {
    const end = body.indexOf('>', at);
    if (end === -1) throw malformed();
    tags += 1;
    if (body[at + 1] === '/') depth -= 1;
    else if (body[end - 1] !== '/') depth += 1;
    if (tags > mostTags || depth > deepest) throw new Refusal('too-large', 'metadata-too-large');
  }
  if (tags === 0) throw malformed();
}

export function malformed(cause?: unknown): Refusal {
  return new Refusal('invalid', 'metadata-malformed', { cause });
}
