// Roles that should be apart, in words: who holds which two of them, and why that is noteworthy.
import type { Separation } from '../../domain/separation';
import type { Separations } from '../../usecases/list-separations';
import type { PersonContext } from '../kit/context';
import { cursorText } from '../kit/cursor';
import { page } from '../kit/page';
import { onward } from '../kit/paging';
import { badge } from '../kit/status';
import type { Cell, Pagination, Table } from '../kit/view-models';

type SeparationModel = {
  readonly title: string;
  readonly people: Table;
  readonly pagination: Pagination;
  /** Null where no delegate is concerned. */
  readonly delegates: Table | null;
  /** Null where nobody decides by delegation. */
  readonly chosen: Table | null;
};
export const separationPage = page<SeparationModel>('separation/list');

export function separationModel(
  context: PersonContext,
  { page: found, delegates, chosen }: Separations,
): SeparationModel {
  const { t } = context;
  return {
    title: t('separation.title'),
    people: tableOf(
      context,
      t('separation.people'),
      found.items.map(({ person, separations }) => [
        { text: person.displayName, note: person.department ?? '' },
        ...wordsOf(context, separations),
      ]),
    ),
    pagination: onward(context, { filters: {}, older: cursorText(found.next), hits: null }),
    delegates:
      delegates.length === 0
        ? null
        : tableOf(
            context,
            t('separation.delegates'),
            delegates.map(({ name, separations }) => [{ text: name }, ...wordsOf(context, separations)]),
          ),
    chosen: chosen.length === 0 ? null : chosenTable(context, chosen),
  };
}

function chosenTable({ t }: PersonContext, chosen: Separations['chosen']): Table {
  return {
    caption: t('separation.chosen'),
    captionHidden: true,
    columns: (['delegate', 'named-by', 'hint'] as const).map((column) => ({
      label: t(`separation.${column}`),
    })),
    rows: chosen.map(({ name, namedBy, isAlike }) => [
      { text: name },
      { text: namedBy },
      isAlike ? { badge: badge(t('separation.alike'), 'warning') } : { text: t('kit.none') },
    ]),
    empty: { title: t('separation.empty'), text: t('separation.empty-text') },
  };
}

function tableOf({ t }: PersonContext, caption: string, rows: Table['rows']): Table {
  return {
    caption,
    captionHidden: true,
    columns: (['who', 'roles', 'why'] as const).map((column) => ({ label: t(`separation.${column}`) })),
    rows,
    empty: { title: t('separation.empty'), text: t('separation.empty-text') },
  };
}

function wordsOf({ t }: PersonContext, separations: readonly Separation[]): readonly [Cell, Cell] {
  const roles = [...new Set(separations.flatMap((one) => one.roles))];
  const reasons = [...new Set(separations.map(({ reason }) => reason))];
  return [
    { text: roles.map((role) => t(`settings.role.${role}`)).join(', ') },
    { text: reasons.map((reason) => t(`separation.reason.${reason}`)).join(' ') },
  ];
}
