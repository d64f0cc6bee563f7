// All changes to a sign-in that were proposed, newest first.
import { hasRole } from '../../domain/actor';
import type { SignInChange } from '../../domain/sign-in-change';
import type { PersonContext } from '../kit/context';
import { page } from '../kit/page';
import type { Breadcrumb, Link, Table } from '../kit/view-models';
import { breadcrumbTo, titleAt, type Place } from '../kit/sign-in-place';
import { aboutText, changeBadge, nextText, originText, outcomeText } from './words';

type ListModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly table: Table;
  /** Null for those who may only read. */
  readonly propose: Link | null;
};
export const listPage = page<ListModel>('sign-in-changes/list');

export function listModel(context: PersonContext, place: Place, changes: readonly SignInChange[]): ListModel {
  const { t, actor } = context;
  const mayPropose = place.side === 'operator' || hasRole(actor, 'tenant-admin');
  return {
    title: titleAt(context, place, t('sign-in-changes.title')),
    breadcrumb: breadcrumbTo(context, place, null),
    table: {
      caption: t('sign-in-changes.list.caption'),
      captionHidden: true,
      columns: (['about', 'state', 'next'] as const).map((column) => ({
        label: t(`sign-in-changes.list.${column}`),
      })),
      rows: changes.map((change) => [
        {
          text: aboutText(context, change),
          href: place.show(change.id),
          note: originText(context, change),
        },
        { badge: changeBadge(context, change) },
        { text: nextText(context, change) || outcomeText(context, change) },
      ]),
      empty: { title: t('sign-in-changes.list.empty'), text: t('sign-in-changes.list.empty-text') },
    },
    propose: mayPropose ? { label: t('sign-in-changes.new.title'), href: place.new } : null,
  };
}
