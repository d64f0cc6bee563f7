// One line of the agent's memory. A change was checked field by field when it came; here it is only recognised.
import type { GatewayChange } from '../../domain/gateway-change';
import { isChangeKind } from '../../domain/gateway-change';
import { readBucket } from '../../domain/gateway-capacity';
import type { CapacityBucket } from '../../domain/gateway-capacity';
import { readDrift } from '../../domain/gateway-drift';
import type { Drift } from '../../domain/gateway-drift';
import { readFinding } from '../../domain/restore-comparison';
import type { Finding } from '../../domain/restore-comparison';
import { parseAck } from '../../domain/gateway-protocol';
import type { FailedChange, Position, ReportedTombstone } from '../../domain/gateway-protocol';
import {
  anyCount,
  integerField,
  jsonObject,
  listField,
  parseJsonObject,
  textField,
  textListField,
} from '../../domain/json-fields';
import type { JsonObject } from '../../domain/json-fields';
import type { ClockMark } from './portal-clock';

export type StateRecord =
  | { readonly change: GatewayChange; readonly isLocal?: boolean }
  | { readonly position: Position; readonly failed: readonly FailedChange[] }
  | { readonly clock: ClockMark }
  | { readonly drift: Drift }
  | { readonly bucket: CapacityBucket }
  /** When the quarters began that the portal was told of. */
  | { readonly bucketsTold: readonly string[] }
  | { readonly starts: number }
  | { readonly closedSeconds: number }
  | { readonly held: ReportedTombstone & { readonly forgetAfter: string | null } }
  | { readonly strangers: readonly ReportedTombstone[] }
  | { readonly findings: readonly Finding[] }
  | { readonly findingsTold: readonly string[] }
  | { readonly compared: string | null }
  | { readonly connected: readonly string[] }
  | { readonly reported: readonly string[] }
  | { readonly unreported: readonly string[] };

export function parseRecord(line: string): StateRecord {
  const fields = parseJsonObject(line);
  if ('change' in fields && isStored(fields.change)) {
    return { change: fields.change, isLocal: fields.isLocal === true };
  }
  if ('position' in fields) {
    const { position, failed } = parseAck(
      JSON.stringify({ ...jsonObject(fields.position), failed: fields.failed }),
    );
    return { position, failed };
  }
  if ('clock' in fields) return { clock: clockIn(jsonObject(fields.clock)) };
  if ('drift' in fields) return { drift: readDrift(fields.drift) };
  if ('bucket' in fields) return { bucket: readBucket(fields.bucket) };
  if ('bucketsTold' in fields) return { bucketsTold: keysIn(fields, 'bucketsTold') };
  if ('starts' in fields) return { starts: integerField(fields, 'starts', anyCount) };
  if ('closedSeconds' in fields) return { closedSeconds: integerField(fields, 'closedSeconds', anyCount) };
  if ('held' in fields) return { held: heldIn(jsonObject(fields.held)) };
  if ('strangers' in fields) return { strangers: entriesIn(fields, 'strangers').map(buriedIn) };
  if ('findings' in fields) return { findings: entriesIn(fields, 'findings').map(readFinding) };
  if ('findingsTold' in fields) return { findingsTold: keysIn(fields, 'findingsTold') };
  if ('compared' in fields)
    return { compared: fields.compared === null ? null : textField(fields, 'compared', isShort) };
  if ('connected' in fields) return { connected: keysIn(fields, 'connected') };
  if ('reported' in fields) return { reported: keysIn(fields, 'reported') };
  return { unreported: keysIn(fields, 'unreported') };
}

function isStored(value: unknown): value is GatewayChange {
  const { kind, credential } = jsonObject(value);
  return isChangeKind(kind) && (kind === 'gateway.settings' || typeof credential === 'string');
}

function clockIn(fields: JsonObject): ClockMark {
  const time = (name: string): number => integerField(fields, name, anyCount);
  return { portal: time('portal'), wall: time('wall'), heard: time('heard') };
}

const isShort = (text: string): boolean => text.length <= 64;

function entriesIn(fields: JsonObject, name: string): readonly JsonObject[] {
  return listField(fields, name, Number.MAX_SAFE_INTEGER).map(jsonObject);
}

function buriedIn(fields: JsonObject): ReportedTombstone {
  const kind = textField(fields, 'kind', isShort) === 'peer' ? 'peer' : 'client';
  return {
    credential: textField(fields, 'credential', isShort),
    kind,
    key: textField(fields, 'key', isShort),
  };
}

function heldIn(fields: JsonObject) {
  const forgetAfter = fields.forgetAfter === null ? null : textField(fields, 'forgetAfter', isShort);
  return { ...buriedIn(fields), forgetAfter };
}

function keysIn(fields: JsonObject, name: string): readonly string[] {
  return textListField(fields, name, { max: Number.MAX_SAFE_INTEGER, each: isShort });
}
