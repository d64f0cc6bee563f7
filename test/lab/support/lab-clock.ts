/**
 * One clock for portal and agents that a test can put forward, so that an end date need not be waited for. The programs
 * read how far it is ahead from a file; OpenVPN, the identity provider and the rest of the machine keep the real time.
 */
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';

export interface LabClock {
  now(): Date;
  putForwardTo(time: Date): Promise<void>;
  /** So far from the real time, forward or back, as an administrator turns a host's clock. */
  turnTo(aheadMs: number): Promise<void>;
  /** Options for `node` with which a program goes by this clock. */
  readonly nodeOptions: readonly string[];
  stop(): Promise<void>;
}

function preloaded(offsetFile: string): string {
  return `
const { readFileSync } = require('node:fs');
const RealDate = Date;
const now = () => RealDate.now() + Number(readFileSync(${JSON.stringify(offsetFile)}, 'utf8'));
globalThis.Date = class extends RealDate {
  constructor(...values) {
    super(...(values.length === 0 ? [now()] : values));
  }
  static now() {
    return now();
  }
  static [Symbol.hasInstance](value) {
    return value instanceof RealDate;
  }
};
`;
}

export async function startLabClock(): Promise<LabClock> {
  const folder = await temporaryFolder('clock');
  const offsetFile = join(folder, 'offset');
  const program = join(folder, 'clock.cjs');
  let aheadMs = 0;
  /** In one piece: whoever read while it is written would go by the real time for a moment. */
  const write = async (): Promise<void> => {
    await writeFile(`${offsetFile}.new`, String(aheadMs));
    await rename(`${offsetFile}.new`, offsetFile);
  };
  await write();
  await writeFile(program, preloaded(offsetFile));
  return {
    now: () => new Date(Date.now() + aheadMs),
    putForwardTo: async (time) => {
      const wanted = time.getTime() - Date.now();
      if (wanted < aheadMs) throw new Error('the clock goes forward only');
      aheadMs = wanted;
      await write();
    },
    turnTo: async (ms) => {
      aheadMs = ms;
      await write();
    },
    nodeOptions: ['--require', program],
    stop: () => removeFolder(folder),
  };
}
