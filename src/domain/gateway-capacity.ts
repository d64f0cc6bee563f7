/**
 * What a gateway carries, in closed quarters of an hour of UTC: what may leave it, be kept and be shown. Nothing is said
 * about fewer than five (Art. 5 DSGVO; § 80 BPersVG and the staff representation laws of the Länder): a gateway that only
 * one person uses would otherwise tell when, and how much, that person works.
 */
import { Refusal } from './errors';
import { integerField, jsonObject, listField, textField } from './json-fields';
import type { JsonObject, Range } from './json-fields';

export const quarterMs = 15 * 60_000;
/** A quarter of a year; older ones are deleted. */
export const capacityKeptDays = 92;
/** So many a gateway keeps while the portal does not answer (14 days), the newest ones. */
export const mostKeptBuckets = 14 * 96;
/** As many as one report may hold. */
export const mostReportedBuckets = 96;

const groupSize = 5;

/** One to four. */
export const few = 'few';
/** Nobody (0); one to four; or at least so many and fewer than five more: a multiple of five. */
export type GroupCount = number | typeof few;

/** Of one protocol; what its devices do is told once five of them were connected at a moment. */
export type ProtocolUse = {
  /** The most that were connected at a moment. */
  readonly connected: GroupCount;
  /** How many are let in at all, each with its place in the address pool. */
  readonly devices: GroupCount;
  /** WireGuard: handshakes; OpenVPN: new sessions. Null: too few were connected. */
  readonly handshakes: GroupCount | null;
};

/** The mean of the whole gateway in kbit/s, from the devices and to them. */
export type Traffic = { readonly in: number; readonly out: number };

/** The host, and the agent itself. */
export type GatewayCondition = {
  /** Percent of all processors, in steps of five; may be beyond 100. */
  readonly load: number;
  /** The agent's, in MiB. */
  readonly memory: number;
  /** How often the agent has started. */
  readonly starts: number;
  /** The longest time without word from the portal, in seconds. */
  readonly behind: number;
};

export type CapacityBucket = {
  readonly from: Date;
  /** Null: not in use here, or nobody could tell. */
  readonly wireguard: ProtocolUse | null;
  readonly openvpn: ProtocolUse | null;
  /** Null: too few were connected. */
  readonly traffic: Traffic | null;
  readonly condition: GatewayCondition;
};

export function quarterOf(time: number): number {
  return Math.floor(time / quarterMs) * quarterMs;
}

export function inGroups(count: number): GroupCount {
  return count > 0 && count < groupSize ? 'few' : Math.floor(count / groupSize) * groupSize;
}

export function isGroup(count: number): boolean {
  return count >= groupSize;
}

/** A number to compare and to draw by: `few` lies between nobody and five. */
export function sizeOf(count: GroupCount): number {
  return count === 'few' ? groupSize / 2 : count;
}

/** What those who are at least so many are at most. */
export function atMost(count: number): number {
  return count === 0 ? 0 : count + groupSize - 1;
}

/** Clocks of several portal processes may differ so much. */
const slackMs = 60_000;

/**
 * Those that the portal keeps: of quarters that are over by its clock, and not too long. A gateway whose clock is wrong
 * follows the portal's, so that nothing honest is left out.
 */
export function keepable(buckets: readonly CapacityBucket[], now: Date): readonly CapacityBucket[] {
  const oldest = capacityReachesBackTo(now).getTime();
  const newest = now.getTime() - quarterMs + slackMs;
  return buckets.filter(({ from }) => from.getTime() >= oldest && from.getTime() <= newest);
}

export function capacityReachesBackTo(now: Date): Date {
  return new Date(now.getTime() - capacityKeptDays * 86_400_000);
}

