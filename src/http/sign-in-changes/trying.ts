// A proposed change is tried out: a page with the link that leads to the identity provider and back, for oneself or to be sent.
import { makeSignInChangeTrialLink } from '../../usecases/make-sign-in-change-trial-link';
import type { Ports } from '../../usecases/ports';
import type { PlacedHandler } from '../kit/placed';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { show } from '../kit/result';
import { breadcrumbTo, titleAt, type Place } from '../kit/sign-in-place';
import type { Alert, Breadcrumb, Link } from '../kit/view-models';
import { changeIdIn } from './forms';

type TrialModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  readonly steps: readonly string[];
  readonly start: Link;
  readonly once: Alert;
  readonly copy: { readonly heading: string; readonly text: string };
  readonly back: Link;
};
const trialPage = page<TrialModel>('sign-in-changes/trial');

/** The link stands on this one page only: what is stored of it is a hash. */
export const tryOut: PlacedHandler<Pick<Ports, 'store' | 'clock' | 'ids'>, Place> = async (visit) => {
  const { ports, context, place } = visit;
  const { t, format, actor, publicUrl } = context;
  const id = changeIdIn(context);
  const { token, endsAt } = await makeSignInChangeTrialLink(ports, actor, { tenantId: place.tenantId, id });
  const title = t('sign-in-changes.try.title');
  const href = paths.signInTest(place.slug, token);
  return show(trialPage, {
    title: titleAt(context, place, title),
    breadcrumb: breadcrumbTo(context, place, title),
    lead: t(`sign-in-changes.try.lead-${place.side}`),
    steps: (['leave', 'judged', 'kept'] as const).map((step) => t(`sign-in-changes.try.step-${step}`)),
    start: { label: t('sign-in-changes.try.start'), href },
    once: {
      tone: 'info',
      title: t('sign-in-changes.try.once', { time: format.dateTime(endsAt) }),
      lines: [t(`sign-in-changes.try.once-${place.side}`)],
    },
    copy: { heading: t('sign-in-setup.test.link'), text: new URL(href, publicUrl).href },
    back: { label: t('sign-in-test.change.back'), href: place.show(id) },
  });
};
