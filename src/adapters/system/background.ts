// Work that goes on after a request was answered; the portal waits for it at its end, after telling it to stop.

export type BackgroundWork = {
  readonly begin: (work: (signal: AbortSignal) => Promise<void>) => void;
  readonly stop: () => Promise<void>;
};

export function createBackground(report: (error: unknown) => void): BackgroundWork {
  const ending = new AbortController();
  const underWay = new Set<Promise<void>>();
  return {
    begin: (work) => {
      const running: Promise<void> = work(ending.signal)
        .catch(report)
        .finally(() => underWay.delete(running));
      underWay.add(running);
    },
    stop: async () => {
      ending.abort();
      await Promise.all(underWay);
    },
  };
}
