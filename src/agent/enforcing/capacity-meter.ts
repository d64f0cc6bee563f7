/**
 * Adds up what the gateway carries, a quarter of an hour at a time. The running quarter lives in memory alone; a closed
 * one, in groups of five, goes into the agent's memory on disk until the portal has been told.
 */
import { bucketOf, isOver, tallied } from '../../domain/capacity-tally';
import type { CapacityTally, ProtocolSample } from '../../domain/capacity-tally';
import type { AgentState } from '../memory/agent-state';
import type { Bytes, HostReading } from '../host/host-reading';
import type { InUse } from './in-use';
import type { Journal } from '../memory/journal';
import type { PortalClock } from '../memory/portal-clock';

/** Null: not in use here, or nobody could tell. */
export type InUseNow = { readonly wireguard: InUse | null; readonly openvpn: InUse | null };

export type MeterParts = {
  readonly journal: Journal;
  readonly clock: PortalClock;
  readonly read: () => HostReading;
};

export class CapacityMeter {
  private readonly parts: MeterParts;
  private readonly state: AgentState;
  private tally: CapacityTally | null = null;
  private last: HostReading | null = null;
  private readonly shaken = { wireguard: 0, openvpn: 0 };

  constructor(parts: MeterParts) {
    this.parts = parts;
    this.state = parts.journal.state;
    parts.journal.keep([{ starts: this.state.starts + 1 }]);
  }

  note(inUse: InUseNow): void {
    const { clock, read } = this.parts;
    const { state, last } = this;
    const host = read();
    const at = clock.now();
    this.closeAt(at);
    const through = (way: keyof Bytes): number => (last === null ? 0 : advance(last, host, way));
    this.tally = tallied(this.tally, {
      at,
      wireguard: this.sampleOf('wireguard', inUse.wireguard, state.peers.size),
      openvpn: this.sampleOf('openvpn', inUse.openvpn, state.clients.size),
      received: through('received'),
      sent: through('sent'),
      sinceMs: last === null ? 0 : host.atMs - last.atMs,
      load: host.load,
      memoryBytes: host.memoryBytes,
      silentMs: clock.silentMs(),
    });
    this.last = host;
  }

  private sampleOf(protocol: keyof InUseNow, now: InUse | null, devices: number): ProtocolSample | null {
    if (now === null) return null;
    const handshakes = now.handshakes - this.shaken[protocol];
    this.shaken[protocol] = now.handshakes;
    return { connected: now.connected, devices, handshakes };
  }

  private closeAt(at: number): void {
    const { tally } = this;
    if (tally === null || !isOver(tally, at)) return;
    const bucket = bucketOf(tally, this.state.starts);
    this.parts.journal.keep([{ bucket }, { starts: 0 }]);
    this.tally = null;
  }
}

/** An interface that was made anew counts from nothing. */
function advance(last: HostReading, host: HostReading, way: keyof Bytes): number {
  let sum = 0;
  for (const [name, { [way]: now }] of host.through) {
    const before = last.through.get(name)?.[way] ?? 0;
    sum += now < before ? now : now - before;
  }
  return sum;
}
