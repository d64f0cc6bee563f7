/**
 * Knows what was carried out and not looked at yet. One fresh look verifies everything that was carried out before it
 * began; while nothing waits, nothing is looked at.
 */
import type { Position } from '../domain/gateway-protocol';
import type { AgentState } from './agent-state';
import type { Drivers, Failures } from './drivers';
import { allOf, clientFaults, peerFaults, strangerFaults } from './order-faults';
import type { Fault, PresentPeers } from './order-faults';
import type { PortalClock } from './portal-clock';
import { nothingTouched, workFor } from './touched';
import type { Touched, Work } from './touched';

export type VerifierParts = {
  readonly state: AgentState;
  readonly clock: PortalClock;
  readonly drivers: Drivers;
};

/** What one look is about. */
export type LookRound = {
  readonly touched: Touched;
  /** Also that there is nothing else: after a start and after a snapshot, when what was taken back is not known one by one. */
  readonly isWhole: boolean;
  readonly position: Position;
};

export class Verifier {
  private readonly parts: VerifierParts;
  private waiting = nothingTouched();
  private waitsForAll = false;
  private isLooking = false;
  private verified = 0;
  private wakeUp: () => void = () => undefined;

  constructor(parts: VerifierParts) {
    this.parts = parts;
  }

  /** Up to which revision everything was looked at, but for what failed. */
  upTo(position: Position): number {
    return this.isWaiting() || this.isLooking
      ? Math.min(this.verified, position.revision)
      : position.revision;
  }

  /** These were carried out, but for what failed: that is looked at when it has worked. */
  expect(touched: Touched, failures: Failures): void {
    for (const [key, peer] of touched.peers)
      if (!failures.has(peer.credential)) this.waiting.peers.set(key, peer);
    for (const [credential, client] of touched.clients) {
      if (failures.has(credential)) continue;
      const final = client.final || this.waiting.clients.get(credential)?.final === true;
      this.waiting.clients.set(credential, { ...client, final });
    }
    if (this.isWaiting()) this.wakeUp();
  }

  /** After a start or a snapshot. */
  expectAll(): void {
    this.verified = 0;
    this.waitsForAll = true;
    this.wakeUp();
  }

  /** What had failed was carried out after all, at a revision that is long past: nothing is claimed before the next look. */
  expectLate(part: Touched): void {
    this.verified = 0;
    if (part.settings) this.waitsForAll = true;
    this.expect(part, new Map());
    this.wakeUp();
  }

  /** Resolves when something waits to be looked at. */
  async whenWaiting(): Promise<void> {
    if (this.isWaiting()) return;
    await new Promise<void>((resolve) => {
      this.wakeUp = resolve;
    });
  }

  /** Lets whoever waits go on, though there is nothing. */
  stopWaiting(): void {
    this.wakeUp();
  }

  /** What waits, once; null when nothing does. */
  take(position: Position | null): LookRound | null {
    if (position === null || !this.isWaiting()) return null;
    const round = { touched: this.waiting, isWhole: this.waitsForAll, position };
    this.waiting = nothingTouched();
    this.waitsForAll = false;
    this.isLooking = true;
    return round;
  }

  /** It could not be looked at. */
  giveBack({ touched, isWhole }: LookRound): void {
    this.isLooking = false;
    this.expect(touched, new Map());
    if (isWhole) this.waitsForAll = true;
  }

  /** What it brought to light has been written down. */
  done({ position }: LookRound): void {
    this.isLooking = false;
    // A portal that was restored meanwhile counts anew.
    if (position.epoch === this.parts.state.position?.epoch) this.verified = position.revision;
  }

  /** The long part with very many peers: need not hold up anything else. */
  async look(round: LookRound): Promise<PresentPeers> {
    const { setPeers, removePeers } = this.workOf(round);
    const isAsked = round.isWhole || setPeers.length + removePeers.length > 0;
    return isAsked ? this.parts.drivers.wireguard.list() : null;
  }

  /** Nothing else may be carried out meanwhile. What went on during the long look is no fault: it is looked at once more. */
  async compare(round: LookRound, present: PresentPeers): Promise<readonly Fault[]> {
    const { wireguard, openvpn } = this.parts.drivers;
    const first = this.peersIn(round, present);
    const peers = first.length === 0 ? [] : this.peersIn(round, await wireguard.list());
    const { setClients, removeClients } = this.workOf(round);
    if (!round.isWhole && setClients.length + removeClients.length === 0) return peers;
    const failures = await openvpn.check({ set: setClients, remove: removeClients, isWhole: round.isWhole });
    return [...peers, ...clientFaults({ setClients, removeClients }, failures)];
  }

  private peersIn(round: LookRound, present: PresentPeers): readonly Fault[] {
    const work = this.workOf(round);
    if (work.setPeers.length + work.removePeers.length === 0 && !round.isWhole) return [];
    // Without an interface a whole look finds nobody; what is missing then was said when it could not be brought up.
    if (round.isWhole && present === null) return [];
    const faults = peerFaults(work, present);
    return round.isWhole ? [...faults, ...strangerFaults(allOf(this.parts.state), present)] : faults;
  }

  private workOf({ touched, isWhole }: LookRound): Work {
    const { state, clock } = this.parts;
    return workFor(isWhole ? allOf(state) : touched, state, clock.now());
  }

  private isWaiting(): boolean {
    return this.waitsForAll || this.waiting.peers.size + this.waiting.clients.size > 0;
  }
}
