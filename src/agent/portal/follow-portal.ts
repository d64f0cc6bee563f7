/**
 * One round with the portal: ask for news, believe only what is signed and continues our own position, carry it out,
 * confirm it; and beside the rounds confirm what was looked at. What does not fit is discarded whole.
 */
import type { Trailer } from '../../domain/answer-trailer';
import type { ChangeLine } from '../../domain/gateway-change-line';
import { headOfLine, readChangeLine } from '../../domain/gateway-change-line';
import {
  ackBody,
  gatewayPaths,
  maxReported,
  maxWaitSeconds,
  positionText,
  unprovedIn,
} from '../../domain/gateway-protocol';
import type { Position } from '../../domain/gateway-protocol';
import type { AgentState } from '../memory/agent-state';
import type { GatewayKeeper } from '../enforcing/gateway-keeper';
import { PassingSnapshot } from './passing-snapshot';
import { notMine, TooOld } from './unfit-answer';
import { inTurn } from '../enforcing/in-turn';
import type { InTurn } from '../enforcing/in-turn';
import { PortalRefusal } from './portal-client';
import type { PassingCall, PortalCall, SignedAnswer, SpooledAnswer } from './portal-client';
import { saidOf } from './sentences';

export type FollowerParts = {
  readonly state: AgentState;
  readonly keeper: GatewayKeeper;
  readonly call: (call: PortalCall) => Promise<SignedAnswer>;
  /** For what may be too large to hold. */
  readonly fetch: (call: PassingCall) => Promise<SpooledAnswer>;
  readonly turn: InTurn;
  /** The portal has told everything anew: what it was told before it may have passed over or forgotten. */
  readonly begunAnew: () => void;
  readonly log: (text: string) => void;
};

type Following = {
  /** Throws at what does not fit. */
  readonly check: (trailer: Trailer) => void;
  readonly follow: (lines: Iterable<ChangeLine>, to: Position) => Promise<void>;
};

const slackMs = 15_000;
/** While something has failed, or is not counted, it is tried again this often. */
const retrySeconds = 5;

export class PortalFollower {
  private readonly parts: FollowerParts;
  private confirmed = '';
  /** Why the portal does not count what was confirmed last. */
  private unproved: string | null = null;
  private hasTakenWhole = false;
  /** One confirmation at a time, or an older one could arrive after a newer one. */
  private readonly confirming = inTurn();

  constructor(parts: FollowerParts) {
    this.parts = parts;
  }

  /** Waits for news at most this long, at the portal. */
  async round(waitSeconds: number): Promise<void> {
    const { state, turn, keeper } = this.parts;
    keeper.prepare();
    const wait =
      state.failed.length > 0 || this.unproved !== null ? Math.min(waitSeconds, retrySeconds) : waitSeconds;
    const hasNews =
      state.position === null || this.lacksReach()
        ? await this.takeSnapshot()
        : await this.takeChanges(state.position, wait);
    if (!hasNews) await turn(() => keeper.retry());
    await this.acknowledge();
  }

  /** A memory from before profiles, or a portal from before them: asked once after a start. */
  private lacksReach(): boolean {
    const { settings } = this.parts.state;
    return !this.hasTakenWhole && settings !== null && settings.reach === undefined;
  }

  /** Whether there were any. */
  private async takeChanges(position: Position, waitSeconds: number): Promise<boolean> {
    const { fetch } = this.parts;
    const wait = Math.min(waitSeconds, maxWaitSeconds);
    const query = `?after=${positionText(position)}&wait=${wait}`;
    const timeoutMs = wait * 1000 + slackMs;
    const answer = await fetch({ method: 'GET', path: gatewayPaths.changes, query, timeoutMs }).catch(
      snapshotNeeded,
    );
    if (answer === null) return this.takeSnapshot();
    let hasAny = false;
    await this.carryOut(answer, {
      check: (trailer) => (hasAny = checkOrder(answer.spool.lines(), trailer, position)),
      follow: (lines, to) => this.parts.keeper.follow(lines, to),
    });
    return hasAny;
  }

  private async takeSnapshot(): Promise<boolean> {
    const passing = new PassingSnapshot(this.parts.state.position === null);
    const answer = await this.parts.fetch({
      method: 'GET',
      path: gatewayPaths.snapshot,
      timeoutMs: 10 * slackMs,
      passing: (line) => passing.see(line),
    });
    await this.carryOut(answer, {
      check: ({ to }) => passing.requireWhole(to),
      follow: (lines, to) => this.parts.keeper.followSnapshot(passing.seen() ?? lines, to, passing.names),
    });
    this.hasTakenWhole = true;
    this.parts.begunAnew();
    return true;
  }

  /** All of it is looked at before any of it is done. */
  private async carryOut({ spool, trailer }: SpooledAnswer, { check, follow }: Following): Promise<void> {
    const { turn, keeper } = this.parts;
    const lines: Iterable<ChangeLine> = { [Symbol.iterator]: () => read(spool.lines()) };
    try {
      check(trailer);
      await turn(async () => {
        keeper.heard(trailer.time);
        await follow(lines, { epoch: trailer.epoch, revision: trailer.to });
      });
    } finally {
      spool.close();
    }
  }

  /** Cumulative, so nothing is sent when nothing is new; the first time after a start always. */
  acknowledge(): Promise<void> {
    return this.confirming(async () => {
      const { state, call, keeper } = this.parts;
      if (state.position === null) return;
      const failed = state.failed.slice(0, maxReported);
      const body = ackBody({ position: state.position, verified: keeper.verifiedUpTo(), failed });
      if (body === this.confirmed) return;
      const { content } = await call({ method: 'POST', path: gatewayPaths.acks, body, timeoutMs: slackMs });
      const unproved = unprovedIn(content);
      this.noteUnproved(unproved);
      this.confirmed = unproved === null ? body : '';
    });
  }

  /** It is confirmed again until it counts; somebody on the host may have to do something. */
  private noteUnproved(unproved: string | null): void {
    const { log } = this.parts;
    if (unproved === 'copied' && this.unproved !== 'copied') log(saidOf('gateway-copied'));
    if (unproved === null && this.unproved !== null) log('the portal counts what this gateway confirms');
    this.unproved = unproved;
  }
}

function snapshotNeeded(error: unknown): null {
  if (error instanceof PortalRefusal && error.status === 410) return null;
  throw error;
}

function* read(lines: Iterable<string>): Generator<ChangeLine> {
  for (const line of lines) yield readChangeLine(line);
}

/** The lines of an answer must continue exactly where we are, and be of kinds that we know; whether there are any. */
function checkOrder(lines: Iterable<string>, trailer: Trailer, after: Position): boolean {
  if (trailer.epoch !== after.epoch || trailer.from !== after.revision || trailer.to < trailer.from)
    throw notMine();
  let last = after.revision;
  for (const line of lines) {
    const { revision, unknownKind } = headOfLine(line);
    if (unknownKind !== null) throw new TooOld(unknownKind);
    if (revision <= last || revision > trailer.to) throw notMine();
    last = revision;
  }
  return last > after.revision;
}
