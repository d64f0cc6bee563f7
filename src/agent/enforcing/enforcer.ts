/**
 * Makes the system what the state says: the touched parts after each order, everything at the start and from time to
 * time. Knows what has failed, to try it again.
 */
import { isCredentialName } from '../../domain/config-fields';
import { Refusal } from '../../domain/errors';
import type { ClientSet, PeerSet } from '../../domain/gateway-change';
import { forgetTheOld } from '../memory/agent-state';
import type { AgentState } from '../memory/agent-state';
import { Comparison } from './comparison';
import type { Compared } from './comparison';
import { endsUpTo } from '../memory/contact-limit';
import type { Drivers, Failures } from './drivers';
import { Ends, entriesIn } from './ends';
import type { InTurn } from './in-turn';
import type { PortalClock } from '../memory/portal-clock';
import { ReachKeeper } from './reach-keeper';
import { hasEnded, partOf, touch, workFor } from './touched';
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
  private readonly ends: Ends;
  private readonly pending = new Map<string, Touched>();
  /** The one under way, which must not take for drift what is being done meanwhile. */
  private comparison: Comparison | null = null;
  private readonly reach: ReachKeeper;

  constructor(parts: EnforcerParts) {
    this.parts = parts;
    this.reach = new ReachKeeper(parts);
    this.ends = new Ends(parts);
  }

  /** Begins with what takes long and asks nobody, while the first word of the portal is on its way. */
  prepare(): void {
    if (!this.hasRisen) this.parts.drivers.firewall.lookAhead();
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
    this.comparison?.leaveAlone(touched);
    const { drivers, state } = this.parts;
    const failures = new Map<string, string>();
    const settled = touched.settings ? await this.applySettings() : nothingSettled;
    if (settled.failure !== null) failures.set('gateway', settled.failure);
    // Whatever a comparison has just put right need not be done once more, only what it could not.
    for (const some of [settled.peers, settled.clients]) addTo(failures, byCredential(some, touched));
    touchFailed(touched, failures, this.entries());
    const work = workFor(touched, state, endsUpTo(this.parts));
    const { setPeers, removePeers, setClients, removeClients } = work;
    addTo(failures, settled.hasReach ? this.reach.strangers(work) : await this.reach.follow(work));
    const { wireguard, openvpn } = drivers;
    const peers = [...setPeers, ...removePeers];
    if (peers.length > 0 && settled.peers === null)
      addTo(failures, await this.attempt(peers, () => wireguard.apply(setPeers, removePeers)));
    const clients = [...setClients, ...removeClients];
    if (clients.length > 0 && settled.clients === null)
      addTo(failures, await this.attempt(clients, () => openvpn.apply(setClients, removeClients)));
    this.noteOutcome(touched, failures);
    return failures;
  }

  /** A look has shown that it is not so. */
  tryAgain(id: string, part: Touched): void {
    this.pending.set(id, part);
  }

  /** What failed, each to be tried once more; what fails again is kept again. */
  takePending(): readonly (readonly [id: string, touched: Touched])[] {
    const pending = [...this.pending];
    this.pending.clear();
    return pending;
  }

  /** What has ended and is not carried out yet; null while nothing can have. */
  takeEnds(): Touched | null {
    return this.hasRisen ? this.ends.take() : null;
  }

  /** Everybody whose end has come, whether it was carried out or not. */
  allEnded(): Touched {
    return this.ends.all();
  }

  /** Lets the hours of profiles begin and end. */
  async keepTimes(): Promise<void> {
    if (this.hasRisen && this.reach.isTimeToTurn()) await this.reach.turn();
  }

  /** Out for maintenance: whether nobody is connected by OpenVPN any more, and nobody can be. Null: not out. */
  async letGo(): Promise<boolean | null> {
    const { state, drivers } = this.parts;
    if (!this.hasRisen || state.settings?.maintenance !== true) return null;
    return drivers.openvpn.letGo();
  }

  /** The ends that were taken could not all be carried out: they are due again. */
  retryEnds(): void {
    this.ends.takeAgain();
  }

  /** What was taken for ended by a guess of the time or for want of contact, and has not by the portal's. */
  heldBack(): Touched {
    return this.ends.heldBack();
  }

  /**
   * Goes through the whole system beside everything else, and takes a turn only to repair. Gives what was found, and the
   * credentials seen to have connected.
   */
  async compare(turn: InTurn): Promise<Compared> {
    const { drivers, state } = this.parts;
    const comparison = new Comparison(this.parts, this.ends.carriedOut);
    this.comparison = comparison;
    try {
      await turn(() =>
        this.tryTo(() => comparison.standGround(() => this.reach.restore(() => this.everybodyDue()))),
      );
      const peers = await this.tryTo(() => drivers.wireguard.look(comparison.peers()));
      const clients = await this.tryTo(() =>
        drivers.openvpn.look(comparison.clients(), comparison.serials()),
      );
      return await turn(async () => {
        forgetTheOld(state, this.parts.clock.now());
        const { pending } = this;
        if (peers !== null) await this.tryTo(() => comparison.repairPeers(peers, pending));
        if (clients !== null) await this.tryTo(() => comparison.repairClients(clients, pending));
        const attended = await this.tryTo(() => comparison.attend());
        // Where no server shall be, nobody looked.
        return comparison.outcome(peers, clients === null ? null : attended);
      });
    } finally {
      this.comparison = null;
    }
  }

  entries(): Generator<PeerSet | ClientSet> {
    return entriesIn(this.parts.state);
  }

  private everybodyDue(): readonly (PeerSet | ClientSet)[] {
    const now = endsUpTo(this.parts);
    return [...this.entries()].filter((entry) => !hasEnded(entry, now));
  }

  /** Settings change what everything else stands on: all of it is gone through again. */
  private async applySettings(): Promise<Settled> {
    const { drivers, log, state } = this.parts;
    const { settings } = state;
    const failed: string[] = [];
    const tryTo = async <T>(what: string, act: () => Promise<T>): Promise<T | null> =>
      act().catch((error: unknown) => {
        log(`${what}: ${error instanceof Error ? error.message : 'failed'}`);
        failed.push(error instanceof Refusal ? error.reason : what);
        return null;
      });
    const proof = await tryTo('firewall-not-loaded', () => this.reach.load(this.everybodyDue()));
    if (proof === null) return { ...nothingSettled, failure: failed[0] ?? null };
    // Beside the rest: nft has taken it, and whoever comes in now is stopped by it.
    const proving = tryTo('firewall-not-loaded', proof);
    forgetTheOld(state, this.parts.clock.now());
    const whole = new Comparison(this.parts, null);
    const peers = await tryTo('wireguard-not-running', async () => {
      await drivers.wireguard.configure(settings?.wireguard ?? null);
      return whole.settlePeers();
    });
    const clients = await tryTo('openvpn-not-running', async () => {
      const isOut = settings?.maintenance === true;
      await drivers.openvpn.configure(settings?.openvpn ?? null, settings?.reach, isOut);
      return whole.settleClients();
    });
    for (const entry of this.entries()) this.ends.note(entry);
    await proving;
    return { hasReach: true, failure: failed[0] ?? clients?.get('gateway') ?? null, peers, clients };
  }

  /** What breaks down in one place is said, and keeps nobody from looking at the others. */
  private async tryTo<T>(act: () => Promise<T>): Promise<T | null> {
    return act().catch((error: unknown) => {
      this.parts.log(`repair: ${error instanceof Error ? error.message : 'failed'}`);
      return null;
    });
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
      if (entry !== undefined && !failures.has(entry.credential)) this.ends.note(entry);
  }
}

/** What applying the settings has already put right: failures by credential, null where nothing was. */
type Settled = {
  /** The packet filter is loaded, with everybody. */
  readonly hasReach: boolean;
  readonly failure: string | null;
  readonly peers: Failures | null;
  readonly clients: Failures | null;
};
const nothingSettled: Settled = { hasReach: false, failure: null, peers: null, clients: null };

/** A stranger whom nobody ever ordered has no credential, and nothing about it is to be told. */
function byCredential(failures: Failures | null, { peers }: Touched): Failures {
  const known = [...(failures ?? [])].map(
    ([id, reason]) => [peers.get(id)?.credential ?? id, reason] as const,
  );
  return new Map(known.filter(([id]) => isCredentialName(id)));
}

/** What a comparison could not put right is tried again like any order, though none was given. */
function touchFailed(touched: Touched, failures: Failures, entries: Iterable<PeerSet | ClientSet>): void {
  if (failures.size === 0) return;
  for (const entry of entries) if (failures.has(entry.credential)) touch(touched, entry);
}

function addTo(failures: Map<string, string>, more: Failures): void {
  for (const [id, reason] of more) failures.set(id, reason);
}
