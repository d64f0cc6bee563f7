// Reads fields out of JSON that somebody else wrote: each is checked, unknown ones are ignored, nothing is converted.
import { Refusal } from './errors';

export type JsonObject = { readonly [name: string]: unknown };
export type ListRule = { readonly max: number; readonly each: Check };
export type Check = (text: string) => boolean;

const malformed = 'gateway-message-malformed';

/** The object in a text; refused when it is no JSON or something other than an object. */
export function parseJsonObject(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own words would quote the text, which may hold a key.
    throw new Refusal('invalid', malformed);
  }
  return jsonObject(value);
}

export function jsonObject(value: unknown): JsonObject {
  if (!isJsonObject(value)) throw new Refusal('invalid', malformed);
  return value;
}

export function textField(from: JsonObject, name: string, check: Check): string {
  const value = from[name];
  if (typeof value !== 'string' || !check(value)) throw new Refusal('invalid', malformed);
  return value;
}

export function nullableTextField(from: JsonObject, name: string, check: Check): string | null {
  return from[name] === null || from[name] === undefined ? null : textField(from, name, check);
}

export type Range = readonly [min: number, max: number];
export const anyCount: Range = [0, Number.MAX_SAFE_INTEGER];

export function integerField(from: JsonObject, name: string, [min, max]: Range): number {
  const value = from[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    throw new Refusal('invalid', malformed);
  }
  return value;
}

export function booleanField(from: JsonObject, name: string): boolean {
  const value = from[name];
  if (typeof value !== 'boolean') throw new Refusal('invalid', malformed);
  return value;
}

export function listField(from: JsonObject, name: string, maxLength: number): readonly unknown[] {
  const value: unknown = from[name];
  if (!Array.isArray(value) || value.length > maxLength) throw new Refusal('invalid', malformed);
  return value;
}

/** At most so many texts, each of which passes the check. */
export function textListField(from: JsonObject, name: string, rule: ListRule): readonly string[] {
  return listField(from, name, rule.max).map((entry) => textField({ entry }, 'entry', rule.each));
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
