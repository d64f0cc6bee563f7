// A municipality's documents: the one in force for its people, all versions and the next one for its admins.
import { documentKinds, largestDocument, type DocumentKind } from '../../domain/document';
import { Refusal } from '../../domain/errors';
import { listDocuments } from '../../usecases/list-documents';
import type { Ports } from '../../usecases/ports';
import type { StoredDocument } from '../../usecases/ports-of-looks';
import { publishDocument, type DocumentToPublish } from '../../usecases/publish-document';
import { readDocumentInForce, readDocumentVersion } from '../../usecases/read-document';
import type { PersonContext, PublicContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { download, redirect, show, type Result } from '../kit/result';
import type { PersonRoute, PublicRoute } from '../kit/route';
import { tenantRoute } from '../kit/tenant-route';
import { uploadedFile } from '../kit/uploaded-file';
import { documentForms, listModel, listPage, publishModel, publishPage } from './list-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

const readers = ['it-admin', 'tenant-admin'] as const;
const publishers = ['tenant-admin'] as const;

export function documentRoutes(ports: Needs): readonly (PersonRoute | PublicRoute)[] {
  return [
    ...documentKinds.map((kind) => inForce[kind](ports)),
    {
      method: 'get',
      path: paths.settingsPart(':tenant', 'documents'),
      guard: 'person',
      permission: readers,
      handler: async (context) =>
        show(listPage, listModel(context, await listDocuments(ports, context.actor))),
    },
    ...documentKinds.flatMap((kind) => upkeep(ports, kind)),
  ];
}

/** Everybody may know how their data are used before they sign in (Art. 13 GDPR); the leaflet is for those who work here. */
const inForce: Readonly<Record<DocumentKind, (ports: Needs) => PersonRoute | PublicRoute>> = {
  'privacy-notice': (ports) =>
    tenantRoute(paths.documents.inForce(':tenant', 'privacy-notice'), async (context) =>
      handedOut(context, await readDocumentInForce(ports, context.tenant.id, 'privacy-notice')),
    ),
  leaflet: (ports) => ({
    method: 'get',
    path: paths.documents.inForce(':tenant', 'leaflet'),
    guard: 'person',
    permission: 'signed-in',
    handler: async (context) =>
      handedOut(context, await readDocumentInForce(ports, context.actor.tenantId, 'leaflet')),
  }),
};

function upkeep(ports: Needs, kind: DocumentKind): readonly PersonRoute[] {
  const path = paths.documents.publish(':tenant', kind);
  const common = { path, guard: 'person', permission: publishers } as const;
  return [
    {
      ...common,
      method: 'get',
      handler: async (context) => show(publishPage, publishModel(context, kind, null)),
    },
    {
      ...common,
      method: 'post',
      upload: { field: 'file', as: 'bytes', largest: largestDocument },
      handler: (context) => publish(ports, context, kind),
    },
    {
      method: 'get',
      path: paths.documents.version(':tenant', kind, ':version'),
      guard: 'person',
      permission: readers,
      handler: async (context) => {
        const version = versionIn(context);
        return handedOut(context, await readDocumentVersion(ports, context.actor, { kind, version }));
      },
    },
  ];
}

function versionIn({ params }: PersonContext): number {
  const typed = params['version'] ?? '';
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new Refusal('not-found', 'no-such-document');
  return Number(typed);
}

const fileTypes = {
  pdf: { ending: 'pdf', contentType: 'application/pdf' },
  text: { ending: 'txt', contentType: 'text/plain; charset=utf-8' },
} as const;

function handedOut(
  { t, tenant }: PublicContext & { readonly tenant: { readonly slug: string } },
  { version, content }: StoredDocument,
): Result {
  if (content.form === 'link') return redirect(content.address);
  const { ending, contentType } = fileTypes[content.form];
  const name = t(`documents.file-name.${version.kind}`, {
    tenant: tenant.slug,
    version: String(version.version),
  });
  return download({ fileName: `${name}.${ending}`, contentType, body: content.bytes });
}

const fieldOf: FieldOfRefusal = {
  'file-empty': 'file',
  'document-unknown': 'file',
  'document-markup': 'file',
  'document-cut-off': 'file',
  'document-too-large': 'file',
  'document-text-too-long': 'file',
  'document-missing': 'file',
  'document-twice': 'file',
  'document-address': 'address',
};

async function publish(ports: Needs, context: PersonContext, kind: DocumentKind): Promise<Result> {
  const { actor, body, t, tenant } = context;
  const again = (sent: Parsed<unknown>): Result =>
    show(publishPage, publishModel(context, kind, sent), { status: 422 });
  const sent = readForm(documentForms, body);
  if (!sent.ok) return again(sent);
  try {
    const content = contentIn(sent.value.address, uploadedFile(body));
    const { version, isNew } = await publishDocument(ports, actor, { kind, content });
    const values = { name: t(`documents.kind.${kind}`), version: String(version.version) };
    return redirect(paths.settingsPart(tenant.slug, 'documents'), {
      tone: isNew ? 'success' : 'info',
      title: t(isNew ? 'documents.published' : 'documents.unchanged', values),
    });
  } catch (error) {
    return again(refusedForm(sent, error, fieldOf));
  }
}

function contentIn(address: string, file: ReturnType<typeof uploadedFile>): DocumentToPublish['content'] {
  if (file === 'too-large') throw new Refusal('too-large', 'document-too-large');
  if (file !== null && address !== '') throw new Refusal('invalid', 'document-twice');
  if (file !== null) return { bytes: file };
  if (address === '') throw new Refusal('invalid', 'document-missing');
  return { address };
}
