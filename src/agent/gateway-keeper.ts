/**
 * Makes the system what the portal ordered and keeps it so. Each order is first remembered durably, then carried out,
 * then confirmed: after a crash in between, the memory already knows what was taken back, and nobody was told too much.
 */
import { Refusal } from '../domain/errors';
import type { ChangeLine } from '../domain/gateway-change-line';
import type { ClientSet, GatewayChange, PeerSet } from '../domain/gateway-change';
import { subjectOf } from '../domain/gateway-change';
import type { FailedChange, Position } from '../domain/gateway-protocol';
import { forgettable, isTombstoned } from './agent-state';
import type { AgentState } from './agent-state';
import type { Drivers, Failures } from './drivers';
import type { Journal } from './journal';
import type { PortalClock } from './portal-clock';
import { snapshotDifference } from './snapshot-difference';
import { hasEnded, nothingTouched, touch, workFor } from './touched';
import type { Touched } from './touched';

export type KeeperParts = {
  readonly journal: Journal;
  readonly clock: PortalClock;
  readonly drivers: Drivers;
  readonly log: (text: string) => void;
};

/** Reasons that trying again does not change, only another word from the portal. */
const lasting: ReadonlySet<string> = new Set(['revoked-here', 'change-malformed']);
const dayMs = 86_400_000;
/** No client certificate is valid for longer, so a serial revoked without the portal is remembered long enough. */
const localForgetMs = 400 * dayMs;

export class GatewayKeeper {
  private readonly parts: KeeperParts;
  private readonly state: AgentState;
  /** Whether the system has been made what the state says since the agent started. */
  private isUp = false;
  /** Keys and credentials whose end has been carried out. */
  private readonly ended = new Set<string>();
  private nextEnd = Number.POSITIVE_INFINITY;
  /** What failed, so that it can be tried again. */
  private readonly pending = new Map<string, Touched>();

  constructor(parts: KeeperParts) {
    this.parts = parts;
    this.state = parts.journal.state;
  }

  /** Whether the state may be applied without word from the portal. */
  isFresh(): boolean {
    const { settings } = this.state;
    return settings !== null && this.parts.clock.silentMs() <= settings.maxOfflineDays * dayMs;
  }

  /** Applies the whole state to a system that may be freshly booted, or still running as it was left. */
  async bringUp(): Promise<void> {
    if (!this.isUp) await this.carryOut(this.rising(nothingTouched()));
  }

  /** Takes over the signed time; whatever was held back by a mere guess of the time is let in again. */
  async heard(time: Date): Promise<void> {
    const { clock, journal } = this.parts;
    const wasGuess = clock.signed(time.getTime());
    journal.append([{ clock: clock.mark() }], 'lazy');
    if (!wasGuess) return;
    const touched = nothingTouched();
    for (const entry of this.entries()) {
      if (this.ended.has(keyOf(entry)) && !hasEnded(entry, clock.now())) touch(touched, entry);
    }
    await this.carryOut(touched);
  }

  /** Lines of a poll, all newer than the position. */
  async follow(lines: readonly ChangeLine[], position: Position): Promise<void> {
    const failed = new Map(this.state.failed.map((failure) => [failure.id, failure]));
    const changes = lines.flatMap((line) => (line.outcome === 'change' ? [line.change] : []));
    for (const line of lines) failed.delete(idOf(line));
    await this.commit(lines, changes, { position, failed, forgotten: [] });
  }

  /** Lines of a snapshot: the whole state. */
  async followSnapshot(lines: readonly ChangeLine[], position: Position): Promise<void> {
    const snapshot = lines.flatMap((line) => (line.outcome === 'change' ? [line.change] : []));
    const isNewEpoch = this.state.position?.epoch !== position.epoch;
    const { changes, forgottenByPortal } = snapshotDifference(this.state, snapshot, isNewEpoch);
    await this.commit(lines, changes, { position, failed: new Map(), forgotten: forgottenByPortal });
  }

  /** Tries again what failed. */
  async retry(): Promise<void> {
    if (this.pending.size === 0) return;
    const failed = new Map(this.state.failed.map((failure) => [failure.id, failure]));
    for (const [id, touched] of [...this.pending]) {
      this.pending.delete(id);
      const reason = (await this.carryOut(touched)).get(id);
      const known = failed.get(id);
      if (reason === undefined) failed.delete(id);
      else if (known !== undefined) failed.set(id, { ...known, reason });
    }
    const { position } = this.state;
    if (position !== null) this.parts.journal.append([{ position, failed: [...failed.values()] }], 'lazy');
  }

