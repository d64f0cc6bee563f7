// The threads that verify responses, and who gets one next. What is sent again and again shares one lane of the queue, so
// that it holds up itself and not those who really come from their identity provider.
import { availableParallelism } from 'node:os';
import Piscina from 'piscina';
import { Refusal } from '../../domain/errors';
import type { SignInAssertion } from '../../domain/identity-attributes';
import { FairQueue } from './fair-queue';
import type { VerificationJob, Verdict } from './verify-response';

export type ResponseVerifier = {
  /** Refused as `saml-busy` when too many wait in this lane, or altogether. */
  readonly verify: (lane: string, job: VerificationJob) => Promise<SignInAssertion>;
  readonly close: () => Promise<void>;
};

/** About what a thread does in two seconds: nobody waits much longer for a sign-in. */
const limits = { most: 128, mostInLane: 32 };
/** Two hundred times what a response takes. */
const longestMs = 5_000;

/** `workerFile`: made by `npm run build` out of verify-response.worker.ts. */
export function createResponseVerifier(workerFile: string): ResponseVerifier {
  const threads = Math.max(1, Math.min(4, availableParallelism() - 1));
  // All threads start at once and stay: the first sign-in of the day does not wait for them to load.
  const pool = new Piscina<VerificationJob, Verdict>({
    filename: workerFile,
    name: 'verifyResponse',
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });
  const queue = new FairQueue<() => void>(limits);
  let running = 0;
  const next = (): void => {
    running -= 1;
    queue.take()?.();
  };
  const turn = (lane: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const begin = (): void => {
        running += 1;
        resolve();
      };
      if (running < threads) begin();
      else if (!queue.put(lane, begin)) reject(new Refusal('unavailable', 'saml-busy'));
    });
  return {
    verify: async (lane, job) => {
      await turn(lane);
      try {
        return assertionIn(await pool.run(job, { signal: AbortSignal.timeout(longestMs) }));
      } finally {
        next();
      }
    },
    close: () => pool.destroy(),
  };
}

function assertionIn(verdict: Verdict): SignInAssertion {
  if ('assertion' in verdict) return verdict.assertion;
  const { kind, reason } = verdict.refused;
  throw new Refusal(kind, reason);
}
