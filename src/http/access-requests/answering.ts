// Handlers: answering a question of those who decide, without applying anew.
import { openQuery } from '../../domain/request-query';
import { Refusal } from '../../domain/errors';
import { accessRequestId } from '../../domain/ids';
import { answerRequestQuery } from '../../usecases/answer-request-query';
import type { Ports } from '../../usecases/ports';
import { showOwnRequest, type ShownRequest } from '../../usecases/show-own-request';
import type { PersonContext } from '../kit/context';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import type { Flash } from '../kit/view-models';
import { answerForm } from './forms';
import { showModel, showPage } from './show-page';

type Needs = Pick<Ports, 'store' | 'clock'>;

/** Where a reload or the other language leads after a form that came back. */
export function backToRequest({ tenant, params }: PersonContext, flash: Flash | null = null): Result {
  return redirect(paths.requests.show(tenant.slug, params['request'] ?? ''), flash);
}

export async function answer(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, params, body } = context;
  const id = accessRequestId(params['request'] ?? '');
  const shown = await showOwnRequest(ports, actor, id);
  const sent = readForm(answerForm, body);
  // Not worth a complaint about the form when there is nothing left to answer.
  if (!sent.ok && openQuery(shown.request, shown.queries) !== null)
    return show(showPage, showModel(context, shown, sent), { status: 422 });
  if (!sent.ok) return tooLate(context, '');
  try {
    await answerRequestQuery(ports, actor, { id, ...sent.value });
    return sentBack(context, shown);
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error;
    // A second click finds its own answer, which is what was wanted.
    const answered = shown.queries.find(({ round }) => round === sent.value.round)?.answer;
    return answered === sent.value.answer ? sentBack(context, shown) : tooLate(context, sent.value.answer);
  }
}

function sentBack(context: PersonContext, { request: { caseNumber } }: ShownRequest): Result {
  const { t } = context;
  return backToRequest(context, {
    tone: 'success',
    title: t('access-requests.query.done'),
    lines: [t('access-requests.query.done-text', { caseNumber })],
  });
}

function tooLate(context: PersonContext, typed: string): Result {
  const { t } = context;
  return backToRequest(context, {
    tone: 'info',
    title: t('access-requests.query.late'),
    lines: [
      t('access-requests.query.late-text'),
      ...(typed === '' ? [] : [t('access-requests.query.your-answer', { answer: typed })]),
    ],
  });
}
