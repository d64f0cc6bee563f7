// How a municipality looks, for whoever may change it.
import type { Actor } from '../domain/actor';
import type { Look } from '../domain/look';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';
import { lookedAfterBy } from './steps/looked-after-tenant';

export type ShownLook = {
  readonly tenant: Tenant;
  readonly look: Look;
  readonly shortName: string | null;
};

export async function showLook(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  slug?: string,
): Promise<ShownLook> {
  const tenant = await lookedAfterBy(store, actor, slug);
  const { look, facts } = store.forTenant(tenant.id);
  return { tenant, look: await look.get(), shortName: (await facts.get())?.shortName ?? null };
}
