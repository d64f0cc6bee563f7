// The whole of a municipality's adaptation, or of the provider's template, as a file: taken along, and brought back.
import { largestCatalogueFile } from '../../domain/catalogue-files';
import type { ShownCatalogue } from '../../usecases/show-catalogue';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView } from '../kit/form-view';
import { paths } from '../kit/paths';
import { uploadedFile } from '../kit/uploaded-file';
import type { Alert } from '../kit/view-models';
import { breadcrumb, questionsModel, type QuestionsModel } from './view';

type Sent = { readonly sent: Parsed<unknown> | null; readonly alerts?: readonly Alert[] };

export function fileModel(
  context: PersonContext,
  { draft }: ShownCatalogue,
  { sent, alerts = [] }: Sent,
): QuestionsModel {
  const { t, tenant, language, format } = context;
  const title = t('questions.file.title');
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title),
    lead: t('questions.file.lead'),
    alerts,
    parts: [
      {
        heading: t('questions.file.get'),
        text: t('questions.file.get-text'),
        table: null,
        links: [{ label: t('questions.download'), href: paths.questions.part(tenant.slug, 'download') }],
      },
    ],
    formHeading: t('questions.file.put'),
    form: formView({
      language,
      action: paths.questions.part(tenant.slug, 'file'),
      fields: [fileField(context, format.number(largestCatalogueFile / 1024))],
      hidden: [{ name: 'revision', value: String(draft.revision) }],
      submit: t('questions.file.submit'),
      sent,
      cancel: { label: t('kit.cancel'), href: paths.questions.overview(tenant.slug) },
    }),
  });
}

export function fileField({ t }: PersonContext, kilobytes: string) {
  return {
    kind: 'file',
    name: 'file',
    label: t('questions.file.field'),
    hint: t('questions.file.field-hint', { kilobytes }),
  } as const;
}

export type TextOfFile =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

export function textIn(body: unknown): TextOfFile {
  const file = uploadedFile(body);
  if (file === 'too-large') return { ok: false, reason: 'questions.file.too-large' };
  if (file === null || file.length === 0) return { ok: false, reason: 'form.error.missing' };
  return { ok: true, text: new TextDecoder('utf-8').decode(file) };
}
