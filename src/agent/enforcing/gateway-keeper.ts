/**
 * Takes orders and keeps them. Each order is first remembered durably, then carried out, then confirmed: after a crash
 * in between, the memory already knows what was taken back, and nobody was told too much.
 */
import { Refusal } from '../../domain/errors';
import type { GatewayChange } from '../../domain/gateway-change';
import type { ChangeLine } from '../../domain/gateway-change-line';
import { addDrift, driftTotal } from '../../domain/gateway-drift';
import { maxReported } from '../../domain/gateway-protocol';
import type { FailedChange, Position } from '../../domain/gateway-protocol';
import type { AgentState } from '../memory/agent-state';
import type { InUseNow } from './capacity-meter';
import { Contact } from './contact';
import type { Drivers } from './drivers';
import { Enforcer } from './enforcer';
import type { InTurn } from './in-turn';
import type { Journal } from '../memory/journal';
import type { Fault } from './order-faults';
import type { PortalClock } from '../memory/portal-clock';
import { changesIn, failuresOf, remember } from './remembered-orders';
import type { Orders } from './remembered-orders';
import type { StateRecord } from '../memory/state-record';
import { SnapshotNames, snapshotDifference, surveySnapshot } from './snapshot-difference';
import { nothingTouched, touchedBy } from './touched';
import type { UseWatch } from './use-watch';
import { Verifier } from './verifier';

export type KeeperParts = {
  readonly journal: Journal;
  readonly clock: PortalClock;
  readonly drivers: Drivers;
  readonly use: Pick<UseWatch, 'look'>;
  readonly log: (text: string) => void;
};

/** Reasons that trying again does not change, only another word from the portal. */
const lasting: ReadonlySet<string> = new Set(['revoked-here', 'suspended-here', 'change-malformed']);
const dayMs = 86_400_000;
/** No client certificate is valid for longer, so a serial revoked without the portal is remembered long enough. */
const localForgetMs = 400 * dayMs;

export class GatewayKeeper {
  private readonly parts: KeeperParts;
  private readonly state: AgentState;
  private readonly enforcer: Enforcer;
  private readonly verifier: Verifier;
  private readonly contact: Contact;
  private empty: boolean | null = null;

  constructor(parts: KeeperParts) {
    this.parts = parts;
    this.state = parts.journal.state;
    this.enforcer = new Enforcer({ ...parts, state: this.state });
    this.verifier = new Verifier({ ...parts, state: this.state });
    this.contact = new Contact({ ...parts, state: this.state, keep: (record) => this.keep(record) });
  }

  /** Whether the state may be applied without word from the portal. */
  isFresh(): boolean {
    return this.contact.isFresh();
  }

  /** Whether the portal has been away for longer than this gateway may let anybody in without it. */
  isClosed(): boolean {
    return this.contact.isClosed();
  }

  /** The first word of the portal is on its way: what can be looked at meanwhile is. */
  prepare(): void {
    this.enforcer.prepare();
  }

  /** Applies the whole state to a system that may be freshly booted, or still running as it was left. */
  async bringUp(): Promise<void> {
    if (this.enforcer.isUp()) return;
    this.verifier.expectAll();
    await this.enforcer.rise(nothingTouched());
  }

  /** Takes over the signed time of an answer that is believed, and is followed next. */
  heard(time: Date): void {
    this.contact.heard(time);
  }

  /** Lines of a poll, all newer than the position. */
  async follow(lines: Iterable<ChangeLine>, position: Position): Promise<void> {
    const stillFailed = this.failedById();
    const malformed = new Set<string>();
    const changes = changesIn(lines, malformed);
    await this.commit({
      lines,
      changes,
      malformed,
      position,
      stillFailed,
      forgottenByPortal: [],
      comparison: null,
    });
  }

