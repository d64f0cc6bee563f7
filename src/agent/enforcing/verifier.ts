/**
 * Knows what was carried out and not looked at yet. One fresh look verifies everything that was carried out before it
 * began; while nothing waits, nothing is looked at.
 */
import type { PeerSet } from '../../domain/gateway-change';
import type { Position } from '../../domain/gateway-protocol';
import type { AgentState } from '../memory/agent-state';
import { endsUpTo } from '../memory/contact-limit';
import type { Drivers, Failures, PeerKey } from './drivers';
import { clientFaults, everyClient, peerFaults, peersWithoutInterface } from './order-faults';
import type { Fault } from './order-faults';
import type { PortalClock } from '../memory/portal-clock';
import { current, nothingTouched, workFor } from './touched';
import type { Touched } from './touched';

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

  /** WireGuard's part, which is long with very many peers: it need not hold up anything else. */
  async look({ touched, isWhole }: LookRound): Promise<readonly Fault[]> {
    if (!isWhole && touched.peers.size === 0) return [];
    const { state, drivers } = this.parts;
    const keys = isWhole ? state.peers : touched.peers;
    const ordered = (key: string): PeerSet | null => current(state.peers.get(key), endsUpTo(this.parts));
    const seen = await drivers.wireguard.look({
      at: (key) => (isWhole || touched.peers.has(key) ? ordered(key) : undefined),
      all: function* () {
        for (const key of keys.keys()) {
          const peer = ordered(key);
          if (peer !== null) yield [key, peer];
        }
      },
    });
    if (seen !== null) return peerFaults(seen.peers, (key) => knownPeer(state, touched, key));
    // What is missing as a whole was said when the interface could not be brought up.
    return isWhole ? [] : peersWithoutInterface([...keys.keys()].flatMap((key) => ordered(key) ?? []));
  }

  /** Nothing else may be carried out meanwhile. What went on during the long look is no fault: it is looked at once more. */
  async compare(round: LookRound, first: readonly Fault[]): Promise<readonly Fault[]> {
    const { state, drivers } = this.parts;
    const { touched, isWhole } = round;
    const peers = first.length === 0 ? [] : await this.look(round);
    if (!isWhole && touched.clients.size === 0) return peers;
    const work = workFor(isWhole ? everyClient(state) : touched, state, endsUpTo(this.parts));
    const { setClients: set, removeClients: remove } = work;
    return [...peers, ...clientFaults(work, await drivers.openvpn.check({ set, remove, isWhole }))];
  }

  private isWaiting(): boolean {
    return this.waitsForAll || this.waiting.peers.size + this.waiting.clients.size > 0;
  }
}

function knownPeer({ peers, tombstones }: AgentState, touched: Touched, key: string): PeerKey | undefined {
  const revoked = tombstones.get(key);
  return (
    peers.get(key) ??
    touched.peers.get(key) ??
    (revoked === undefined ? undefined : { credential: revoked.credential, publicKey: key })
  );
}
