/**
 * Makes the system what the state says: the touched parts after each order, everything at the start and from time to
 * time. Knows what has failed, to try it again, and when the next access ends.
 */
import { Refusal } from '../domain/errors';
import type { ClientSet, PeerSet } from '../domain/gateway-change';
import { forgettable } from './agent-state';
import type { AgentState } from './agent-state';
import type { Drivers, Failures } from './drivers';
import type { PortalClock } from './portal-clock';
import { ReachKeeper } from './reach-keeper';
import { hasEnded, nothingTouched, partOf, touch, workFor } from './touched';
import type { Touched } from './touched';

export type EnforcerParts = {
  readonly state: AgentState;
  readonly clock: PortalClock;
  readonly drivers: Drivers;
  readonly log: (text: string) => void;
};

export class Enforcer {
  private readonly parts: EnforcerParts;
  /** Whether the system has been made what the state says since the agent started. */
  private hasRisen = false;
  /** Keys and serials whose end has been carried out. */
  private readonly ended = new Set<string>();
  private nextEnd = Number.POSITIVE_INFINITY;
  private readonly pending = new Map<string, Touched>();

  private readonly reach: ReachKeeper;

  constructor(parts: EnforcerParts) {
    this.parts = parts;
    this.reach = new ReachKeeper(parts);
  }

  isUp(): boolean {
    return this.hasRisen;
  }

  /** Makes the touched parts what the state says; the first time, everything. Gives what failed, by id. */
  async rise(touched: Touched): Promise<Failures> {
    if (!this.hasRisen) touched.settings = true;
    this.hasRisen = true;
    return this.enforce(touched);
  }

  /** Like `rise`, but leaves a system alone that was never brought up. */
  async carryOut(touched: Touched): Promise<Failures> {
    return this.hasRisen ? this.enforce(touched) : new Map();
  }

  /** The touched parts and nothing else, even on a system that was never brought up. */
  async enforce(touched: Touched): Promise<Failures> {
    const { drivers, clock, state } = this.parts;
    const failures = new Map<string, string>();
    const settingsFailure = touched.settings ? await this.applySettings() : null;
    if (settingsFailure !== null) failures.set('gateway', settingsFailure);
    const work = workFor(touched, state, clock.now());
    const { setPeers, removePeers, setClients, removeClients } = work;
    addTo(failures, await this.reach.follow(work));
    const { wireguard, openvpn } = drivers;
    const peers = [...setPeers, ...removePeers];
    if (peers.length > 0)
      addTo(failures, await this.attempt(peers, () => wireguard.apply(setPeers, removePeers)));
    const clients = [...setClients, ...removeClients];
    if (clients.length > 0)
      addTo(failures, await this.attempt(clients, () => openvpn.apply(setClients, removeClients)));
    this.noteOutcome(touched, failures);
    return failures;
  }

  /** What failed, each to be tried once more; what fails again is kept again. */
  takePending(): readonly (readonly [id: string, touched: Touched])[] {
    const pending = [...this.pending];
    this.pending.clear();
    return pending;
  }

  /** What has ended and is not carried out yet; null while nothing can have: the next end is known. */
  takeEnds(): Touched | null {
    const now = this.parts.clock.now();
    if (!this.hasRisen || now < this.nextEnd) return null;
    const touched = nothingTouched();
    this.nextEnd = Number.POSITIVE_INFINITY;
    for (const entry of this.entries()) {
      if (this.ended.has(keyOf(entry))) continue;
      if (hasEnded(entry, now)) touch(touched, entry);
      else this.nextEnd = Math.min(this.nextEnd, Date.parse(entry.until));
    }
    return touched;
  }

  /** Lets the hours of profiles begin and end. */
  async keepTimes(): Promise<void> {
    if (this.hasRisen && this.reach.isTimeToTurn()) await this.reach.turn();
  }

  /** The ends that were taken could not all be carried out: they are due again. */
  retryEnds(): void {
    this.nextEnd = this.parts.clock.now();
  }

  /** What was taken for ended by a guess of the time, and has not by the portal's. */
  heldBack(): Touched {
    const touched = nothingTouched();
    for (const entry of this.entries()) {
      if (this.ended.has(keyOf(entry)) && !hasEnded(entry, this.parts.clock.now())) touch(touched, entry);
    }
    return touched;
  }

