// How full a pool of addresses is, in words: the same on every page.
import type { PoolUsage } from '../../domain/address-pool';
import type { PersonContext } from './context';
import { badge } from './status';
import type { Badge, Tone } from './view-models';

const tones: Readonly<Record<PoolUsage['level'], Tone>> = {
  ok: 'success',
  warning: 'warning',
  full: 'danger',
};

export function usageBadge(
  { t, format }: Pick<PersonContext, 't' | 'format'>,
  { fraction, level }: PoolUsage,
): Badge {
  const percent = format.number(Math.floor(fraction * 100));
  return badge(t(`kit.pool-usage.${level}`, { percent }), tones[level]);
}
