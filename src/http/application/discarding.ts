// Handlers: throwing an application away that was not sent, after a question.
import { discardApplication } from '../../usecases/discard-application';
import type { Ports } from '../../usecases/ports';
import { showApplication } from '../../usecases/show-application';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { redirect, type Result } from '../kit/result';

type Needs = Pick<Ports, 'store' | 'clock'>;

export async function askToDiscard(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, tenant } = context;
  const { isBegun } = await showApplication(ports, context.actor);
  const back = paths.requests.new(tenant.slug);
  if (!isBegun) return redirect(back);
  return askFirst(context, {
    title: t('application.discard.title'),
    consequence: t('application.discard.consequence'),
    action: paths.requests.discard(tenant.slug),
    button: t('application.discard.button'),
    back,
  });
}

export async function discard(ports: Needs, context: PersonContext): Promise<Result> {
  await discardApplication(ports, context.actor);
  return redirect(paths.start(context.tenant.slug), {
    tone: 'success',
    title: context.t('application.discard.done'),
  });
}
