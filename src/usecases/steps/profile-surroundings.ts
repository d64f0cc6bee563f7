// What an access profile is judged by beside others: all of the municipality, its address pools, its decision for WireGuard.
import type { Actor } from '../../domain/actor';
import type { ProfileSurroundings } from '../../domain/profile-basics';
import type { TenantRecords } from '../ports';

/** Inside the transaction that changes one: whoever changes another at the same time waits here, and sees this one then. */
export async function profileSurroundings(
  records: TenantRecords,
  actor: Actor,
): Promise<ProfileSurroundings> {
  const tenant = await records.tenant.getHeld();
  return {
    actor,
    tenant,
    profiles: await records.profiles.list(),
    pools: await records.addresses.allPools(),
  };
}
