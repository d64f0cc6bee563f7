// The queue and its decisions: by an IT admin, never about oneself, once.
import { isOpen } from '../../domain/access-request';
import { Refusal } from '../../domain/errors';
import { accessRequestId } from '../../domain/ids';
import { approveAccessRequest } from '../../usecases/approve-access-request';
import { denyAccessRequest } from '../../usecases/deny-access-request';
import { queryAccessRequest } from '../../usecases/query-access-request';
import { listQueue } from '../../usecases/list-queue';
import type { Ports } from '../../usecases/ports';
import { showQueueItem, type ShownQueueItem } from '../../usecases/show-queue-item';
import type { PersonContext } from '../kit/context';
import { readCursor } from '../kit/cursor';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import type { Flash } from '../kit/view-models';
import type { PersonRoute } from '../kit/route';
import { approvalSent, approvedWithObligations } from './approving';
import { viewIn } from './filter';
import { approvalForm, denialForm, questionForm } from './forms';
import { itemModel, itemPage } from './item-page';
import { queueModel, queuePage } from './pages';
import { queuePartRoutes } from './part-routes';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>;

export function queueRoutes(ports: Needs): readonly PersonRoute[] {
  const deciding = { guard: 'person', permission: ['it-admin'] } as const;
  const { list, show: item, approve, deny, query } = paths.queue;
  return [
    { ...deciding, method: 'get', path: list(':tenant'), handler: (context) => listed(ports, context) },
    {
      ...deciding,
      method: 'get',
      path: item(':tenant', ':request'),
      handler: async (context) => show(itemPage, itemModel(context, await itemOf(ports, context))),
    },
    {
      ...deciding,
      method: 'post',
      path: approve(':tenant', ':request'),
      handler: (context) => approved(ports, context),
    },
    {
      ...deciding,
      method: 'post',
      path: deny(':tenant', ':request'),
      handler: (context) => denied(ports, context),
    },
    {
      ...deciding,
      method: 'post',
      path: query(':tenant', ':request'),
      handler: (context) => queried(ports, context),
    },
    ...queuePartRoutes(ports),
    // Where a reload or the other language leads after a form that came back.
    ...[approve, deny, query].map((path) => ({
      ...deciding,
      method: 'get' as const,
      path: path(':tenant', ':request'),
      handler: async (context: PersonContext) => back(context),
    })),
  ];
}

async function listed(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, query } = context;
  const looking = { ...viewIn(query), after: readCursor(query['after']) };
  return show(queuePage, queueModel(context, await listQueue(ports, actor, looking)));
}

function itemOf(ports: Needs, { actor, params }: PersonContext): Promise<ShownQueueItem> {
  return showQueueItem(ports, actor, accessRequestId(params['request'] ?? ''));
}

function back({ tenant, params }: PersonContext, flash: Flash | null = null): Result {
  return redirect(paths.queue.show(tenant.slug, params['request'] ?? ''), flash);
}

async function approved(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, format, actor } = context;
  const item = await itemOf(ports, context);
  const { request, person, profile } = item;
  const sent = approvalSent(readForm(approvalForm, context.body), item);
  if (!sent.ok) return show(itemPage, itemModel(context, item, { despite: sent }), { status: 422 });
  const reason = sent.value.despiteConcerns;
  const decide = async (): Promise<Flash> => {
    await approveAccessRequest(ports, actor, request.id, { reason });
    if (item.approval.expected.length > 0) return approvedWithObligations(context, request);
    const { from, until } = request.period;
    const values = { person: person.displayName, from: format.day(from), until: format.day(until) };
    return {
      tone: 'success',
      title: t('queue.approved', { caseNumber: request.caseNumber }),
      lines: [t('queue.approved-text', { ...values, devices: profile.maxDevices })],
    };
  };
  return decided(ports, context, { reason, decide });
}

async function denied(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, actor, body } = context;
  const item = await itemOf(ports, context);
  const sent = readForm(denialForm, body);
  // Not worth a complaint about the form when there is nothing left to decide.
  if (!sent.ok && isOpen(item.request) && !item.own) {
    return show(itemPage, itemModel(context, item, { denial: sent }), { status: 422 });
  }
  const { reason, despiteQuery } = sent.ok ? sent.value : { reason: '', despiteQuery: false };
  const decide = async (): Promise<Flash> => {
    await denyAccessRequest(ports, actor, { id: item.request.id, reason, despiteQuery });
    return {
      tone: 'success',
      title: t('queue.denied', { caseNumber: item.request.caseNumber }),
      lines: [t('queue.denied-text', { person: item.person.displayName })],
    };
  };
  return decided(ports, context, { reason, decide });
}

async function queried(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, actor, body } = context;
  const item = await itemOf(ports, context);
  const sent = readForm(questionForm, body);
  if (!sent.ok && item.mayApprove) {
    return show(itemPage, itemModel(context, item, { question: sent }), { status: 422 });
  }
  const question = sent.ok ? sent.value.question : '';
  const decide = async (): Promise<Flash> => {
    await queryAccessRequest(ports, actor, { id: item.request.id, question });
    return {
      tone: 'success',
      title: t('queue.queried', { caseNumber: item.request.caseNumber }),
      lines: [t('queue.queried-text', { person: item.person.displayName })],
    };
  };
  return decided(ports, context, { reason: question, decide });
}

/** What the rules of the steps say has a page of its own. */
const ofTheSteps: readonly string[] = ['not-its-turn', 'rules-exclude', 'answers-to-find-out'];

type Deciding = { readonly reason: string; readonly decide: () => Promise<Flash> };

/** Whoever comes second learns that it has been decided and how, and keeps the words they typed. */
async function decided(ports: Needs, context: PersonContext, { reason, decide }: Deciding): Promise<Result> {
  try {
    return back(context, await decide());
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error;
    const { request } = await itemOf(ports, context);
    if (ofTheSteps.includes(error.reason)) throw error;
    if (error.reason === 'query-open') return back(context, askedMeanwhile(context, request, reason));
    return back(context, isOpen(request) ? periodOver(context) : tooLate(context, request, reason));
  }
}

function periodOver({ t }: PersonContext): Flash {
  return { tone: 'warning', title: t('queue.decide.over'), lines: [t('queue.decide.over-text')] };
}

function askedMeanwhile(
  { t }: PersonContext,
  { caseNumber }: ShownQueueItem['request'],
  reason: string,
): Flash {
  return {
    tone: 'info',
    title: t('queue.late.query', { caseNumber }),
    lines: [
      t('queue.late.query-text'),
      ...(reason === '' ? [] : [t('queue.late.your-words', { words: reason })]),
    ],
  };
}

function tooLate({ t, format }: PersonContext, request: ShownQueueItem['request'], reason: string): Flash {
  const { state, decidedAt, submittedAt, caseNumber } = request;
  const time = format.dateTime(decidedAt ?? submittedAt);
  const known = state === 'approved' || state === 'denied' || state === 'withdrawn' || state === 'lapsed';
  return {
    tone: 'info',
    title: t('queue.late.title', { caseNumber }),
    lines: [
      ...(known ? [t(`queue.late.${state}`, { time })] : []),
      ...(reason === '' ? [] : [t('queue.late.your-reason', { reason })]),
    ],
  };
}
