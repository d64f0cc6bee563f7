// A municipality names a person of the provider by a code, and ends it again.
import { isInForce } from '../../domain/delegation';
import { Refusal } from '../../domain/errors';
import { delegationId } from '../../domain/ids';
import { grantDelegation } from '../../usecases/grant-delegation';
import { listDelegations } from '../../usecases/list-delegations';
import type { Ports } from '../../usecases/ports';
import { revokeDelegation } from '../../usecases/revoke-delegation';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import { delegationForm } from './forms';
import { breadcrumbTo, listModel, listPage, newModel, newPage } from './tenant-pages';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

export async function listed(ports: Needs, context: PersonContext): Promise<Result> {
  return show(listPage, listModel(context, await listDelegations(ports, context.actor)));
}

export function namingAsked(context: PersonContext): Result {
  return show(newPage, newModel(context, null));
}

/** Which field a refusal of the act belongs to. */
const fieldOf: FieldOfRefusal = {
  'delegation-code-unknown': 'code',
  'own-delegation': 'code',
  'delegation-day-in-the-past': 'until',
  'delegation-day-too-far': 'until',
};

export async function named(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, actor, tenant } = context;
  const sent = readForm(delegationForm, context.body);
  if (!sent.ok) return show(newPage, newModel(context, sent), { status: 422 });
  try {
    const { name } = await grantDelegation(ports, actor, sent.value);
    const title = t('delegations.done', { name });
    const lines = [t('delegations.done-text'), t('delegations.done-employed')];
    return redirect(paths.delegations.list(tenant.slug), { tone: 'success', title, lines });
  } catch (error) {
    return show(newPage, newModel(context, refusedForm(sent, error, fieldOf)), { status: 422 });
  }
}

export async function endingAsked(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, tenant, now, params, actor } = context;
  const id = delegationId(params['delegation'] ?? '');
  const found = (await listDelegations(ports, actor)).find(({ delegation }) => delegation.id === id);
  if (found === undefined) throw new Refusal('not-found', 'no-such-delegation');
  const back = paths.delegations.list(tenant.slug);
  if (!isInForce(found.delegation, now)) {
    return redirect(back, { tone: 'info', title: t('refusal.delegation-over') });
  }
  return askFirst(context, {
    title: t('delegations.revoke-title'),
    breadcrumb: breadcrumbTo(context, t('delegations.revoke-button')),
    consequence: t('delegations.revoke-consequence', { name: found.name }),
    details: [t('delegations.revoke-again')],
    action: paths.delegations.revoke(tenant.slug, id),
    button: t('delegations.revoke-button'),
    back,
  });
}

/** A second click finds it ended already, which is what was wanted. */
export async function ended(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, tenant, params, actor } = context;
  const back = paths.delegations.list(tenant.slug);
  try {
    await revokeDelegation(ports, actor, delegationId(params['delegation'] ?? ''));
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'delegation-over') throw error;
    return redirect(back, { tone: 'info', title: t('refusal.delegation-over') });
  }
  return redirect(back, { tone: 'success', title: t('delegations.revoke-done') });
}
