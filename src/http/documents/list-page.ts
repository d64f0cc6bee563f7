// A municipality's documents: all versions of each, and the form for the next one.
import { z } from 'zod';
import { hasRole } from '../../domain/actor';
import { largestDocument, type DocumentKind, type DocumentVersion } from '../../domain/document';
import type { ListedDocument } from '../../usecases/list-documents';
import type { PersonContext } from '../kit/context';
import { documentForm } from '../kit/document-link';
import type { Parsed } from '../kit/form';
import { line } from '../kit/form-input';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Breadcrumb, Cell, Table } from '../kit/view-models';

export const documentForms = z.object({ address: line({ max: 500, min: 0 }) });

type Part = {
  readonly heading: string;
  readonly text: string;
  readonly versions: Table;
  readonly publishLink: { readonly label: string; readonly href: string } | null;
};
type ListModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly parts: readonly Part[];
};
export const listPage = page<ListModel>('documents/list');

type PublishModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  readonly form: FormView;
};
export const publishPage = page<PublishModel>('documents/publish');

export function listModel(context: PersonContext, documents: readonly ListedDocument[]): ListModel {
  const { t, tenant } = context;
  const title = t('documents.title');
  return {
    title,
    breadcrumb: { links: [{ label: t('settings.title'), href: paths.settings(tenant.slug) }], here: title },
    parts: documents.map((document) => part(context, document)),
  };
}

function part(context: PersonContext, { kind, versions }: ListedDocument): Part {
  const { t, tenant, actor } = context;
  return {
    heading: t(`documents.kind.${kind}`),
    text: t(`documents.about.${kind}`),
    versions: {
      caption: t('documents.versions', { name: t(`documents.kind.${kind}`) }),
      captionHidden: true,
      columns: (['version', 'since', 'form'] as const).map((column) => ({
        label: t(`documents.column.${column}`),
      })),
      rows: versions.map((version, index) => versionRow(context, version, index === 0)),
      empty: { title: t('documents.empty'), text: t(`documents.empty-text.${kind}`) },
    },
    publishLink: hasRole(actor, 'tenant-admin')
      ? {
          label: t('documents.publish-link', { name: t(`documents.kind.${kind}`) }),
          href: paths.documents.publish(tenant.slug, kind),
        }
      : null,
  };
}

function versionRow(context: PersonContext, version: DocumentVersion, inForce: boolean): readonly Cell[] {
  const { t, tenant, format } = context;
  const number = String(version.version);
  return [
    {
      text: t('documents.version', { version: number }),
      href: paths.documents.version(tenant.slug, version.kind, number),
      badge: inForce ? badge(t('documents.in-force'), 'success') : null,
    },
    { text: format.dateTime(version.publishedAt) },
    {
      text: documentForm(context, version),
      ...(version.form === 'link' ? { note: version.address } : {}),
    },
  ];
}

/** The file comes last: where it is too large, what stands before it has been read. */
export function publishModel(
  context: PersonContext,
  kind: DocumentKind,
  sent: Parsed<unknown> | null,
): PublishModel {
  const { t, tenant, language, format } = context;
  const { slug } = tenant;
  const name = t(`documents.kind.${kind}`);
  const list = paths.settingsPart(slug, 'documents');
  const title = t('documents.publish-title', { name });
  return {
    title,
    breadcrumb: {
      links: [
        { label: t('settings.title'), href: paths.settings(slug) },
        { label: t('documents.title'), href: list },
      ],
      here: title,
    },
    lead: t('documents.publish-lead'),
    form: formView({
      language,
      action: paths.documents.publish(slug, kind),
      fields: [
        {
          kind: 'text',
          name: 'address',
          label: t('documents.address'),
          hint: t('documents.address-hint'),
          optional: true,
        },
        {
          kind: 'file',
          name: 'file',
          label: t('documents.file'),
          hint: t('documents.file-hint', { megabytes: format.number(largestDocument / 1024 / 1024) }),
          optional: true,
        },
      ],
      submit: t('documents.submit'),
      sent,
      cancel: { label: t('kit.cancel'), href: list },
    }),
  };
}
