// The step after which gateways fetch their settings anew: those in service; any other asks for them when it enrols.
import type { Gateway } from '../../domain/gateway';
import type { GatewayId } from '../../domain/ids';
import type { TenantRecords } from '../ports';

/** Returns which are to be woken once the transaction has ended. */
export async function tellSettings(
  { gateways }: Pick<TenantRecords, 'gateways'>,
  concerned: readonly Gateway[],
): Promise<readonly GatewayId[]> {
  const ids = concerned.filter(({ state }) => state === 'enrolled').map(({ id }) => id);
  await gateways.orderSettings(ids);
  return ids;
}
