// The characters of XML 1.0 and the references that stand for them; only the five names that need no document type.
import { refuse } from './refusing';

const names: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);
const longestReference = 10;

/** Control characters other than tab and line ends, and the two code points that are none. */
const never = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u;

export function requireCharacters(text: string): void {
  if (text.includes('\u0000')) refuse('saml-forbidden-markup');
  if (never.test(text)) refuse('saml-malformed');
}

/** Each reference becomes its character, in one pass: what comes out is not looked at again. */
export function withoutReferences(text: string): string {
  const [first = '', ...rest] = text.split('&');
  return first + rest.map(afterAmpersand).join('');
}

function afterAmpersand(part: string): string {
  const end = part.slice(0, longestReference).indexOf(';');
  if (end < 1) refuse('saml-malformed');
  return referenced(part.slice(0, end)) + part.slice(end + 1);
}

function referenced(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name) ?? [];
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (!isCharacter(code)) refuse('saml-malformed');
  return String.fromCodePoint(code);
}

/** XML 1.0 §2.2. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
