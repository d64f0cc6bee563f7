// A municipality's documents with all their versions, for those who look after it.
import { requireRole, type Actor } from '../domain/actor';
import { documentKindsOf, type DocumentKind, type DocumentVersion } from '../domain/document';
import type { Ports } from './ports';

export type ListedDocument = {
  readonly kind: DocumentKind;
  /** Newest first; the first is in force. */
  readonly versions: readonly DocumentVersion[];
};

export async function listDocuments(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
): Promise<readonly ListedDocument[]> {
  requireRole(actor, 'it-admin', 'tenant-admin');
  const records = store.forTenant(actor.tenantId);
  const { kind: tenantKind } = await records.tenant.get();
  return Promise.all(
    documentKindsOf(tenantKind).map(async (kind) => ({
      kind,
      versions: await records.documents.versions(kind),
    })),
  );
}
