// How long a decision about many requests rests after each one, so that whoever opens a page meanwhile hardly notices.

/** Works and rests in turn: at least as long as the last decision took, so that half of the time is left for others. */
export function restBetween(now: () => number = () => performance.now()): () => Promise<void> {
  let workedSince = now();
  return async () => {
    const worked = now() - workedSince;
    await new Promise((resolve) => setTimeout(resolve, Math.min(worked, longestRestMs)));
    workedSince = now();
  };
}

const longestRestMs = 50;
