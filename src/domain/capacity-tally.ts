/**
 * One quarter of an hour as an agent counts it, in memory, as sums and highest values of the whole gateway; and what is
 * told of it in the end. Only what `bucketOf` gives ever leaves the agent's memory.
 */
import { inGroups, isGroup, quarterOf } from './gateway-capacity';
import type { CapacityBucket, ProtocolUse } from './gateway-capacity';

/** A moment, and what went on since the moment before. */
export type CapacitySample = {
  /** By the portal's clock, in ms. */
  readonly at: number;
  readonly wireguard: ProtocolSample | null;
  readonly openvpn: ProtocolSample | null;
  /** Bytes of all tunnels since the sample before, and how long that was; 0: there was none. */
  readonly received: number;
  readonly sent: number;
  readonly sinceMs: number;
  /** 1: all processors busy. */
  readonly load: number;
  readonly memoryBytes: number;
  readonly silentMs: number;
};
export type ProtocolSample = {
  readonly connected: number;
  readonly devices: number;
  /** Since the sample before. */
  readonly handshakes: number;
};

export type CapacityTally = {
  readonly from: number;
  readonly wireguard: ProtocolSample | null;
  readonly openvpn: ProtocolSample | null;
  /** The most that were connected at one moment, by either protocol. */
  readonly together: number;
  readonly received: number;
  readonly sent: number;
  readonly measuredMs: number;
  readonly load: number;
  readonly memoryBytes: number;
  readonly silentMs: number;
};

export function isOver(tally: CapacityTally, at: number): boolean {
  return quarterOf(at) !== tally.from;
}

/** Begins a quarter with `null`; a sample of another quarter than the tally's must not come here. */
export function tallied(tally: CapacityTally | null, sample: CapacitySample): CapacityTally {
  const { at, sinceMs, ...counted } = sample;
  const together = (sample.wireguard?.connected ?? 0) + (sample.openvpn?.connected ?? 0);
  if (tally === null) return { ...counted, from: quarterOf(at), together, measuredMs: sinceMs };
  return {
    from: tally.from,
    wireguard: joined(tally.wireguard, sample.wireguard),
    openvpn: joined(tally.openvpn, sample.openvpn),
    together: Math.max(tally.together, together),
    received: tally.received + sample.received,
    sent: tally.sent + sample.sent,
    measuredMs: tally.measuredMs + sinceMs,
    load: Math.max(tally.load, sample.load),
    memoryBytes: Math.max(tally.memoryBytes, sample.memoryBytes),
    silentMs: Math.max(tally.silentMs, sample.silentMs),
  };
}

function joined(a: ProtocolSample | null, b: ProtocolSample | null): ProtocolSample | null {
  if (a === null || b === null) return a ?? b;
  return {
    connected: Math.max(a.connected, b.connected),
    devices: Math.max(a.devices, b.devices),
    handshakes: a.handshakes + b.handshakes,
  };
}

const loadStep = 5;
const rateStep = 100;
const mib = 1024 * 1024;

/**
 * Counts go by groups of five. What was done with the connections, handshakes of a protocol and traffic of the whole, is
 * told only when five were connected at a moment: of one to four it would be the work of somebody in particular.
 */
export function bucketOf(tally: CapacityTally, starts: number): CapacityBucket {
  const rate = (bytes: number): number =>
    tally.measuredMs === 0 ? 0 : upwards((bytes * 8) / tally.measuredMs, rateStep);
  return {
    from: new Date(tally.from),
    wireguard: useOf(tally.wireguard),
    openvpn: useOf(tally.openvpn),
    traffic: isGroup(tally.together) ? { in: rate(tally.received), out: rate(tally.sent) } : null,
    condition: {
      load: upwards(tally.load * 100, loadStep),
      memory: Math.ceil(tally.memoryBytes / mib),
      starts,
      behind: Math.floor(tally.silentMs / 1000),
    },
  };
}

function useOf(sample: ProtocolSample | null): ProtocolUse | null {
  if (sample === null) return null;
  return {
    connected: inGroups(sample.connected),
    devices: inGroups(sample.devices),
    handshakes: isGroup(sample.connected) ? inGroups(sample.handshakes) : null,
  };
}

const upwards = (value: number, step: number): number => Math.ceil(value / step) * step;