  /** Lines of a snapshot: the whole state. `names` is what was seen of them as they came. */
  async followSnapshot(
    lines: Iterable<ChangeLine>,
    position: Position,
    names = namesIn(lines),
  ): Promise<void> {
    const isNewEpoch = this.state.position?.epoch !== position.epoch;
    const malformed = new Set<string>();
    const compared = { changes: changesIn(lines, malformed), isNewEpoch };
    const survey = surveySnapshot(this.state, names, compared);
    const changes = snapshotDifference(this.state, changesIn(lines, malformed), survey);
    const { forgottenByPortal, comparison } = survey;
    // What the snapshot leaves out was taken back at a revision that nobody knows one by one.
    this.verifier.expectAll();
    await this.commit({
      lines,
      changes,
      malformed,
      position,
      stillFailed: new Map(),
      forgottenByPortal,
      comparison,
    });
  }

  /** Tries again what failed. */
  async retry(): Promise<void> {
    const pending = this.enforcer.takePending();
    const { position } = this.state;
    if (pending.length === 0 || position === null) return;
    const failed = this.failedById();
    for (const [id, touched] of pending) {
      const reason = (await this.enforcer.carryOut(touched)).get(id);
      const known = failed.get(id);
      if (reason === undefined) failed.delete(id);
      else if (known !== undefined) failed.set(id, { ...known, reason });
      if (reason === undefined) this.verifier.expectLate(touched);
    }
    this.parts.journal.append([{ position, failed: [...failed.values()] }], 'lazy');
  }

  /** Revokes without the portal, which is told as soon as it can be. Gives what could not be carried out. */
  async revokeHere(credential: string): Promise<string | null> {
    const forgetAfter = new Date(this.parts.clock.now() + localForgetMs).toISOString();
    const removals = [...this.enforcer.entries()]
      .filter((entry) => entry.credential === credential)
      .map((entry): GatewayChange => {
        if (entry.kind === 'peer.set')
          return { kind: 'peer.remove', credential, publicKey: entry.publicKey, final: true };
        return { kind: 'client.remove', credential, serial: entry.serial, final: true, forgetAfter };
      });
    if (removals.length === 0) throw new Refusal('not-found', 'credential-unknown-here');
    const trouble = this.parts.journal.keep(removals.map((change) => ({ change, isLocal: true })));
    if (trouble === null) this.parts.journal.append([], 'durable');
    const failures = await this.enforcer.enforce(touchedBy(removals));
    // Done, but a next start would not know of it.
    return failures.get(credential) ?? (trouble === null ? null : 'not-written-down');
  }

  /** Carries out the ends that have come; beyond the limit of its contact, everybody's. */
  async expire(): Promise<void> {
    const { clock, journal, log } = this.parts;
    this.contact.noteSilence(this.enforcer.isUp());
    const touched = this.enforcer.takeEnds();
    if (touched === null) return;
    // Remembered first: the clock must not be set back behind an end that was carried out. Without room it is carried out all the same.
    try {
      journal.append([{ clock: clock.mark() }], 'durable');
    } catch (error) {
      log(`end dates: the time is not written down: ${error instanceof Error ? error.message : 'failed'}`);
    }
    const failures = await this.enforcer.carryOut(touched);
    for (const [credential, reason] of failures)
      log(`the end of ${credential} is not carried out yet: ${reason}`);
    if (failures.size > 0) this.enforcer.retryEnds();
  }

  /** Lets the hours of profiles begin and end, by the municipality's clock. */
  async keepTimes(): Promise<void> {
    await this.enforcer.keepTimes();
  }

  /** While it is out for maintenance: sends people on, some at a time. To be called every second. */
  async letGo(): Promise<void> {
    this.empty = await this.enforcer.letGo();
  }

  /** Out for maintenance: whether nobody is connected by OpenVPN any more, and nobody can be. Null: not out, or not known yet. */
  isEmpty(): boolean | null {
    return this.empty;
  }

  /**
   * Compares the whole system with the state, repairs it, and notes what it found and who has connected once. Takes a turn
   * for what it does, not for looking. Gives how many were connected; null: nothing was looked at.
   */
  async reconcile(turn: InTurn): Promise<InUseNow | null> {
    if (!this.enforcer.isUp()) return null;
    const { clock, log } = this.parts;
    this.keep({ clock: clock.mark() });
    const { drift, used, inUse } = await this.enforcer.compare(turn);
    this.parts.use.look(used, clock.now());
    const connected = [...(used.peers?.months.keys() ?? []), ...(used.clients?.months.keys() ?? [])];
    const fresh = connected.filter((credential) => !this.state.connected.has(credential));
    if (fresh.length > 0) this.keep({ connected: fresh });
    if (driftTotal(drift) === 0) return inUse;
    log(`found otherwise than ordered, and put right: ${JSON.stringify(drift)}`);
    this.keep({ drift: addDrift(this.state.drift, drift) });
    return inUse;
  }

