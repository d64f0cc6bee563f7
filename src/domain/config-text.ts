// The last gate before a generated file: a line holds nothing but the few characters that our directives need.
import { Refusal } from './errors';

/** No quote, backslash, comment sign or control character; OpenVPN refuses a file with a line above 254 characters. */
const linePattern = /^[A-Za-z0-9 =:,./+_<>[\]-]{0,254}$/;

/**
 * Joins the lines of a configuration with LF. The typed fields already keep foreign text out; this gate still holds
 * where a field's type was only claimed, for example by a row that was read without being checked.
 */
export function configText(lines: readonly string[]): string {
  if (!lines.every((line) => linePattern.test(line))) throw new Refusal('invalid', 'field-line');
  return lines.map((line) => `${line}\n`).join('');
}
