/**
 * A server that does not come up is not tried again at once: each attempt takes seconds, in which nothing else is carried
 * out, and a port that somebody else holds is not free a moment later.
 */
import type { OpenvpnProcess } from './process';

const restMs = 5 * 60_000;

export function restingProcess(
  process: OpenvpnProcess,
  now: () => number = () => performance.now(),
): OpenvpnProcess {
  let restsUntil = Number.NEGATIVE_INFINITY;
  return {
    ...process,
    start: async (settings) => {
      if (now() < restsUntil) throw new Error('it did not start, and is tried again in some minutes');
      try {
        await process.start(settings);
      } catch (error) {
        restsUntil = now() + restMs;
        throw error;
      }
    },
    // Whatever it is stopped for, it is to come back as another one.
    stop: async () => {
      restsUntil = Number.NEGATIVE_INFINITY;
      await process.stop();
    },
  };
}