/** The highest of each, and all starts: what a longer time asked of the gateway. */
export function highest(from: Date, buckets: readonly CapacityBucket[]): CapacityBucket | null {
  const [first, ...others] = buckets;
  if (first === undefined) return null;
  return others.reduce(
    (sum, bucket) => ({
      from,
      wireguard: higherUse(sum.wireguard, bucket.wireguard),
      openvpn: higherUse(sum.openvpn, bucket.openvpn),
      traffic: eitherOr(sum.traffic, bucket.traffic, (a, b) => ({
        in: Math.max(a.in, b.in),
        out: Math.max(a.out, b.out),
      })),
      condition: higherCondition(sum.condition, bucket.condition),
    }),
    { ...first, from },
  );
}

function higherUse(a: ProtocolUse | null, b: ProtocolUse | null): ProtocolUse | null {
  return eitherOr(a, b, (one, other) => ({
    connected: higherCount(one.connected, other.connected),
    devices: higherCount(one.devices, other.devices),
    handshakes: eitherOr(one.handshakes, other.handshakes, higherCount),
  }));
}

const higherCount = (a: GroupCount, b: GroupCount): GroupCount => (sizeOf(a) < sizeOf(b) ? b : a);

function higherCondition(a: GatewayCondition, b: GatewayCondition): GatewayCondition {
  return {
    load: Math.max(a.load, b.load),
    memory: Math.max(a.memory, b.memory),
    starts: a.starts + b.starts,
    behind: Math.max(a.behind, b.behind),
  };
}

function eitherOr<T>(a: T | null, b: T | null, both: (a: T, b: T) => T): T | null {
  if (a === null) return b;
  return b === null ? a : both(a, b);
}

/** Agents of before say nothing of it. */
export function readCapacity(value: unknown): readonly CapacityBucket[] {
  if (value === undefined) return [];
  return listField({ value }, 'value', mostReportedBuckets).map(readBucket);
}

export function readBucket(value: unknown): CapacityBucket {
  const fields = jsonObject(value);
  const bucket = {
    from: new Date(textField(fields, 'from', isQuarter)),
    wireguard: orNull(fields.wireguard, readUse),
    openvpn: orNull(fields.openvpn, readUse),
    traffic: orNull(fields.traffic, readTraffic),
    condition: readCondition(jsonObject(fields.condition)),
  };
  if (bucket.traffic !== null && !mayBeGroup(bucket)) throw malformed();
  return bucket;
}

/** An agent that says more than it may is not to be trusted with the rest. */
function mayBeGroup({ wireguard, openvpn }: Pick<CapacityBucket, 'wireguard' | 'openvpn'>): boolean {
  const few = [wireguard, openvpn].filter((use) => use?.connected === 'few').length;
  return few === 2 || [wireguard, openvpn].some((use) => use !== null && isTold(use.connected));
}

const isTold = (count: GroupCount): boolean => count !== 'few' && count > 0;

const most: Range = [0, 1_000_000_000];

function readUse(value: unknown): ProtocolUse {
  const fields = jsonObject(value);
  const connected = groupField(fields, 'connected');
  const handshakes = orNull(fields.handshakes, () => groupField(fields, 'handshakes'));
  if (handshakes !== null && !isTold(connected)) throw malformed();
  return { connected, devices: groupField(fields, 'devices'), handshakes };
}

function readTraffic(value: unknown): Traffic {
  const fields = jsonObject(value);
  return { in: integerField(fields, 'in', most), out: integerField(fields, 'out', most) };
}

function readCondition(fields: JsonObject): GatewayCondition {
  const count = (name: string): number => integerField(fields, name, most);
  return { load: count('load'), memory: count('memory'), starts: count('starts'), behind: count('behind') };
}

function groupField(fields: JsonObject, name: string): GroupCount {
  if (fields[name] === 'few') return 'few';
  const count = integerField(fields, name, most);
  if (count % groupSize !== 0) throw malformed();
  return count;
}

function orNull<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null || value === undefined ? null : read(value);
}

function isQuarter(text: string): boolean {
  const time = /^20\d{2}-\d{2}-\d{2}T\d{2}:(?:00|15|30|45):00\.000Z$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

const malformed = (): Refusal => new Refusal('invalid', 'gateway-message-malformed');
