// What somebody is asked about: who waits longest comes first.
import type { Inbox, InboxItem } from '../../usecases/list-inbox';
import type { PersonContext } from '../kit/context';
import { cursorText } from '../kit/cursor';
import { page } from '../kit/page';
import { onward } from '../kit/paging';
import { paths } from '../kit/paths';
import type { Cell, Link, Pagination, Table } from '../kit/view-models';

type ListModel = {
  readonly title: string;
  readonly table: Table;
  readonly pagination: Pagination;
  /** For whom this person answers today; empty for nobody. */
  readonly standingIn: string;
  readonly toDeputies: Link;
};
export const listPage = page<ListModel>('inbox/list');

export function listModel(context: PersonContext, inbox: Inbox): ListModel {
  const { t, tenant } = context;
  const { standingInFor } = inbox;
  return {
    title: t('inbox.title'),
    table: {
      caption: t('inbox.caption'),
      captionHidden: true,
      columns: (['case', 'person', 'asked', 'until'] as const).map((column) => ({
        label: t(`inbox.column.${column}`),
      })),
      rows: inbox.page.items.map((item) => rowOf(context, item)),
      empty: { title: t('inbox.empty'), text: t('inbox.empty-text') },
    },
    pagination: onward(context, { filters: {}, older: cursorText(inbox.page.next), hits: null }),
    standingIn: standingInFor.length === 0 ? '' : t('inbox.standing-in', { names: standingInFor.join(', ') }),
    toDeputies: { label: t('inbox.to-deputies'), href: paths.inbox.deputies(tenant.slug) },
  };
}

function rowOf(
  { t, tenant, format, now }: PersonContext,
  { request, step, personName, department, inPlaceOf, lapsesAfter }: InboxItem,
): readonly Cell[] {
  const standing = inPlaceOf === null ? '' : t('approval.in-place-of', { name: inPlaceOf });
  return [
    {
      text: request.caseNumber,
      href: paths.inbox.show(tenant.slug, request.id, String(step.place)),
      note: step.openedAt === null ? '' : t('inbox.asked-since', { since: format.since(step.openedAt, now) }),
    },
    { text: personName, note: department ?? '' },
    { text: t(`approval.office.${step.office}`), note: standing },
    { text: format.day(lapsesAfter), note: t('inbox.until-note') },
  ];
}