  /** Goes through the whole system and repairs it. Gives the credentials seen to have connected. */
  async compare(): Promise<readonly string[]> {
    const { drivers, state } = this.parts;
    await this.reach.load(this.everybodyDue());
    await drivers.wireguard.configure(state.settings?.wireguard ?? null);
    const keys = await drivers.wireguard.reconcile(this.due(state.peers));
    const names = await drivers.openvpn.reconcile(this.due(state.clients), this.revokedSerials());
    await drivers.openvpn.checkGuard();
    return [...keys.flatMap((key) => state.peers.get(key)?.credential ?? []), ...names];
  }

  *entries(): Generator<PeerSet | ClientSet> {
    yield* this.parts.state.peers.values();
    yield* this.parts.state.clients.values();
  }

  /** Settings change what everything else stands on: all of it is gone through again. Gives what went wrong. */
  private async applySettings(): Promise<string | null> {
    const { drivers, log, state } = this.parts;
    const { settings } = state;
    const failed: string[] = [];
    const tryTo = async (what: string, act: () => Promise<unknown>): Promise<void> => {
      await act().catch((error: unknown) => {
        log(`${what}: ${error instanceof Error ? error.message : 'failed'}`);
        failed.push(error instanceof Refusal ? error.reason : what);
      });
    };
    await tryTo('firewall-not-loaded', () => this.reach.load(this.everybodyDue()));
    if (failed.length > 0) return failed[0] ?? null;
    await tryTo('wireguard-not-running', async () => {
      await drivers.wireguard.configure(settings?.wireguard ?? null);
      await drivers.wireguard.reconcile(this.due(state.peers));
    });
    await tryTo('openvpn-not-running', async () => {
      await drivers.openvpn.configure(settings?.openvpn ?? null, settings?.reach);
      await drivers.openvpn.reconcile(this.due(state.clients), this.revokedSerials());
    });
    for (const entry of this.entries()) this.noteEnd(entry);
    return failed[0] ?? null;
  }

  /** A driver that breaks down has done nothing that could be relied on. */
  private async attempt(
    items: readonly { readonly credential: string }[],
    act: () => Promise<Failures>,
  ): Promise<Failures> {
    try {
      return await act();
    } catch (error) {
      this.parts.log(`not carried out: ${error instanceof Error ? error.message : 'failed'}`);
      return new Map(items.map(({ credential }) => [credential, 'not-carried-out']));
    }
  }

  private noteOutcome(touched: Touched, failures: Failures): void {
    const { peers, clients } = this.parts.state;
    for (const id of failures.keys()) this.pending.set(id, partOf(touched, id));
    const entries = [
      ...[...touched.peers.keys()].map((key) => peers.get(key)),
      ...[...touched.clients.keys()].map((name) => clients.get(name)),
    ];
    for (const entry of entries)
      if (entry !== undefined && !failures.has(entry.credential)) this.noteEnd(entry);
  }

  private noteEnd(entry: PeerSet | ClientSet): void {
    if (hasEnded(entry, this.parts.clock.now())) {
      this.ended.add(keyOf(entry));
      return;
    }
    this.ended.delete(keyOf(entry));
    this.nextEnd = Math.min(this.nextEnd, Date.parse(entry.until));
  }

  private due<T extends PeerSet | ClientSet>(entries: ReadonlyMap<string, T>): readonly T[] {
    const now = this.parts.clock.now();
    return [...entries.values()].filter((entry) => !hasEnded(entry, now));
  }

  private everybodyDue(): readonly (PeerSet | ClientSet)[] {
    return [...this.due(this.parts.state.peers), ...this.due(this.parts.state.clients)];
  }

  private revokedSerials(): readonly string[] {
    const { state, clock } = this.parts;
    for (const { key } of forgettable(state, clock.now())) state.tombstones.delete(key);
    return [...state.tombstones.values()].filter(({ kind }) => kind === 'client').map(({ key }) => key);
  }
}

function addTo(failures: Map<string, string>, more: Failures): void {
  for (const [id, reason] of more) failures.set(id, reason);
}

function keyOf(entry: PeerSet | ClientSet): string {
  return entry.kind === 'peer.set' ? entry.publicKey : entry.serial;
}