  /** Revokes without the portal, which is told as soon as it can be. Gives what could not be carried out. */
  async revokeHere(credential: string): Promise<string | null> {
    const forgetAfter = new Date(this.parts.clock.now() + localForgetMs).toISOString();
    const removals = [...this.entries()]
      .filter((entry) => entry.credential === credential)
      .map((entry): GatewayChange => {
        if (entry.kind === 'peer.set')
          return { kind: 'peer.remove', credential, publicKey: entry.publicKey, final: true };
        return { kind: 'client.remove', credential, serial: entry.serial, final: true, forgetAfter };
      });
    if (removals.length === 0) throw new Refusal('not-found', 'credential-unknown-here');
    this.parts.journal.append(
      removals.map((change) => ({ change, isLocal: true })),
      'durable',
    );
    return (await this.carryOut(touchedBy(removals))).get(credential) ?? null;
  }

  /** Carries out the ends that have come. Cheap until one has: the next end is known. */
  async expire(): Promise<void> {
    const { clock, journal } = this.parts;
    const now = clock.now();
    if (now < this.nextEnd || !this.isUp) return;
    journal.append([{ clock: clock.mark() }], 'durable');
    const touched = nothingTouched();
    this.nextEnd = Number.POSITIVE_INFINITY;
    for (const entry of this.entries()) {
      if (this.ended.has(keyOf(entry))) continue;
      if (hasEnded(entry, now)) touch(touched, entry);
      else this.nextEnd = Math.min(this.nextEnd, Date.parse(entry.until));
    }
    const failures = await this.carryOut(touched);
    for (const [credential, reason] of failures)
      this.parts.log(`the end of ${credential} could not be carried out: ${reason}`);
    if (failures.size > 0) this.nextEnd = now;
  }

  /** Compares the whole system with the state, repairs it, and notes who has connected once. */
  async reconcile(): Promise<void> {
    if (!this.isUp) return;
    const { clock, drivers, journal } = this.parts;
    const { settings } = this.state;
    journal.append([{ clock: clock.mark() }], 'lazy');
    await drivers.firewall.load(settings);
    await drivers.wireguard.configure(settings?.wireguard ?? null);
    const keys = new Set(await drivers.wireguard.reconcile(this.due(this.state.peers)));
    await this.forget();
    const names = await drivers.openvpn.reconcile(this.due(this.state.clients), this.revokedSerials());
    const connected = [...this.state.peers.values()]
      .filter((peer) => keys.has(peer.publicKey))
      .map((peer) => peer.credential);
    const fresh = [...connected, ...names].filter((credential) => !this.state.connected.has(credential));
    if (fresh.length > 0) journal.append([{ connected: fresh }], 'lazy');
    await drivers.openvpn.checkGuard();
  }

  private async commit(
    lines: readonly ChangeLine[],
    changes: readonly GatewayChange[],
    next: { position: Position; failed: Map<string, FailedChange>; forgotten: readonly string[] },
  ): Promise<void> {
    const { journal } = this.parts;
    if (changes.length > 0)
      journal.append(
        changes.map((change) => ({ change })),
        'durable',
      );
    const refused = this.refusedAmong(changes);
    const untold = [...next.forgotten, ...refused.map(keyOf)];
    if (untold.length > 0) journal.append([{ unreported: untold }], 'durable');
    if (!this.isUp)
      for (const [id, { reason }] of next.failed) if (!lasting.has(reason)) next.failed.delete(id);
    const failures = new Map(await this.carryOut(this.rising(touchedBy(changes))));
    for (const change of refused) failures.set(subjectOf(change), 'revoked-here');
    for (const line of lines) if (line.outcome !== 'change') failures.set(idOf(line), 'change-malformed');
    const revisions = new Map(lines.map((line) => [idOf(line), line.revision]));
    for (const [id, reason] of failures) {
      next.failed.set(id, { revision: revisions.get(id) ?? next.position.revision, id, reason });
    }
    journal.append([{ position: next.position, failed: [...next.failed.values()] }], 'lazy');
  }

  /** The first time, everything is gone through. */
  private rising(touched: Touched): Touched {
    if (!this.isUp) touched.settings = true;
    this.isUp = true;
    return touched;
  }

  /** What the portal wants and a tombstone forbids; only the last word on each subject counts. */
  private refusedAmong(changes: readonly GatewayChange[]): readonly (PeerSet | ClientSet)[] {
    const last = new Map(changes.map((change) => [subjectOf(change), change]));
    return [...last.values()].flatMap((change) =>
      (change.kind === 'peer.set' || change.kind === 'client.set') && isTombstoned(this.state, change)
        ? [change]
        : [],
    );
  }

