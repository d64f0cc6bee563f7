// A tenant admin puts a new version of one of the municipality's documents in force.
import { requireRole, type Actor } from '../domain/actor';
import {
  checkedDocumentAddress,
  documentKindsOf,
  isSameContent,
  recognisedDocument,
  type DocumentContent,
  type DocumentKind,
  type DocumentVersion,
} from '../domain/document';
import { Refusal } from '../domain/errors';
import type { Ports } from './ports';

export type DocumentToPublish = {
  readonly kind: DocumentKind;
  readonly content: { readonly bytes: Uint8Array } | { readonly address: string };
};

export type Published = { readonly version: DocumentVersion; readonly isNew: boolean };

/** Earlier versions stay as they were. What is in force already makes no new version, so that a second click does nothing. */
export async function publishDocument(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  actor: Actor,
  { kind, content: sent }: DocumentToPublish,
): Promise<Published> {
  requireRole(actor, 'tenant-admin');
  const content = checkedContent(sent);
  const now = clock();
  return store.forTenant(actor.tenantId).transaction(async (records) => {
    const tenant = await records.tenant.getHeld();
    if (!documentKindsOf(tenant.kind).includes(kind)) throw new Refusal('not-found', 'document-unknown-kind');
    const before = await records.documents.newest(kind);
    if (before !== null && isSameContent(before.content, content)) {
      return { version: before.version, isNew: false };
    }
    const number = (before?.version.version ?? 0) + 1;
    const version = versionOf({ kind, version: number, publishedAt: now }, content);
    await records.documents.insert(version, content);
    await records.audit.append(
      {
        action: 'tenant.document-published',
        actor: actor.ref,
        subject: null,
        object: { kind: 'tenant', id: tenant.id },
        data: {
          document: kind,
          version: number,
          form: content.form,
          sha256: content.form === 'link' ? null : ids.hash(content.bytes),
        },
        reason: null,
      },
      now,
    );
    return { version, isNew: true };
  });
}

function checkedContent(sent: DocumentToPublish['content']): DocumentContent {
  return 'bytes' in sent
    ? recognisedDocument(sent.bytes)
    : { form: 'link', address: checkedDocumentAddress(sent.address) };
}

function versionOf(
  common: Pick<DocumentVersion, 'kind' | 'version' | 'publishedAt'>,
  content: DocumentContent,
): DocumentVersion {
  return content.form === 'link'
    ? { ...common, form: content.form, address: content.address }
    : { ...common, form: content.form, size: content.bytes.length };
}
