// Handlers: a gateway goes out for maintenance, and comes back.
import type { Ports } from '../../usecases/ports';
import { putGatewayInMaintenance } from '../../usecases/put-gateway-in-maintenance';
import { showGateway, type ShownGateway } from '../../usecases/show-gateway';
import { takeGatewayBack } from '../../usecases/take-gateway-back';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, type Result } from '../kit/result';
import type { Alert } from '../kit/view-models';
import { maintenanceForm } from './forms';
import { maintenanceBegin, maintenanceEnd } from './maintenance';
import { gatewayIn } from './one-gateway';

type Needs = { readonly ports: Pick<Ports, 'store' | 'clock' | 'wakeups'> };

export async function askForMaintenance({ ports }: Needs, context: PersonContext): Promise<Result> {
  const shown = await shownIn(ports, context);
  const { state, maintenance } = shown.gateway;
  if (state !== 'enrolled' || maintenance !== null) return toGateway(context, shown, null);
  return askFirst(context, maintenanceBegin(context, shown, null));
}

const fields: FieldOfRefusal = {
  'reason-missing': 'reason',
  'maintenance-reason-too-long': 'reason',
  'last-gateway-of-group': 'last',
};

export async function beginMaintenance({ ports }: Needs, context: PersonContext): Promise<Result> {
  const { actor, t } = context;
  const shown = await shownIn(ports, context);
  const sent = readForm(maintenanceForm, context.body);
  if (!sent.ok) return askFirst(context, maintenanceBegin(context, shown, sent));
  const { reason, last } = sent.value;
  try {
    const wish = { id: shown.gateway.id, reason, knowsItIsTheLast: last };
    await putGatewayInMaintenance(ports, actor, wish);
  } catch (error) {
    const again = refusedForm(sent, error, fields);
    // Read anew: the last one beside it may have gone since.
    return askFirst(context, maintenanceBegin(context, await shownIn(ports, context), again));
  }
  return toGateway(context, shown, {
    tone: 'success',
    title: t('gateways.maintenance.done', { name: shown.gateway.name }),
    lines: [t('gateways.maintenance.done-text')],
  });
}

export async function askForReturn({ ports }: Needs, context: PersonContext): Promise<Result> {
  const shown = await shownIn(ports, context);
  const { state, maintenance } = shown.gateway;
  if (state !== 'enrolled' || maintenance === null) return toGateway(context, shown, null);
  return askFirst(context, maintenanceEnd(context, shown));
}

export async function endMaintenance({ ports }: Needs, context: PersonContext): Promise<Result> {
  const { actor, t } = context;
  const shown = await shownIn(ports, context);
  await takeGatewayBack(ports, actor, shown.gateway.id);
  return toGateway(context, shown, {
    tone: 'success',
    title: t('gateways.return.done', { name: shown.gateway.name }),
    lines: [t('gateways.return.done-text')],
  });
}

function shownIn(ports: Needs['ports'], context: PersonContext): Promise<ShownGateway> {
  return showGateway(ports, context.actor, gatewayIn(context));
}

function toGateway({ tenant }: PersonContext, { gateway }: ShownGateway, flash: Alert | null): Result {
  const page = paths.gateways.show(tenant.slug, gateway.id);
  return flash === null ? redirect(page) : redirect(page, flash);
}
