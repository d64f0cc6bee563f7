// Repeats work until stopped; a round never overlaps the next, and one that fails is reported and tried again.

export type Repeating = { readonly stop: () => Promise<void> };

export function every(ms: number, work: () => Promise<void>, report: (error: unknown) => void): Repeating {
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const round = (): void => {
    running = work()
      .catch(report)
      .then(() => {
        if (!stopped) timer = setTimeout(round, ms);
      });
  };
  timer = setTimeout(round, 0);
  return {
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
