// By time: grants whose last day is over are written down as expired, and gateways are told what they already did.
import { Refusal } from '../../domain/errors';
import { expireGrant } from '../../domain/grant';
import type { GrantId, TenantId } from '../../domain/ids';
import type { Ports } from '../ports';
import { stopGrant } from '../steps/stopping-a-grant';

type JobPorts = Pick<Ports, 'store' | 'clock' | 'wakeups'>;

const atOnce = 100;

/**
 * One transaction a grant, so that one that fails holds up no other; what failed is thrown once all had their turn.
 * Returns how many ended.
 */
export async function expireGrants(ports: JobPorts, tenant: TenantId): Promise<number> {
  const ended = await ports.store.forTenant(tenant).grants.ended(ports.clock(), atOnce);
  const failures: unknown[] = [];
  let count = 0;
  for (const { id } of ended) {
    try {
      count += (await expire(ports, tenant, id)) ? 1 : 0;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} grants could not be ended`);
  return count;
}

/** False when somebody else was quicker: another portal process, or IT with a revocation. */
async function expire({ store, clock, wakeups }: JobPorts, tenant: TenantId, id: GrantId): Promise<boolean> {
  const now = clock();
  const stopping = { kind: 'expiry', actor: null, now } as const;
  try {
    const gateways = await store
      .forTenant(tenant)
      .transaction((records) =>
        stopGrant(records, id, { ...stopping, rule: (grant) => expireGrant(grant, now) }),
      );
    wakeups.notify(gateways);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') return false;
    throw error;
  }
}