  /** Up to which revision a look has shown everything to be as ordered, but for what failed. */
  verifiedUpTo(): number {
    return this.state.position === null ? 0 : this.verifier.upTo(this.state.position);
  }

  /** Resolves when something was carried out and not looked at, or nothing shall be waited for any more. */
  async whenUnverified(): Promise<void> {
    return this.verifier.whenWaiting();
  }

  stopWaiting(): void {
    this.verifier.stopWaiting();
  }

  /** Looks whether what was carried out is so. False when something is not: it is to be carried out once more. */
  async verify(turn: InTurn): Promise<boolean> {
    const { verifier } = this;
    const round = await turn(async () => verifier.take(this.state.position));
    if (round === null) return true;
    try {
      const first = await verifier.look(round);
      return await turn(async () => {
        const faults = await verifier.compare(round, first);
        this.noteFaults(faults);
        verifier.done(round);
        return faults.length === 0;
      });
    } catch (error) {
      verifier.giveBack(round);
      throw error;
    }
  }

  private noteFaults(faults: readonly Fault[]): void {
    const { position } = this.state;
    if (faults.length === 0 || position === null) return;
    const failed = this.failedById();
    for (const { id, reason, part } of faults) {
      failed.set(id, { revision: position.revision, id, reason });
      this.enforcer.tryAgain(id, part);
      this.parts.log(`${id} is not as ordered: ${reason}`);
    }
    this.parts.journal.append([{ position, failed: [...failed.values()].slice(0, maxReported) }], 'lazy');
  }

  private async commit(orders: Orders): Promise<void> {
    const { position, stillFailed, malformed } = orders;
    const { journal } = this.parts;
    const { touched, refused, unwritten } = await remember(journal, orders);
    for (const id of malformed) stillFailed.delete(id);
    if (!this.enforcer.isUp()) {
      this.verifier.expectAll();
      // Everything is gone through now; what failed before a restart shows again if it still does.
      for (const [id, { reason }] of stillFailed) if (!lasting.has(reason)) stillFailed.delete(id);
    }
    const failures = new Map(await this.enforcer.rise(touched));
    this.verifier.expect(touched, failures);
    // Nothing of it is confirmed: the portal tells all of it again.
    if (unwritten !== null) throw unwritten;
    for (const id of refused.keys()) failures.set(id, 'revoked-here');
    for (const { what, credential } of orders.comparison?.findings ?? [])
      if (what === 'suspended') failures.set(credential, 'suspended-here');
    for (const id of malformed) failures.set(id, 'change-malformed');
    const failed = [...stillFailed.values(), ...failuresOf(failures, orders)].slice(0, maxReported);
    journal.append([{ position, failed }], 'lazy');
    if (this.contact.letsInAgain()) await this.enforcer.carryOut(this.enforcer.heldBack());
  }

  /** What may get lost with a crash anyway, and keeps nothing from being done on a full disk. */
  private keep(record: StateRecord): void {
    const trouble = this.parts.journal.keep([record]);
    if (trouble !== null) this.parts.log(`not written down: ${trouble.message}`);
  }

  /** After a start with a state that is too old to be brought up: what still stands of a former run ends when its time has come. */
  async endWhatHasEnded(): Promise<void> {
    if (!this.enforcer.isUp()) await this.enforcer.enforce(this.enforcer.allEnded());
  }

  private failedById(): Map<string, FailedChange> {
    return new Map(this.state.failed.map((failure) => [failure.id, failure]));
  }
}

function namesIn(lines: Iterable<ChangeLine>): SnapshotNames {
  const names = new SnapshotNames();
  for (const line of lines) if (line.outcome === 'change') names.see(line.change);
  return names;
}
