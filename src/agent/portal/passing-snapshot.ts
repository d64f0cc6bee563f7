// A snapshot while it comes: seen line by line before any of it can be believed, and judged when all of it is.
import type { ChangeLine } from '../../domain/gateway-change-line';
import { readChangeLine } from '../../domain/gateway-change-line';
import { SnapshotNames } from '../enforcing/snapshot-difference';
import { notMine, TooOld } from './unfit-answer';

/** More than the largest gateway has; beyond them, an answer that nobody vouches for yet takes no more memory. */
const mostKept = 200_000;

export class PassingSnapshot {
  readonly names = new SnapshotNames();
  private revision: number | null = null;
  private isOfOne = true;
  private unknownKind: string | null = null;
  private kept: ChangeLine[] | null;

  /** An agent that knows nothing yet keeps what it sees: it will be all that it knows, and need not be read once more. */
  constructor(knowsNothing: boolean) {
    this.kept = knowsNothing ? [] : null;
  }

  see(text: string): void {
    const line = readChangeLine(text);
    this.revision ??= line.revision;
    this.isOfOne &&= line.revision === this.revision;
    if (line.outcome === 'change') this.names.see(line.change);
    if (line.outcome === 'unknown-kind') this.unknownKind ??= line.kind;
    this.kept?.push(line);
    if (this.kept !== null && this.kept.length > mostKept) this.kept = null;
  }

  /** All lines; null: they have to be read again. */
  seen(): readonly ChangeLine[] | null {
    return this.kept;
  }

  /** Of one revision, and of kinds that we know. */
  requireWhole(revision: number): void {
    if (this.unknownKind !== null) throw new TooOld(this.unknownKind);
    if (!this.isOfOne || (this.revision ?? revision) !== revision) throw notMine();
  }
}
