// What the pages of one gateway have in common: which it is, and that one out of service has nothing left to set.
import { gatewayId, type GatewayId } from '../../domain/ids';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { redirect, type Result } from '../kit/result';

export function gatewayIn({ params }: PersonContext): GatewayId {
  return gatewayId(params['gateway'] ?? '');
}

export function outOfService(context: PersonContext): Result {
  const place = paths.gateways.show(context.tenant.slug, gatewayIn(context));
  return redirect(place, { tone: 'info', title: context.t('gateways.remove.already') });
}
