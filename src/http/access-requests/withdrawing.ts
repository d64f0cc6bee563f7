// Handlers: taking an open request back, after a question.
import { isOpen } from '../../domain/access-request';
import { Refusal } from '../../domain/errors';
import { accessRequestId } from '../../domain/ids';
import type { Ports } from '../../usecases/ports';
import { showOwnRequest, type ShownRequest } from '../../usecases/show-own-request';
import { withdrawAccessRequest } from '../../usecases/withdraw-access-request';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { redirect, type Result } from '../kit/result';
import { withdrawal } from './pages';

type Needs = Pick<Ports, 'store' | 'clock'>;

export function ownRequest(ports: Needs, { actor, params }: PersonContext): Promise<ShownRequest> {
  return showOwnRequest(ports, actor, accessRequestId(params['request'] ?? ''));
}

export async function askToWithdraw(ports: Needs, context: PersonContext): Promise<Result> {
  const { request } = await ownRequest(ports, context);
  return isOpen(request) ? askFirst(context, withdrawal(context, request)) : tooLate(context, request.id);
}

/** A second click finds the request withdrawn already, which is what was wanted. */
export async function withdraw(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, tenant, actor } = context;
  const { request } = await ownRequest(ports, context);
  const done = {
    tone: 'success',
    title: t('access-requests.withdraw.done', { caseNumber: request.caseNumber }),
  } as const;
  const href = paths.requests.show(tenant.slug, request.id);
  if (request.state === 'withdrawn') return redirect(href, done);
  if (!isOpen(request)) return tooLate(context, request.id);
  try {
    await withdrawAccessRequest(ports, actor, request.id);
    return redirect(href, done);
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') return tooLate(context, request.id);
    throw error;
  }
}

function tooLate({ t, tenant }: PersonContext, id: string): Result {
  const lines = [t('access-requests.withdraw.late-text')];
  return redirect(paths.requests.show(tenant.slug, id), {
    tone: 'info',
    title: t('access-requests.withdraw.late'),
    lines,
  });
}