  /** Settings change what everything else stands on: all of it is gone through again. Gives what went wrong. */
  private async applySettings(): Promise<string | null> {
    const { drivers, log } = this.parts;
    const { settings } = this.state;
    const failed: string[] = [];
    const attempt = async (what: string, act: () => Promise<unknown>): Promise<void> => {
      await act().catch((error: unknown) => {
        log(`${what}: ${error instanceof Error ? error.message : 'failed'}`);
        failed.push(error instanceof Refusal ? error.reason : what);
      });
    };
    await attempt('firewall-not-loaded', () => drivers.firewall.load(settings));
    if (failed.length === 0) {
      await attempt('wireguard-not-running', () => drivers.wireguard.configure(settings?.wireguard ?? null));
      await attempt('wireguard-not-running', () => drivers.wireguard.reconcile(this.due(this.state.peers)));
      await attempt('openvpn-not-running', () => drivers.openvpn.configure(settings?.openvpn ?? null));
      await attempt('openvpn-not-running', () =>
        drivers.openvpn.reconcile(this.due(this.state.clients), this.revokedSerials()),
      );
    }
    this.noteEnds();
    return failed[0] ?? null;
  }

  /** Makes the touched parts of the system what the state says. Gives what failed, by id, and keeps it for another try. */
  private async carryOut(touched: Touched): Promise<Failures> {
    if (!this.isUp) return new Map();
    const { drivers, clock } = this.parts;
    const failures = new Map<string, string>();
    const settingsFailure = touched.settings ? await this.applySettings() : null;
    if (settingsFailure !== null) failures.set('gateway', settingsFailure);
    const work = workFor(touched, this.state, clock.now());
    const results = [
      work.setPeers.length + work.removePeers.length > 0
        ? await drivers.wireguard.apply(work.setPeers, work.removePeers)
        : [],
      work.setClients.length + work.removeClients.length > 0
        ? await drivers.openvpn.apply(work.setClients, work.removeClients)
        : [],
    ];
    for (const [id, reason] of results.flatMap((result) => [...result])) failures.set(id, reason);
    this.noteOutcome(touched, failures);
    return failures;
  }

  private noteOutcome(touched: Touched, failures: Failures): void {
    for (const id of failures.keys()) this.pending.set(id, partOf(touched, id));
    const now = this.parts.clock.now();
    const peers = [...touched.peers.keys()].map((key) => this.state.peers.get(key));
    const clients = [...touched.clients.keys()].map((key) => this.state.clients.get(key));
    for (const entry of [...peers, ...clients]) {
      if (entry !== undefined && !failures.has(entry.credential)) this.noteEnd(entry, now);
    }
  }

  private noteEnd(entry: PeerSet | ClientSet, now: number): void {
    if (hasEnded(entry, now)) {
      this.ended.add(keyOf(entry));
      return;
    }
    this.ended.delete(keyOf(entry));
    this.nextEnd = Math.min(this.nextEnd, Date.parse(entry.until));
  }

  private noteEnds(): void {
    const now = this.parts.clock.now();
    for (const entry of this.entries()) this.noteEnd(entry, now);
  }

  private *entries(): Generator<PeerSet | ClientSet> {
    yield* this.state.peers.values();
    yield* this.state.clients.values();
  }

  private due<T extends PeerSet | ClientSet>(entries: ReadonlyMap<string, T>): readonly T[] {
    const now = this.parts.clock.now();
    return [...entries.values()].filter((entry) => !hasEnded(entry, now));
  }

  private revokedSerials(): readonly string[] {
    return [...this.state.tombstones.values()].filter(({ kind }) => kind === 'client').map(({ key }) => key);
  }

  private async forget(): Promise<void> {
    for (const { key } of forgettable(this.state, this.parts.clock.now())) this.state.tombstones.delete(key);
  }
}

function touchedBy(changes: readonly GatewayChange[]): Touched {
  const touched = nothingTouched();
  for (const change of changes) touch(touched, change);
  return touched;
}

function partOf(touched: Touched, id: string): Touched {
  const part = nothingTouched();
  part.settings = id === 'gateway';
  for (const [key, peer] of touched.peers) if (peer.credential === id) part.peers.set(key, peer);
  const client = touched.clients.get(id);
  if (client !== undefined) part.clients.set(id, client);
  return part;
}

function keyOf(entry: PeerSet | ClientSet): string {
  return entry.kind === 'peer.set' ? entry.publicKey : entry.serial;
}

function idOf(line: ChangeLine): string {
  if (line.outcome === 'change') return subjectOf(line.change);
  return line.outcome === 'malformed' ? line.id : 'gateway';
}
