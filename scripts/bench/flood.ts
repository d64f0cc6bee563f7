// The flood of forgeries as the measurement sees it: begins, ends, and says what became of it.
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

export type Post = { readonly body: string; readonly cookie: string };

export type Flood = {
  readonly begin: () => Promise<void>;
  /** Until the last forgery has its answer. */
  readonly end: () => Promise<void>;
  readonly report: () => FloodReport;
  readonly close: () => void;
};

const ended = z.object({ sent: z.number(), statuses: z.record(z.string(), z.number()) });

export type FloodReport = z.infer<typeof ended>;

type Prepared = {
  readonly acs: string;
  readonly posts: readonly Post[];
  readonly perSecond: number;
  readonly most: number;
};

/** Long enough to be under way before anything is measured. */
const rampMs = 300;

export async function prepareFlood(prepared: Prepared): Promise<Flood> {
  const child = fork(join(__dirname, 'flood-sender.ts'), { execArgv: ['--import', 'tsx'] });
  let isRunning = false;
  let last: FloodReport = { sent: 0, statuses: {} };
  await told(child, { do: 'load', ...prepared });
  return {
    begin: async () => {
      if (isRunning) return;
      isRunning = true;
      await told(child, { do: 'begin' });
      await new Promise((resolve) => setTimeout(resolve, rampMs));
    },
    end: async () => {
      if (!isRunning) return;
      isRunning = false;
      last = ended.parse(await told(child, { do: 'end' }));
    },
    report: () => last,
    close: () => void child.kill(),
  };
}

function told(child: ChildProcess, order: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.send(order, (error) => {
      if (error) reject(error);
    });
  });
}
