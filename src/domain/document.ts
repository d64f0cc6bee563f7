// What a municipality hands to its people in writing, in versions: a PDF, a plain text, or a link to where it stands.
import { Refusal } from './errors';
import type { TenantKind } from './tenant';

/** Closed list: whoever shows one can say which version of which document it was. */
export const documentKinds = ['privacy-notice', 'leaflet'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const documentForms = ['pdf', 'text', 'link'] as const;
export type DocumentForm = (typeof documentForms)[number];

/** One version, without its content. */
export type DocumentVersion = {
  readonly kind: DocumentKind;
  /** Counts up from 1; the highest is in force, and none is ever changed. */
  readonly version: number;
  readonly publishedAt: Date;
} & (
  | { readonly form: 'link'; readonly address: string }
  | { readonly form: 'pdf' | 'text'; readonly size: number }
);

export type DocumentContent =
  | { readonly form: 'link'; readonly address: string }
  | { readonly form: 'pdf' | 'text'; readonly bytes: Uint8Array };

export const largestDocument = 2 * 1024 * 1024;
const longestText = 200 * 1024;
const longestAddress = 500;

export function isDocumentKind(text: string): text is DocumentKind {
  return documentKinds.some((kind) => kind === text);
}

/** The provider hands out no accesses, and therefore no leaflet for working at home. */
export function documentKindsOf(tenant: TenantKind): readonly DocumentKind[] {
  return documentKinds.filter((kind) => tenant === 'municipality' || kind !== 'leaflet');
}

/** By what the bytes say, never by the name or type that came along. */
export function recognisedDocument(bytes: Uint8Array): DocumentContent {
  if (bytes.length === 0) throw new Refusal('invalid', 'file-empty');
  if (bytes.length > largestDocument) throw new Refusal('too-large', 'document-too-large');
  if (isPdf(bytes)) return { form: 'pdf', bytes };
  checkText(bytes);
  return { form: 'text', bytes };
}

/** ISO 32000: the header stands at the very beginning, the end mark within the last 1,024 bytes. */
function isPdf(bytes: Uint8Array): boolean {
  const latin = (part: Uint8Array): string => String.fromCharCode(...part);
  if (!/^%PDF-[12]\.\d/.test(latin(bytes.subarray(0, 8)))) return false;
  if (!latin(bytes.subarray(-1024)).includes('%%EOF')) throw new Refusal('invalid', 'document-cut-off');
  return true;
}

/** Everything that no keyboard types, but for tab, line feed and carriage return. */
const control = /(?![\t\n\r])\p{Cc}/u;

/** What is no UTF-8 is read as this. */
const unreadable = '\ufffd';

function checkText(bytes: Uint8Array): void {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (text.includes(unreadable) || control.test(text)) throw new Refusal('invalid', 'document-unknown');
  if (/^\s*</.test(text)) throw new Refusal('invalid', 'document-markup');
  if (text.trim() === '') throw new Refusal('invalid', 'file-empty');
  if (bytes.length > longestText) throw new Refusal('too-large', 'document-text-too-long');
}

/** An address that everybody may follow: https, a host with a name, nobody's password in it. */
export function checkedDocumentAddress(text: string): string {
  const malformed = new Refusal('invalid', 'document-address');
  if (text.length > longestAddress || !URL.canParse(text)) throw malformed;
  const { protocol, hostname, username, password, href } = new URL(text);
  const isNamed = hostname.includes('.') && !/^[\d.]+$|^\[/.test(hostname);
  if (protocol !== 'https:' || !isNamed || username !== '' || password !== '') throw malformed;
  return href;
}

/** Sending the same once more makes no new version. */
export function isSameContent(one: DocumentContent | null, other: DocumentContent): boolean {
  if (one === null) return false;
  if (one.form === 'link' || other.form === 'link') {
    return one.form === 'link' && other.form === 'link' && one.address === other.address;
  }
  return one.form === other.form && isSameBytes(one.bytes, other.bytes);
}

export function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
