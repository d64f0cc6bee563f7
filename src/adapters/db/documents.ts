// A tenant's documents: a row for each version, which nothing changes afterwards.
import type { DocumentContent, DocumentForm, DocumentKind, DocumentVersion } from '../../domain/document';
import type { DocumentRecords, StoredDocument } from '../../usecases/ports-of-looks';
import { addRow, rowsOf, type Scope } from './scope';

type VersionRow = {
  readonly kind: string;
  readonly version: number;
  readonly form: DocumentForm;
  readonly published_at: string;
  readonly address: string | null;
  readonly size: number | null;
};
type ContentRow = VersionRow & { readonly content: Buffer | null };

const versionColumns = ['kind', 'version', 'form', 'published_at', 'address', 'size'] as const;

const newestOfEachKind = `documents.version = (SELECT MAX(newer.version) FROM documents AS newer
  WHERE newer.tenant_id = documents.tenant_id AND newer.kind = documents.kind)`;

export function documentRecords(scope: Scope): DocumentRecords {
  const ofKind = (kind: DocumentKind) => rowsOf(scope, 'documents').where({ kind });
  const whole = [...versionColumns, 'content'];
  return {
    inForce: async () => {
      const rows = rowsOf(scope, 'documents').whereRaw(newestOfEachKind).orderBy('kind');
      return (await rows.select<VersionRow[]>([...versionColumns])).map(versionOf);
    },
    versions: async (kind) => {
      const rows = ofKind(kind).orderBy('version', 'desc').limit(100);
      return (await rows.select<VersionRow[]>([...versionColumns])).map(versionOf);
    },
    find: async (kind, version) =>
      storedOf(await ofKind(kind).where({ version }).first<ContentRow | undefined>(whole)),
    newest: async (kind) =>
      storedOf(await ofKind(kind).orderBy('version', 'desc').first<ContentRow | undefined>(whole)),
    insert: (version, content) => addRow(scope, 'documents', rowOf(version, content)),
  };
}

function versionOf(row: VersionRow): DocumentVersion {
  const common = {
    kind: row.kind as DocumentKind,
    version: row.version,
    publishedAt: new Date(row.published_at),
  };
  return row.form === 'link'
    ? { ...common, form: row.form, address: row.address ?? '' }
    : { ...common, form: row.form, size: row.size ?? 0 };
}

function storedOf(row: ContentRow | undefined): StoredDocument | null {
  if (row === undefined) return null;
  const content: DocumentContent =
    row.form === 'link'
      ? { form: row.form, address: row.address ?? '' }
      : { form: row.form, bytes: row.content ?? Buffer.alloc(0) };
  return { version: versionOf(row), content };
}

function rowOf({ kind, version, publishedAt }: DocumentVersion, content: DocumentContent): object {
  const kept =
    content.form === 'link'
      ? { address: content.address, size: null, content: null }
      : { address: null, size: content.bytes.length, content: Buffer.from(content.bytes) };
  return { kind, version, form: content.form, published_at: publishedAt.toISOString(), ...kept };
}
