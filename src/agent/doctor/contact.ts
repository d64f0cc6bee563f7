// How long the portal has not been heard, where that ends all access: said before it happens, and while it is so.
import { msUntilClosed } from '../memory/contact-limit';
import { well, wrong, type Finding } from './finding';
import type { AgentState } from '../memory/agent-state';
import { startClock, type HostClock } from '../memory/portal-clock';

const what = 'contact';

export function checkContact(
  { settings, clock: mark }: Pick<AgentState, 'settings' | 'clock'>,
  host: HostClock,
): Finding {
  const limit = settings?.closeAfterSeconds;
  if (limit === undefined || mark === null) return well(what, 'without the portal this gateway goes on');
  const clock = startClock(mark, host);
  const left = msUntilClosed({ state: { settings }, clock }) ?? 0;
  const silent = durationText(clock.silentMs());
  const advice = 'See what is said of the portal above. Access comes back by itself once it answers.';
  if (left < 0)
    return wrong(what, `The portal has not been heard for ${silent}: all access has ended.`, advice);
  const isNear = left < (limit * 1000) / 2;
  return isNear
    ? wrong(
        what,
        `The portal has not been heard for ${silent}: in ${durationText(left)} all access ends.`,
        advice,
      )
    : well(what, `all access ends after ${durationText(limit * 1000)} without the portal`);
}

const unitsMs = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** In the largest unit of which there are at least two. */
export function durationText(ms: number): string {
  const [unit, unitMs] = unitsMs.find(([, size]) => ms >= 2 * size) ?? (['second', 1000] as const);
  const count = Math.floor(ms / unitMs);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
