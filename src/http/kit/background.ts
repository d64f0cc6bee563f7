// Work that goes on after the answer: shown on a page of its own, never waited for by a request.

/** `signal` is set when the portal is about to end. What fails is logged. */
export type Background = (work: (signal: AbortSignal) => Promise<void>) => void;
