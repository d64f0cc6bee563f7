/**
 * Knows which credentials have not been used for more than 90 days, and tells the portal this one fact of each, when it
 * begins and when it ends. It keeps the month of the last use, nothing finer, of those credentials alone that the gateway has.
 */
import type { PeerSet } from '../../domain/gateway-change';
import type { UnusedReport } from '../../domain/gateway-protocol';
import { dayOfLook, hasMissed, monthAfterLook, monthOf, unusedBefore } from '../../domain/unused-access';
import type { UseMonth } from '../../domain/unused-access';
import type { AgentState } from '../memory/agent-state';
import type { Used, Uses } from './comparison';
import { newLedgers, readLedgers, writeLedgers } from './use-file';
import type { UseLedger, UseLedgers } from './use-file';

/** A crash forgets no more than this, and takes nobody for unused by it who connects again. */
const saveEveryMs = 10 * 60_000;

export type UseNews = { readonly report: UnusedReport; readonly isEmpty: boolean; readonly told: () => void };

type Seen = { readonly known: ReadonlySet<string>; readonly used: Uses | null };

type Noted = { readonly name: string; readonly seen: UseMonth | undefined };
type Moment = { readonly month: UseMonth; readonly limit: UseMonth; readonly isAnew: boolean };

type Parts = {
  readonly folder: string;
  readonly state: Pick<AgentState, 'peers' | 'clients' | 'position'>;
  readonly log: (text: string) => void;
};

export class UseWatch {
  private readonly parts: Parts;
  private readonly ledgers: UseLedgers;
  /** As the last look at each found it since the start. */
  private readonly unused = { peers: new Set<string>(), clients: new Set<string>() };
  private hasLooked = false;
  private readonly told = new Set<string>();
  /** Whom it was told: a portal that began a new epoch, like one met after a start, is told everything anew. */
  private toldEpoch: string | null = null;
  private savedAt = Number.NEGATIVE_INFINITY;
  private isSaved = true;

  constructor(parts: Parts) {
    this.parts = parts;
    this.ledgers = this.remembered();
  }

  /** After each look at the system, with the portal's time. */
  look({ peers, clients }: Used, now: number): void {
    if (peers === null && clients === null) return;
    const { state } = this.parts;
    this.hasLooked = true;
    this.note('peers', { known: new Set(namesOf(state.peers.values())), used: peers }, now);
    this.note('clients', { known: new Set(state.clients.keys()), used: clients }, now);
    if (now - this.savedAt >= saveEveryMs) this.save(now);
  }

  /** So much of what the portal does not know yet; empty before the first look. */
  news(most: number): UseNews {
    const epoch = this.parts.state.position?.epoch ?? null;
    const { told } = this;
    if (!this.hasLooked || epoch === null)
      return { report: { anew: false, begun: [], ended: [] }, isEmpty: true, told: () => undefined };
    const anew = epoch !== this.toldEpoch;
    if (anew) told.clear();
    const begun = some([...this.unused.peers, ...this.unused.clients], most, (name) => !told.has(name));
    const ended = some(told, most, (name) => !this.isUnused(name));
    return {
      report: { anew, begun, ended },
      isEmpty: !anew && begun.length === 0 && ended.length === 0,
      told: () => {
        for (const name of begun) told.add(name);
        for (const name of ended) told.delete(name);
        this.toldEpoch = epoch;
      },
    };
  }

  save(now: number): void {
    if (this.isSaved) return;
    try {
      writeLedgers(this.parts.folder, this.ledgers);
      this.isSaved = true;
      this.savedAt = now;
    } catch (error) {
      this.parts.log(`the months of use are not saved: ${error instanceof Error ? error.message : 'failed'}`);
    }
  }

  private note(kind: keyof UseLedgers, { known, used }: Seen, now: number): void {
    const ledger = this.ledgers[kind];
    for (const name of ledger.months.keys()) if (!known.has(name)) this.forget(kind, name);
    const isAnew = hasMissed(ledger.lookedOn, now);
    // What has not been seen for a week is not claimed any longer; until then what the last look found counts.
    if (isAnew) this.unused[kind].clear();
    if (used === null) return;
    const moment = { month: monthOf(now), limit: unusedBefore(now), isAnew };
    for (const name of used.isWhole ? known : used.months.keys())
      if (known.has(name)) this.noteOne(kind, { name, seen: used.months.get(name) }, moment);
    if (used.isWhole) this.noteLook(ledger, dayOfLook(now));
  }

  private noteOne(kind: keyof UseLedgers, { name, seen }: Noted, { month, limit, isAnew }: Moment): void {
    const { months } = this.ledgers[kind];
    const before = months.get(name);
    const after = monthAfterLook(isAnew ? undefined : before, seen, month);
    if (after !== before) this.isSaved = false;
    months.set(name, after);
    if (after < limit) this.unused[kind].add(name);
    else this.unused[kind].delete(name);
  }

  private noteLook(ledger: UseLedger, today: string): void {
    if (ledger.lookedOn !== today) this.isSaved = false;
    ledger.lookedOn = today;
  }

  /** Credentials that go; the portal took them back itself, and need not be told. */
  private forget(kind: keyof UseLedgers, name: string): void {
    this.ledgers[kind].months.delete(name);
    this.unused[kind].delete(name);
    this.told.delete(name);
    this.isSaved = false;
  }

  private isUnused(name: string): boolean {
    return this.unused.peers.has(name) || this.unused.clients.has(name);
  }

  /** What cannot be read is begun anew: nothing is said of anybody for 90 days. */
  private remembered(): UseLedgers {
    try {
      return readLedgers(this.parts.folder);
    } catch {
      this.parts.log('the months of use cannot be read, and begin anew');
      return newLedgers();
    }
  }
}

function* namesOf(peers: Iterable<PeerSet>): Generator<string> {
  for (const { credential } of peers) yield credential;
}

function some(names: Iterable<string>, most: number, isWanted: (name: string) => boolean): readonly string[] {
  const found: string[] = [];
  for (const name of names) {
    if (found.length === most) break;
    if (isWanted(name)) found.push(name);
  }
  return found;
}
