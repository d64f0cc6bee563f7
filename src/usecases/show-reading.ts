// What a municipality's sign-ins must carry and how they are read, for those who may change it or propose a change.
import type { Actor } from '../domain/actor';
import type { IdentityProviderMaker } from '../domain/identity-provider-presets';
import type { TenantId } from '../domain/ids';
import type { Reading } from '../domain/sign-in-values';
import type { Ports } from './ports';
import { liveReading, liveSince, requireLive } from './steps/live-sign-in';
import { versionOfValues } from './steps/version-of-values';
import { partyIn } from './steps/party-to-a-tenant';

export type ShownReading = Reading & {
  readonly maker: IdentityProviderMaker;
  /** Another one as soon as any of it changes. */
  readonly version: string;
  /** As with role rules: since when the present sign-in counts. */
  readonly since: Date | null;
};

export async function showReading(
  { store, ids }: Pick<Ports, 'store' | 'ids'>,
  actor: Actor,
  tenantId: TenantId,
): Promise<ShownReading> {
  await partyIn({ store }, tenantId, actor);
  const records = store.forTenant(tenantId);
  await requireLive(records);
  const reading = await liveReading(records);
  const maker = (await records.identityShape.get())?.maker ?? 'other';
  const version = versionOfValues(ids, { kind: 'attributes', ...reading });
  return { ...reading, maker, version, since: await liveSince(records) };
}
