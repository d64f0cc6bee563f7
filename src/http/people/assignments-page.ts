// The list of doubtful sign-ins, ready to print.
import type { Listed } from '../../domain/paging';
import type { AssignmentOverview } from '../../usecases/ports-of-assignments';
import type { PersonContext } from '../kit/context';
import { cursorText } from '../kit/cursor';
import { page } from '../kit/page';
import { onward } from '../kit/paging';
import { paths } from '../kit/paths';
import type { Cell, Pagination, Table } from '../kit/view-models';

type AssignmentsModel = {
  readonly title: string;
  readonly lead: string;
  readonly table: Table;
  readonly pagination: Pagination;
};
export const assignmentsPage = page<AssignmentsModel>('people/assignments');

export function assignmentsModel(
  context: PersonContext,
  { page: found, hits }: Listed<AssignmentOverview>,
): AssignmentsModel {
  const { t } = context;
  const columns = ['brought', 'known', 'why', 'since'] as const;
  return {
    title: t('assignments.list.title'),
    lead: t('assignments.list.lead'),
    table: {
      caption: t('assignments.list.caption'),
      captionHidden: true,
      columns: columns.map((name) => ({ label: t(`assignments.list.column.${name}`) })),
      rows: found.items.map((item) => row(context, item)),
      empty: { title: t('assignments.list.empty'), text: t('assignments.list.empty-text') },
    },
    pagination: onward(context, { filters: {}, older: cursorText(found.next), hits }),
  };
}

function row(
  { t, tenant, format, now }: PersonContext,
  { assignment, personName }: AssignmentOverview,
): readonly Cell[] {
  const { id, brought, kind, createdAt } = assignment;
  return [
    {
      text: brought.displayName,
      href: paths.people.assignment(tenant.slug, id),
      note: brought.department ?? '',
    },
    { text: personName },
    { text: t(`assignments.kind.${kind}`) },
    { text: format.duration(createdAt, now), note: format.dateTime(createdAt) },
  ];
}
