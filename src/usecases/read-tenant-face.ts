// What every page of a municipality shows of it, beside its name: its short name, look and documents in force.
import type { DocumentVersion } from '../domain/document';
import type { Look } from '../domain/look';
import type { Tenant } from '../domain/tenant';
import type { Ports } from './ports';

export type TenantFace = {
  readonly shortName: string;
  readonly look: Look;
  readonly documents: readonly DocumentVersion[];
};

/** Three rows by their keys: it is asked for with every page. */
export async function readTenantFace(
  { store }: Pick<Ports, 'store'>,
  { id, name }: Pick<Tenant, 'id' | 'name'>,
): Promise<TenantFace> {
  const records = store.forTenant(id);
  const [facts, look, documents] = await Promise.all([
    records.facts.get(),
    records.look.get(),
    records.documents.inForce(),
  ]);
  return { shortName: facts?.shortName ?? name, look, documents };
}
