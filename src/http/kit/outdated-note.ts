// How many devices hold a file of before, and the way to them.
import { hasRole } from '../../domain/actor';
import type { PersonContext } from './context';
import { paths, withQuery } from './paths';
import type { Link } from './view-models';

export type OutdatedNote = { readonly text: string; readonly link: Link | null };

/** The list itself is for those who see people's devices. */
export function outdatedNote({ t, tenant, format, actor }: PersonContext, count: number): OutdatedNote {
  if (count === 0) return { text: t('crypto.outdated.none'), link: null };
  const href = withQuery(paths.people.list(tenant.slug), { view: 'outdated' });
  return {
    text: t('crypto.outdated.some', { count, shown: format.count(count) }),
    link: hasRole(actor, 'it-admin', 'help-desk') ? { label: t('crypto.outdated.link'), href } : null,
  };
}
