/**
 * Our packet filter table as the kernel lists it right after we have loaded it: a later listing that differs was changed
 * by somebody else. Whoever changes the table on our behalf notes it afterwards.
 */
import { createHash } from 'node:crypto';
import type { RunCommand } from './command';

export type LoadedTable = {
  readonly note: () => Promise<void>;
  readonly hasChanged: () => Promise<boolean>;
};

export function loadedTable(name: string, run: RunCommand): LoadedTable {
  let noted: string | null = null;
  /** Null: there is no such table. Handles are numbers of the kernel's own, and `-s` leaves counters at nothing. */
  const listed = (): Promise<string | null> =>
    run('nft', ['-s', 'list', 'table', 'inet', name]).then(
      (text) => createHash('sha256').update(text).digest('hex'),
      () => null,
    );
  return {
    note: async () => {
      noted = await listed();
    },
    hasChanged: async () => noted !== null && (await listed()) !== noted,
  };
}
