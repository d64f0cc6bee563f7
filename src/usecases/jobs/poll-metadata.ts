// By time: what a municipality's identity provider publishes about itself is looked at once a day. What is new there is
// proposed and counts for nothing until people confirm it; when it cannot be read, everything stays as it is.
import type { TenantId } from '../../domain/ids';
import { lookingMs } from '../../domain/metadata-watch';
import { look, type LookOutcome, type LookPorts } from '../steps/watched-metadata';

/** Null when it is not due, or another portal process is at it. */
export async function pollMetadata(ports: LookPorts, tenant: TenantId): Promise<LookOutcome> {
  const { metadataWatch } = ports.store.forTenant(tenant);
  const now = ports.clock();
  const until = new Date(now.getTime() + lookingMs);
  if (!(await metadataWatch.claim({ dueAt: now, now, until }))) return null;
  const watch = await metadataWatch.find();
  return watch === null ? null : look(ports, tenant, watch.address);
}
