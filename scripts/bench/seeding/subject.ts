// One of the invented people while their rows are made: their number, their ids and their dates.
import type { VpnProtocol } from '../../../src/domain/access-profile';
import type { BenchTown } from './bench-town';

export type Place = {
  readonly town: BenchTown;
  readonly count: number;
  /** Dealt out in turn. */
  readonly protocols: readonly VpnProtocol[];
  readonly seal: (credential: string, presharedKey: string) => Promise<string>;
  readonly now: Date;
};

export type Subject = {
  readonly index: number;
  /** When they came, and all of theirs with them. */
  readonly at: string;
  readonly ids: SubjectIds;
  readonly dates: Readonly<Record<'from_day' | 'until_day' | 'starts_at' | 'ends_at', string>>;
};

/** `asked` is the request that was approved, `asking` the one that waits. */
export type SubjectIds = Readonly<
  Record<'person' | 'ref' | 'asked' | 'asking' | 'grant' | 'device' | 'credential', string>
>;

export function inventoryNumber({ index }: Subject): string {
  return `NB-${String(index).padStart(6, '0')}`;
}
