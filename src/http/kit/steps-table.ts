// The steps of an application as a table: which office, how far, and for those who decide who it was and in which words.
import { isOpen, type AccessRequest } from '../../domain/access-request';
import type { IdentityRef } from '../../domain/ids';
import { openSteps, type RequestStep } from '../../domain/request-step';
import { isByStandIn } from '../../domain/stand-in';
import type { PersonContext } from './context';
import { badge } from './status';
import type { Badge, Cell, Table } from './view-models';

type Shown = {
  readonly request: AccessRequest;
  readonly steps: readonly RequestStep[];
  readonly names: ReadonlyMap<IdentityRef, string>;
};

export function stepsTable(context: PersonContext, { request, steps, names }: Shown): Table {
  const { t } = context;
  return {
    ...frame(context, ['office', 'state', 'who', 'words']),
    rows: steps.map((step) => [
      { text: t(`approval.office.${step.office}`) },
      stateCell(context, step, isOpen(request)),
      whoCell(context, step, names),
      { text: step.words ?? t('kit.none') },
    ]),
  };
}

/** What applicants read of it: offices and times, and the one name that they have given themselves. */
export function ownStepsTable(
  context: PersonContext,
  { request, steps, supervisor }: Pick<Shown, 'request' | 'steps'> & { readonly supervisor: string | null },
): Table {
  return {
    ...frame(context, ['office', 'state']),
    rows: steps.map((step) => [
      { text: officeText(context, step, supervisor), ...ownStandIn(context, step) },
      stateCell(context, step, isOpen(request)),
    ]),
  };
}

/** Whom IT has named is not told by name, as with all who decide. */
function ownStandIn({ t }: PersonContext, step: RequestStep): Pick<Cell, 'note'> {
  return isByStandIn(step) ? { note: t('approval.stand-in.own') } : {};
}

function frame(
  { t }: PersonContext,
  columns: readonly ('office' | 'state' | 'who' | 'words')[],
): Omit<Table, 'rows'> {
  return {
    caption: t('approval.caption'),
    captionHidden: true,
    columns: columns.map((column) => ({ label: t(`approval.column.${column}`) })),
    empty: { title: t('archive.case.course-none'), text: t('archive.case.course-none-text') },
  };
}

export function officeText({ t }: PersonContext, { office }: RequestStep, supervisor: string | null): string {
  const text = t(`approval.office.${office}`);
  if (office !== 'supervisor' || supervisor === null) return text;
  return t('approval.named-office', { office: text, name: supervisor });
}

/** Whom it waits for at this moment, by office. */
export function waitingOffices(
  context: PersonContext,
  steps: readonly RequestStep[],
  supervisor: string | null,
): string {
  return openSteps(steps)
    .map((step) => officeText(context, step, supervisor))
    .join(', ');
}

function stateCell({ t, format, now }: PersonContext, step: RequestStep, requestIsOpen: boolean): Cell {
  const { state, verdict, decidedAt, openedAt } = step;
  if (state === 'done' && verdict !== null)
    return {
      text: t('approval.done', {
        verdict: t(`approval.verdict.${verdict}`),
        time: decidedAt === null ? '' : format.dateTime(decidedAt),
      }),
    };
  if (state === 'dropped' || !requestIsOpen) return { text: t('approval.dropped') };
  if (state === 'open')
    return {
      text: t('approval.waiting', { since: openedAt === null ? '' : format.since(openedAt, now) }),
      note: openedAt === null ? '' : format.dateTime(openedAt),
      badge: overdueBadge(t, step),
    };
  return { text: t('approval.pending') };
}

function overdueBadge(t: PersonContext['t'], { escalatedAt }: RequestStep): Badge | null {
  return escalatedAt === null ? null : badge(t('approval.overdue'), 'warning');
}

function whoCell({ t }: PersonContext, step: RequestStep, names: Shown['names']): Cell {
  const nameOf = (ref: IdentityRef): string => names.get(ref) ?? t('approval.name-unknown');
  const { office, state, assignee, standIn, invited, decidedBy, inPlaceOf } = step;
  if (standIn !== null && isByStandIn(step))
    return {
      text: nameOf(standIn.party.ref),
      note: t('approval.stand-in.named-by', { name: nameOf(standIn.namedBy.ref) }),
    };
  if (decidedBy !== null)
    return {
      text: nameOf(decidedBy.ref),
      ...(inPlaceOf === null ? {} : { note: t('approval.in-place-of', { name: nameOf(inPlaceOf) }) }),
    };
  if (assignee !== null) return { text: nameOf(assignee.ref) };
  if (invited !== null) return { text: t('approval.invited', { address: invited }) };
  const isNobody = office === 'supervisor' && (state === 'open' || state === 'pending');
  return { text: isNobody ? t('approval.unnamed') : t('kit.none') };
}
