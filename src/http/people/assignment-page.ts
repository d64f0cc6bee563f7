// A doubtful sign-in beside the person it may be, and the question whose it is.
import { hasRole, isSelf } from '../../domain/actor';
import type { PersonKey } from '../../domain/person';
import type { ShownAssignment } from '../../usecases/show-assignment';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Alert, Breadcrumb, Cell, Description, Link, Table } from '../kit/view-models';

type AssignmentModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  readonly table: Table;
  readonly stake: readonly Description[];
  readonly toPerson: Link | null;
  /** Said instead of the form to whom it is about. */
  readonly own: Alert | null;
  readonly form: FormView | null;
};
export const assignmentPage = page<AssignmentModel>('people/assignment');

export function assignmentModel(
  context: PersonContext,
  shown: ShownAssignment,
  sent: Parsed<unknown> | null,
): AssignmentModel {
  const { t, tenant, actor, format } = context;
  const { assignment, person, grants, devices } = shown;
  const isOwn = isSelf(actor, person.id);
  const title = t('assignments.show.title');
  return {
    title,
    breadcrumb: {
      links: [{ label: t('assignments.list.title'), href: paths.people.assignments(tenant.slug) }],
      here: title,
    },
    lead: t(`assignments.show.lead.${assignment.kind}`),
    table: comparison(context, shown),
    stake: [
      { term: t('assignments.show.grants'), value: { text: format.number(grants.length) } },
      { term: t('assignments.show.devices'), value: { text: format.number(devices.length) } },
    ],
    toPerson: hasRole(actor, 'it-admin', 'help-desk')
      ? { label: t('assignments.show.person'), href: paths.people.show(tenant.slug, person.id) }
      : null,
    own: isOwn ? { tone: 'warning', title: t('assignments.show.own') } : null,
    form: isOwn ? null : question(context, shown, sent),
  };
}

function comparison(context: PersonContext, { assignment, person, key }: ShownAssignment): Table {
  const { t, format } = context;
  const { brought, createdAt } = assignment;
  const none = t('kit.none');
  const row = (
    name: 'name' | 'mail' | 'department' | 'key' | 'since',
    known: string,
    now: string,
  ): readonly Cell[] => [{ text: t(`assignments.show.row.${name}`) }, { text: known }, { text: now }];
  return {
    caption: t('assignments.show.caption'),
    captionHidden: true,
    columns: (['what', 'known', 'brought'] as const).map((column) => ({
      label: t(`assignments.show.column.${column}`),
    })),
    rows: [
      row('name', person.displayName, brought.displayName),
      row('mail', person.mail ?? none, brought.mail ?? none),
      row('department', person.department ?? none, brought.department ?? none),
      row('key', keyText(context, key), keyText(context, assignment.key)),
      row(
        'since',
        t('assignments.show.known-since', { day: format.day(person.createdAt) }),
        t('assignments.show.waits-since', { day: format.day(createdAt) }),
      ),
    ],
    empty: { title: '', text: '' },
  };
}

function keyText({ t }: PersonContext, { keyName, keyValue }: PersonKey): string {
  return t('assignments.show.key-with-name', { value: keyValue, name: keyName });
}

function question(
  { t, tenant, language }: PersonContext,
  { assignment: { id, kind } }: ShownAssignment,
  sent: Parsed<unknown> | null,
): FormView {
  return formView({
    language,
    action: paths.people.assignment(tenant.slug, id),
    fields: [
      {
        kind: 'radios',
        name: 'verdict',
        label: t('assignments.show.verdict'),
        options: [
          { value: 'same', label: t('assignments.show.same'), hint: t(`assignments.show.same-hint.${kind}`) },
          {
            value: 'other',
            label: t('assignments.show.other'),
            hint: t(`assignments.show.other-hint.${kind}`),
          },
        ],
      },
      {
        kind: 'paragraph',
        name: 'reason',
        label: t('assignments.show.reason'),
        hint: t('assignments.show.reason-hint'),
      },
    ],
    submit: t('assignments.show.submit'),
    sent,
    cancel: { label: t('kit.cancel'), href: paths.people.assignments(tenant.slug) },
  });
}
