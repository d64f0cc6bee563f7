// Somebody does not want to wait until tomorrow: the metadata of an identity provider are looked at now.
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { TenantId } from '../domain/ids';
import { lookingMs, mayLookAgain } from '../domain/metadata-watch';
import { look, type LookOutcome, type LookPorts } from './steps/watched-metadata';
import { partyIn } from './steps/party-to-a-tenant';

export async function pollMetadataNow(
  ports: LookPorts,
  actor: Actor,
  tenantId: TenantId,
): Promise<LookOutcome> {
  await partyIn(ports, tenantId, actor);
  const { metadataWatch } = ports.store.forTenant(tenantId);
  const watch = await metadataWatch.find();
  if (watch === null) throw new Refusal('conflict', 'metadata-not-watched');
  const now = ports.clock();
  const claim = { dueAt: watch.nextAt, now, until: new Date(now.getTime() + lookingMs) };
  if (!mayLookAgain(watch, now) || !(await metadataWatch.claim(claim))) {
    throw new Refusal('conflict', 'metadata-looked-at-just-now');
  }
  return look(ports, tenantId, watch.address);
}
