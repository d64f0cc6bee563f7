// How to reach the help desk of a municipality, for the card "Persönliche Hilfe" on any page.
import type { Translate } from '../../texts/translate';
import type { TenantView } from './tenant-view';

/** views/kit/hotline */
export type HotlineCard = {
  readonly heading: string;
  readonly name: string;
  readonly phone: string;
  readonly phoneHref: string;
  readonly hours: string;
  readonly mail: string;
  readonly mailHref: string;
  /** Said instead when the municipality has entered nothing. */
  readonly missing: string;
  /** The number to give there; empty for none. */
  readonly caseNumber: string;
};

export function phoneHref(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, '')}`;
}

export function hotlineCard(t: Translate, { hotline }: TenantView, caseNumber = ''): HotlineCard {
  const { phone, hours, mail } = hotline ?? { phone: '', hours: '', mail: '' };
  return {
    heading: t('shell.hotline.heading'),
    name: t('shell.hotline.name'),
    phone,
    phoneHref: phoneHref(phone),
    hours,
    mail,
    mailHref: `mailto:${mail}`,
    missing: phone === '' && mail === '' ? t('shell.hotline.missing') : '',
    caseNumber,
  };
}
