// Of each credential the month in which it was used last, on disk: no day, and in an order that says nothing either.
import { join } from 'node:path';
import { isCredentialName } from '../../domain/config-fields';
import { jsonObject, nullableTextField, parseJsonObject, textListField } from '../../domain/json-fields';
import { isUseMonth, type UseMonth } from '../../domain/unused-access';
import { readIfThere, writeDurably } from '../host/files';

export type UseLedger = {
  /** The day on which somebody looked last; null: never. */
  lookedOn: string | null;
  /** By credential. */
  readonly months: Map<string, UseMonth>;
};
export type UseLedgers = { readonly peers: UseLedger; readonly clients: UseLedger };

const kinds = ['peers', 'clients'] as const;
const pathIn = (folder: string): string => join(folder, 'use.json');

export function newLedgers(): UseLedgers {
  return { peers: { lookedOn: null, months: new Map() }, clients: { lookedOn: null, months: new Map() } };
}

/** Throws where it cannot be read. */
export function readLedgers(folder: string): UseLedgers {
  const ledgers = newLedgers();
  const text = readIfThere(pathIn(folder));
  if (text === null) return ledgers;
  const stored = parseJsonObject(text);
  for (const kind of kinds) {
    const fields = jsonObject(stored[kind]);
    const months = jsonObject(fields['months']);
    const rule = { max: Number.MAX_SAFE_INTEGER, each: isCredentialName };
    for (const month of Object.keys(months).filter(isUseMonth))
      for (const name of textListField(months, month, rule)) ledgers[kind].months.set(name, month);
    ledgers[kind].lookedOn = nullableTextField(fields, 'lookedOn', isDay);
  }
  return ledgers;
}

export function writeLedgers(folder: string, { peers, clients }: UseLedgers): void {
  writeDurably(pathIn(folder), `${JSON.stringify({ peers: storable(peers), clients: storable(clients) })}\n`);
}

/** Sorted: in the order in which people came, their names would tell more than the month. */
function storable({ lookedOn, months }: UseLedger) {
  const byMonth = new Map<UseMonth, string[]>();
  for (const [name, month] of months) {
    const names = byMonth.get(month) ?? [];
    if (names.length === 0) byMonth.set(month, names);
    names.push(name);
  }
  for (const names of byMonth.values()) names.sort();
  return { lookedOn, months: Object.fromEntries(byMonth) };
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
