// Going through a restore, by IT of the municipality: see what gateways found, decide about ends, close it.
import { z } from 'zod';
import { maxReconciledReason } from '../../domain/restore';
import { credentialId } from '../../domain/ids';
import { letEndCount } from '../../usecases/let-end-count';
import type { Ports } from '../../usecases/ports';
import { reconcileRestore } from '../../usecases/reconcile-restore';
import { showRestore } from '../../usecases/show-restore';
import type { PersonContext } from '../kit/context';
import { readForm } from '../kit/form';
import { box, line, paragraph } from '../kit/form-input';
import { paths } from '../kit/paths';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { restoreModel, restorePage } from './pages';

type RestorePorts = Pick<Ports, 'store' | 'clock' | 'wakeups'>;

const closingForm = z.object({ reason: paragraph({ max: maxReconciledReason }), silent: box() });
const endForm = z.object({ credential: line({ max: 64 }) });
const fields: FieldOfRefusal = {
  'reason-missing': 'reason',
  'restore-reason-too-long': 'reason',
  'restore-gateways-silent': 'silent',
};

export function restoreRoutes(ports: RestorePorts): readonly PersonRoute[] {
  const route = (
    method: PersonRoute['method'],
    path: string,
    handler: (ports: RestorePorts, context: PersonContext) => Promise<Result>,
  ): PersonRoute => ({
    method,
    path,
    guard: 'person',
    permission: ['it-admin'],
    handler: (context) => handler(ports, context),
  });
  const tenant = ':tenant';
  return [
    route('get', paths.restore.show(tenant), look),
    route('post', paths.restore.show(tenant), close),
    route('post', paths.restore.end(tenant), decideEnd),
  ];
}

async function look(ports: RestorePorts, context: PersonContext): Promise<Result> {
  return show(restorePage, restoreModel(context, await showRestore(ports, context.actor), null));
}

async function close(ports: RestorePorts, context: PersonContext): Promise<Result> {
  const { actor, tenant, t } = context;
  const sent = readForm(closingForm, context.body);
  if (!sent.ok) return again(ports, context, sent);
  try {
    await reconcileRestore(ports, actor, { reason: sent.value.reason, knowsSilent: sent.value.silent });
  } catch (error) {
    return again(ports, context, refusedForm(sent, error, fields));
  }
  return redirect(paths.today(tenant.slug), { tone: 'success', title: t('restore.done') });
}

async function again(
  ports: RestorePorts,
  context: PersonContext,
  sent: Parameters<typeof restoreModel>[2],
): Promise<Result> {
  const model = restoreModel(context, await showRestore(ports, context.actor), sent);
  return show(restorePage, model, { status: 422 });
}

async function decideEnd(ports: RestorePorts, context: PersonContext): Promise<Result> {
  const { actor, tenant, t } = context;
  const sent = readForm(endForm, context.body);
  if (!sent.ok) return again(ports, context, null);
  await letEndCount(ports, actor, credentialId(sent.value.credential));
  return redirect(paths.restore.show(tenant.slug), { tone: 'success', title: t('restore.end-done') });
}
