// What a gateway found otherwise than ordered, and put right again: counts by kind, nothing about whom it concerned.
import { Refusal } from './errors';
import { integerField, jsonObject } from './json-fields';
import type { JsonObject } from './json-fields';

/** `added`: there and not ordered. `removed`: ordered and not there. `changed`: there, but not as ordered. */
export const driftKinds = [
  'peer-added',
  'peer-removed',
  'peer-changed',
  'entry-added',
  'entry-removed',
  'entry-changed',
  'serial-added',
  'serial-removed',
  'serial-changed',
  'interface-changed',
  'firewall-changed',
] as const;
export type DriftKind = (typeof driftKinds)[number];
export type Drift = Readonly<Partial<Record<DriftKind, number>>>;

const most = 1_000_000;

/** Kinds from after this program are left out; agents of before say nothing of any. */
export function readDrift(value: unknown): Drift {
  if (value === undefined) return {};
  const fields: JsonObject = jsonObject(value);
  const counts = driftKinds
    .filter((kind) => fields[kind] !== undefined)
    .map((kind) => [kind, integerField(fields, kind, [1, most])] as const);
  if (Object.keys(fields).length > 100) throw new Refusal('invalid', 'gateway-message-malformed');
  return Object.fromEntries(counts);
}

export function addDrift(a: Drift, b: Drift): Drift {
  const counts = driftKinds.map((kind) => [kind, Math.min((a[kind] ?? 0) + (b[kind] ?? 0), most)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** What is left of it once that much was told. */
export function lessDrift(all: Drift, told: Drift): Drift {
  const counts = driftKinds.map((kind) => [kind, (all[kind] ?? 0) - (told[kind] ?? 0)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

export function driftTotal(drift: Drift): number {
  return driftKinds.reduce((sum, kind) => sum + (drift[kind] ?? 0), 0);
}
