// The authorities of a municipality with what hangs on each, and which gateways have not confirmed them yet.
import { type CertificateAuthority, isWaitedFor } from '../domain/authority';
import type { Ports } from './ports';
import { municipalityBy } from './steps/municipality-by-slug';

export type ListedAuthority = CertificateAuthority & { readonly dependents: number };
export type ListedAuthorities = {
  readonly authorities: readonly ListedAuthority[];
  /** Names of gateways. */
  readonly unconfirmed: readonly string[];
};

export async function listAuthorities(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  slug: string,
): Promise<ListedAuthorities> {
  const { id } = await municipalityBy(store, slug);
  const records = store.forTenant(id);
  const authorities: ListedAuthority[] = [];
  for (const authority of await records.authorities.list())
    authorities.push({ ...authority, dependents: await records.authorities.dependents(authority, clock()) });
  const unconfirmed = (await records.gateways.list()).filter(isWaitedFor).map(({ name }) => name);
  return { authorities, unconfirmed };
}
