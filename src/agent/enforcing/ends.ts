// When accesses end: whose end has come, for whom it has been carried out, and from when on it is worth looking again.
import type { ClientSet, PeerSet } from '../../domain/gateway-change';
import { keyOf } from '../memory/agent-state';
import type { AgentState } from '../memory/agent-state';
import { endsUpTo } from '../memory/contact-limit';
import type { PortalClock } from '../memory/portal-clock';
import { hasEnded, nothingTouched, touch } from './touched';
import type { Touched } from './touched';

type Entry = PeerSet | ClientSet;
type Parts = { readonly state: AgentState; readonly clock: PortalClock };

/** Whoever may come in, until their end. */
export function* entriesIn({ peers, clients }: Pick<AgentState, 'peers' | 'clients'>): Generator<Entry> {
  yield* peers.values();
  yield* clients.values();
}

export class Ends {
  private readonly parts: Parts;
  private readonly done = new Set<string>();
  private next = Number.POSITIVE_INFINITY;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Keys and serials whose end has been carried out. */
  get carriedOut(): ReadonlySet<string> {
    return this.done;
  }

  /** What has come and is not carried out yet; null while nothing can have: the next end is known. */
  take(): Touched | null {
    const now = endsUpTo(this.parts);
    if (now < this.next || this.next === Number.POSITIVE_INFINITY) return null;
    const touched = nothingTouched();
    this.next = Number.POSITIVE_INFINITY;
    for (const entry of entriesIn(this.parts.state)) {
      if (this.done.has(keyOf(entry))) continue;
      if (hasEnded(entry, now)) touch(touched, entry);
      else this.next = Math.min(this.next, Date.parse(entry.until));
    }
    return touched;
  }

  /** Those that were taken could not all be carried out: they are due again. */
  takeAgain(): void {
    this.next = this.parts.clock.now();
  }

  /** Everybody whose end has come, whether it was carried out or not. */
  all(): Touched {
    return this.touching((_, isOver) => isOver);
  }

  /** What was taken for ended by a guess of the time or for want of contact, and has not by the portal's. */
  heldBack(): Touched {
    return this.touching((entry, isOver) => !isOver && this.done.has(keyOf(entry)));
  }

  /** Carried out as it stands: in, or out because its end has come. */
  note(entry: Entry): void {
    if (hasEnded(entry, endsUpTo(this.parts))) {
      this.done.add(keyOf(entry));
      return;
    }
    this.done.delete(keyOf(entry));
    this.next = Math.min(this.next, Date.parse(entry.until));
  }

  private touching(isMeant: (entry: Entry, isOver: boolean) => boolean): Touched {
    const touched = nothingTouched();
    const now = endsUpTo(this.parts);
    for (const entry of entriesIn(this.parts.state))
      if (isMeant(entry, hasEnded(entry, now))) touch(touched, entry);
    return touched;
  }
}
