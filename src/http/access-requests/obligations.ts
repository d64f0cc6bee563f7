// What an approval demands before it is released: the applicant confirms what is theirs, one by one.
import { awaitsObligations } from '../../domain/access-request';
import { accessRequestId } from '../../domain/ids';
import { confirmObligation } from '../../usecases/confirm-obligation';
import type { Ports } from '../../usecases/ports';
import type { ShownRequest } from '../../usecases/show-own-request';
import type { PersonContext } from '../kit/context';
import { readForm } from '../kit/form';
import { obligationForm, obligationItems, obligationOutcome, type ObligationItem } from '../kit/obligations';
import { paths } from '../kit/paths';
import { redirect, type Result } from '../kit/result';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>;

export type OwnObligations = { readonly text: string; readonly items: readonly ObligationItem[] };

/** Null where there are none. */
export function ownObligations(
  context: PersonContext,
  { request, obligations }: ShownRequest,
): OwnObligations | null {
  if (obligations.length === 0) return null;
  const action = paths.requests.confirm(context.tenant.slug, request.id);
  const asks = awaitsObligations(request);
  return {
    text: asks ? context.t('approval.obligations.own-text') : '',
    items: obligationItems(context, obligations, { side: 'applicant', action: asks ? action : null }),
  };
}

export async function confirm(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, params, body, tenant } = context;
  const id = accessRequestId(params['request'] ?? '');
  const sent = readForm(obligationForm, body);
  const obligation = sent.ok ? sent.value.obligation : '';
  const flash = await obligationOutcome(context, () => confirmObligation(ports, actor, { id, obligation }));
  return redirect(paths.requests.show(tenant.slug, id), flash);
}
