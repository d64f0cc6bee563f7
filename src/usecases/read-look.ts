// What browsers fetch beside a page, signed in or not: the colours of a municipality, and its logo.
import { Refusal } from '../domain/errors';
import type { Look } from '../domain/look';
import type { PictureType } from '../domain/picture';
import type { Ports } from './ports';

export type KeptLogo = {
  readonly version: number;
  readonly type: PictureType;
  readonly bytes: Uint8Array;
};

export async function readLook({ store }: Pick<Ports, 'store'>, slug: string): Promise<Look> {
  const tenant = await store.installation.findTenant(slug);
  if (tenant === null) throw new Refusal('not-found', 'page-not-found');
  return store.forTenant(tenant.id).look.get();
}

export async function readLogo({ store }: Pick<Ports, 'store'>, slug: string): Promise<KeptLogo> {
  const tenant = await store.installation.findTenant(slug);
  if (tenant === null) throw new Refusal('not-found', 'page-not-found');
  const { look } = store.forTenant(tenant.id);
  const { version, logo } = await look.get();
  const bytes = await look.logo();
  if (logo === null || bytes === null) throw new Refusal('not-found', 'page-not-found');
  return { version, type: logo.type, bytes };
}
