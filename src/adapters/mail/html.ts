// The same words as simple HTML: paragraphs and one link; no picture, no style from elsewhere, nothing that reports a reader.
import type { MailPart } from './mail-part';

export function htmlOf(subject: string, parts: readonly MailPart[]): string {
  const head = `<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`;
  return `<!doctype html>\n<html lang="de">${head}\n<body>\n${parts.map(partOf).join('<hr>\n')}</body></html>\n`;
}

function partOf({ language, before, link, after }: MailPart): string {
  const address = escaped(link);
  const lines = [...before.map(escaped), `<a href="${address}">${address}</a>`, ...after.map(escaped)];
  return `<div lang="${language}">\n${lines.map((line) => `<p>${line}</p>\n`).join('')}</div>\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
