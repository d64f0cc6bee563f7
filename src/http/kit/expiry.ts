// The end of a certificate in words, the same wherever it is announced; each stage reads and looks different.
import { daysLeft, type OwnExpiry, type ProviderExpiry } from '../../domain/expiry-warning';
import type { PersonContext } from './context';
import { badge } from './status';
import type { Alert, Badge, Link } from './view-models';

export type Expiry =
  | { readonly of: 'provider'; readonly warning: ProviderExpiry | null; readonly end: Date | null }
  | { readonly of: 'own'; readonly warning: OwnExpiry | null; readonly end: Date | null };

type Words = Pick<PersonContext, 't' | 'format' | 'now'>;

const providerTones = { 30: 'info', 14: 'warning', 7: 'danger', ended: 'danger' } as const;
const ownTones = { 60: 'info', 30: 'warning', ended: 'danger' } as const;

export function expiryAlert(words: Words, expiry: Expiry, link: Link | null = null): Alert | null {
  const { t } = words;
  const tone = toneOf(expiry);
  if (tone === null) return null;
  const state = expiry.warning === 'ended' ? 'ended' : 'ahead';
  return {
    tone,
    title: titleOf(words, expiry),
    lines: [t(`sign-in-upkeep.expiry.${expiry.of}-${state}-text`)],
    link,
  };
}

/** For lists, where there is room for a few words only. */
export function expiryBadge(words: Words, expiry: Expiry): Badge | null {
  const tone = toneOf(expiry);
  return tone === null ? null : badge(shortOf(words, expiry), tone);
}

function toneOf(expiry: Expiry): Alert['tone'] | null {
  if (expiry.warning === null) return null;
  return expiry.of === 'provider' ? providerTones[expiry.warning] : ownTones[expiry.warning];
}

function titleOf({ t, format, now }: Words, { of, warning, end }: Expiry): string {
  const day = end === null ? '' : format.day(end);
  if (warning === 'ended') return t(`sign-in-upkeep.expiry.${of}-ended`, { day });
  return t(`sign-in-upkeep.expiry.${of}-ahead`, { count: end === null ? 0 : daysLeft(end, now), day });
}

function shortOf({ t, now }: Words, { of, warning, end }: Expiry): string {
  if (warning === 'ended') return t(`sign-in-upkeep.expiry.${of}-ended-short`);
  return t(`sign-in-upkeep.expiry.${of}-ahead-short`, { count: end === null ? 0 : daysLeft(end, now) });
}
