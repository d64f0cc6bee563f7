// What stands at the top of every page of a municipality's admins and IT while it is about to be closed.
import type { Closing } from '../../domain/closing';
import type { PublicContext } from './context';
import { paths } from './paths';
import type { Alert } from './view-models';

/** Not on the pages of the closing itself, which say it all. */
export function closingNotices(context: PublicContext, closing: Closing | null): readonly Alert[] {
  const { t, tenant, path, format } = context;
  if (closing === null || tenant === null) return [];
  const href = paths.leaving.closing(tenant.slug);
  if (path.startsWith(href)) return [];
  const word = closing.state === 'announced' ? 'announced' : 'confirmed';
  return [
    {
      tone: 'danger',
      title: t(`leaving.notice.${word}`, { day: format.longDay(closing.onDay) }),
      link: { label: t('leaving.notice.link'), href },
    },
  ];
}
