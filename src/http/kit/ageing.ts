// Alerts about what of a sign-in comes to its end, for the pages of those who can do something about it.
import type { SignInAgeing } from '../../usecases/steps/sign-in-ageing';
import type { PersonContext } from './context';
import { expiryAlert } from './expiry';
import { paths } from './paths';
import type { Alert } from './view-models';

/** Before anybody can sign in there is nothing to keep alive. */
export function ageingAlerts(context: PersonContext, ageing: SignInAgeing | null): readonly Alert[] {
  const { t, tenant, format } = context;
  if (ageing === null) return [];
  const { provider, own, metadataFailingSince } = ageing;
  const link = { label: t('sign-in-upkeep.link'), href: paths.signInUpkeep.show(tenant.slug) };
  const failing: Alert | null =
    metadataFailingSince === null
      ? null
      : {
          tone: 'warning',
          title: t('sign-in-upkeep.failing.title', { since: format.dateTime(metadataFailingSince) }),
          lines: [t('sign-in-upkeep.failing.text')],
          link,
        };
  return [
    expiryAlert(context, { of: 'provider', ...provider }, link),
    expiryAlert(context, { of: 'own', ...own }, link),
    failing,
  ].filter((alert) => alert !== null);
}
