// One version of a document, to be read or kept.
import { requireRole, type Actor } from '../domain/actor';
import type { DocumentKind } from '../domain/document';
import { Refusal } from '../domain/errors';
import type { TenantId } from '../domain/ids';
import type { Ports } from './ports';
import type { StoredDocument } from './ports-of-looks';

/** The one in force: it is what people are told, so nobody need be signed in to know it. */
export async function readDocumentInForce(
  { store }: Pick<Ports, 'store'>,
  tenant: TenantId,
  kind: DocumentKind,
): Promise<StoredDocument> {
  return found(await store.forTenant(tenant).documents.newest(kind));
}

/** Earlier ones too, for those who must show what was in force when. */
export async function readDocumentVersion(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  { kind, version }: { readonly kind: DocumentKind; readonly version: number },
): Promise<StoredDocument> {
  requireRole(actor, 'it-admin', 'tenant-admin');
  return found(await store.forTenant(actor.tenantId).documents.find(kind, version));
}

function found(document: StoredDocument | null): StoredDocument {
  if (document === null) throw new Refusal('not-found', 'no-such-document');
  return document;
}
