// Doubtful sign-ins for those who decide whose they are: the list, and one beside the person it may be.
import { hasRole } from '../../domain/actor';
import { Refusal } from '../../domain/errors';
import { assignmentId, type AssignmentId } from '../../domain/ids';
import { assignAccount } from '../../usecases/assign-account';
import { listAssignments } from '../../usecases/list-assignments';
import type { Ports } from '../../usecases/ports';
import { showAssignment, type ShownAssignment } from '../../usecases/show-assignment';
import type { PersonContext } from '../kit/context';
import { readCursor } from '../kit/cursor';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import type { Flash } from '../kit/view-models';
import type { PersonRoute } from '../kit/route';
import { assignmentModel, assignmentPage } from './assignment-page';
import { assignmentsModel, assignmentsPage } from './assignments-page';
import { assignmentForm, type AssignmentForm } from './forms';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

export function assignmentRoutes(ports: Needs): readonly PersonRoute[] {
  const deciding = { guard: 'person', permission: ['it-admin', 'tenant-admin'] } as const;
  const { assignments, assignment } = paths.people;
  const one = assignment(':tenant', ':assignment');
  return [
    {
      ...deciding,
      method: 'get',
      path: assignments(':tenant'),
      handler: async (context) => {
        const found = await listAssignments(ports, context.actor, readCursor(context.query['after']));
        return show(assignmentsPage, assignmentsModel(context, found));
      },
    },
    {
      ...deciding,
      method: 'get',
      path: one,
      handler: async (context) =>
        show(assignmentPage, assignmentModel(context, await shownOf(ports, context), null)),
    },
    { ...deciding, method: 'post', path: one, handler: (context) => decided(ports, context) },
  ];
}

function idOf({ params }: PersonContext): AssignmentId {
  return assignmentId(params['assignment'] ?? '');
}

function shownOf(ports: Needs, context: PersonContext): Promise<ShownAssignment> {
  return showAssignment(ports, context.actor, idOf(context));
}

async function decided(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, body, t, tenant } = context;
  const shown = await shownOf(ports, context);
  const sent = readForm(assignmentForm, body);
  if (!sent.ok) return show(assignmentPage, assignmentModel(context, shown, sent), { status: 422 });
  const list = paths.people.assignments(tenant.slug);
  try {
    await assignAccount(ports, actor, { id: shown.assignment.id, ...sent.value });
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error;
    const lines = [t('assignments.list.settled-text')];
    return redirect(list, { tone: 'info', title: t('assignments.list.settled-title'), lines });
  }
  return redirect(
    isLosing(context, shown, sent.value) ? personPath(context, shown) : list,
    said(context, shown, sent.value),
  );
}

/** Whoever lost the key has holdings to look at, where one may see them. */
function isLosing(
  { actor }: PersonContext,
  { assignment }: ShownAssignment,
  { verdict }: AssignmentForm,
): boolean {
  return verdict === 'other' && assignment.kind === 'recycled-key' && hasRole(actor, 'it-admin');
}

function personPath({ tenant }: PersonContext, { person }: ShownAssignment): string {
  return paths.people.show(tenant.slug, person.id);
}

function said(
  { t }: PersonContext,
  { assignment, person }: ShownAssignment,
  { verdict }: AssignmentForm,
): Flash {
  const loses = verdict === 'other' && assignment.kind === 'recycled-key';
  return {
    tone: loses ? 'warning' : 'success',
    title: t(`assignments.done.${verdict}`),
    lines: [
      t('assignments.done.text'),
      ...(loses ? [t('assignments.done.revoke', { person: person.displayName })] : []),
    ],
  };
}
