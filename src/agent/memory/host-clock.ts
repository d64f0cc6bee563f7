// This host's own clocks: one that only counts, and the one that people set.
import type { HostClock } from './portal-clock';

export const clockOfHost: HostClock = { monotonicMs: () => performance.now(), wallMs: () => Date.now() };
