// Whether a gateway tells refused people why: shown and chosen.
import {
  chooseRefusalNotice,
  showRefusalNotice,
  type ShownNotice,
} from '../../usecases/choose-refusal-notice';
import type { Ports } from '../../usecases/ports';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { noticeForm } from './forms';
import { noticeModel, noticePage } from './notice-page';
import { gatewayIn, outOfService } from './one-gateway';

type Needs = Pick<Ports, 'store' | 'clock' | 'wakeups'>;

export function noticeRoutes(ports: Needs): readonly PersonRoute[] {
  const of = {
    path: paths.gateways.act(':tenant', ':gateway', 'notice'),
    guard: 'person',
    permission: ['it-admin'],
  } as const;
  return [
    {
      ...of,
      method: 'get',
      handler: async (context) => {
        const shown = await shownIn(ports, context);
        return shown.gateway.state === 'removed' ? outOfService(context) : again(context, shown, null);
      },
    },
    { ...of, method: 'post', handler: (context) => chosen(ports, context) },
  ];
}

function shownIn(ports: Needs, context: PersonContext): Promise<ShownNotice> {
  return showRefusalNotice(ports, context.actor, gatewayIn(context));
}

function again(context: PersonContext, shown: ShownNotice, sent: Parsed<unknown> | null): Result {
  const model = noticeModel(context, shown, sent);
  return sent === null ? show(noticePage, model) : show(noticePage, model, { status: 422 });
}

async function chosen(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, body, tenant, t } = context;
  const shown = await shownIn(ports, context);
  const { id, state, saysWhy: before } = shown.gateway;
  if (state === 'removed') return outOfService(context);
  const sent = readForm(noticeForm, body);
  if (!sent.ok) return again(context, shown, sent);
  const saysWhy = sent.value.says === 'yes';
  const place = paths.gateways.show(tenant.slug, id);
  if (saysWhy === before) return redirect(place, { tone: 'info', title: t('gateways.notice.unchanged') });
  try {
    await chooseRefusalNotice(ports, actor, { gatewayId: id, saysWhy });
  } catch (error) {
    return again(
      context,
      shown,
      refusedForm(sent, error, () => 'says'),
    );
  }
  const title = t(saysWhy ? 'gateways.notice.done' : 'gateways.notice.ended');
  return redirect(place, { tone: 'success', title, lines: [t('gateways.notice.restarts')] });
}
