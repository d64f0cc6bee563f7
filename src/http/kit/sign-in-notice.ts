// What stands at the top of every page of those who answer for the sign-in while it is about to change, or was changed
// without them.
import type { SignInChange } from '../../domain/sign-in-change';
import type { PublicContext } from './context';
import { paths } from './paths';
import type { Alert } from './view-models';

const tones = { open: 'warning', tenant: 'info', operator: 'danger', emergency: 'danger' } as const;

/** Not on the page of the change itself, which says it all. */
export function signInNotices(context: PublicContext, changes: readonly SignInChange[]): readonly Alert[] {
  const { t, tenant, path } = context;
  if (tenant === null) return [];
  return changes
    .map((change) => ({ change, href: paths.signInChanges.show(tenant.slug, change.id) }))
    .filter(({ href }) => !path.startsWith(href))
    .map(({ change: { route, reason }, href }) => ({
      tone: tones[route ?? 'open'],
      title: t(`sign-in-changes.notice.${route ?? 'open'}`),
      ...(reason === null ? {} : { lines: [reason] }),
      link: { label: t('sign-in-changes.notice.link'), href },
    }));
}
