/**
 * One round with the portal: ask for news, believe only what is signed and continues our own position, carry it out,
 * confirm it; and beside the rounds confirm what was looked at. What does not fit is discarded whole.
 */
import { Refusal } from '../domain/errors';
import type { ChangeLine } from '../domain/gateway-change-line';
import { readChangeLine } from '../domain/gateway-change-line';
import { ackBody, gatewayPaths, maxReported, maxWaitSeconds, positionText } from '../domain/gateway-protocol';
import type { Position } from '../domain/gateway-protocol';
import type { AgentState } from './agent-state';
import type { GatewayKeeper } from './gateway-keeper';
import { inTurn } from './in-turn';
import type { InTurn } from './in-turn';
import { PortalRefusal } from './portal-client';
import type { PortalCall, SignedAnswer } from './portal-client';

/** The portal orders something that this version does not know: nothing of it is applied or confirmed. */
export class TooOld extends Error {
  constructor(kind: string) {
    super(`this agent is too old: it does not know "${kind}". Install the agent that the portal offers now.`);
    this.name = 'TooOld';
  }
}

export type FollowerParts = {
  readonly state: AgentState;
  readonly keeper: GatewayKeeper;
  readonly call: (call: PortalCall) => Promise<SignedAnswer>;
  readonly turn: InTurn;
};

const slackMs = 15_000;
/** While something has failed, it is tried again this often. */
const retrySeconds = 5;

export class PortalFollower {
  private readonly parts: FollowerParts;
  private confirmed = '';
  /** One confirmation at a time, or an older one could arrive after a newer one. */
  private readonly confirming = inTurn();

  constructor(parts: FollowerParts) {
    this.parts = parts;
  }

  /** Waits for news at most this long, at the portal. */
  async round(waitSeconds: number): Promise<void> {
    const { state, turn, keeper } = this.parts;
    const wait = state.failed.length > 0 ? Math.min(waitSeconds, retrySeconds) : waitSeconds;
    const hasNews =
      state.position === null ? await this.takeSnapshot() : await this.takeChanges(state.position, wait);
    if (!hasNews) await turn(() => keeper.retry());
    await this.acknowledge();
  }

  /** Whether there were any. */
  private async takeChanges(position: Position, waitSeconds: number): Promise<boolean> {
    const { call, turn, keeper } = this.parts;
    const wait = Math.min(waitSeconds, maxWaitSeconds);
    const query = `?after=${positionText(position)}&wait=${wait}`;
    const timeoutMs = wait * 1000 + slackMs;
    const answer = await call({ method: 'GET', path: gatewayPaths.changes, query, timeoutMs }).catch(
      snapshotNeeded,
    );
    if (answer === null) return this.takeSnapshot();
    const lines = linesIn(answer, position);
    await turn(async () => {
      await keeper.heard(answer.trailer.time);
      await keeper.follow(lines, { epoch: position.epoch, revision: answer.trailer.to });
    });
    return lines.length > 0;
  }

  private async takeSnapshot(): Promise<true> {
    const { call, turn, keeper } = this.parts;
    const answer = await call({ method: 'GET', path: gatewayPaths.snapshot, timeoutMs: 10 * slackMs });
    const lines = linesIn(answer, null);
    const { epoch, to, time } = answer.trailer;
    await turn(async () => {
      await keeper.heard(time);
      await keeper.followSnapshot(lines, { epoch, revision: to });
    });
    return true;
  }

  /** Cumulative, so nothing is sent when nothing is new; the first time after a start always. */
  acknowledge(): Promise<void> {
    return this.confirming(async () => {
      const { state, call, keeper } = this.parts;
      if (state.position === null) return;
      const failed = state.failed.slice(0, maxReported);
      const body = ackBody({ position: state.position, verified: keeper.verifiedUpTo(), failed });
      if (body === this.confirmed) return;
      await call({ method: 'POST', path: gatewayPaths.acks, body, timeoutMs: slackMs });
      this.confirmed = body;
    });
  }
}

function snapshotNeeded(error: unknown): null {
  if (error instanceof PortalRefusal && error.status === 410) return null;
  throw error;
}

/** The lines of an answer, which must continue exactly where we are. `null`: a snapshot, which begins anew. */
function linesIn({ content, trailer }: SignedAnswer, after: Position | null): readonly ChangeLine[] {
  if (
    after !== null &&
    (trailer.epoch !== after.epoch || trailer.from !== after.revision || trailer.to < trailer.from)
  ) {
    throw new Refusal('forbidden', 'answer-not-mine');
  }
  const lines = content
    .split('\n')
    .filter((line) => line !== '')
    .map(readChangeLine);
  let last = after?.revision ?? trailer.to;
  for (const line of lines) {
    if (line.outcome === 'unknown-kind') throw new TooOld(line.kind);
    const isInOrder =
      after === null ? line.revision === last : line.revision > last && line.revision <= trailer.to;
    if (!isInOrder) throw new Refusal('forbidden', 'answer-not-mine');
    last = line.revision;
  }
  return lines;
}
