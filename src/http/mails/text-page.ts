// The words of one kind of mail: what may stand in them, how it reads before it is saved, and who changed it when.
import { fieldsOfMail, type MailKind } from '../../domain/mail';
import type { MailTexts } from '../../domain/mail-template';
import type { WrittenMail } from '../../usecases/ports-of-mails';
import type { ShownTemplate } from '../../usecases/show-mail-templates';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Action, Breadcrumb, Description, Link, Table } from '../kit/view-models';
import { hiddenTexts, partSpecs, valuesOf } from './texts-form';
import { changed, textsTrail } from './texts-page';

type Read = { readonly heading: string; readonly subject: string; readonly text: string };
type TextModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  /** The words that are not saved yet, and the button that saves them. */
  readonly preview: (Read & { readonly save: Action }) | null;
  readonly fields: readonly Description[];
  readonly form: FormView;
  readonly reset: Link | null;
  readonly present: Read;
  readonly product: Read | null;
  readonly history: Table | null;
};
export const textPage = page<TextModel>('mails/text');

export type Proposed = {
  readonly sent: Parsed<unknown>;
  readonly preview: {
    readonly mail: WrittenMail;
    readonly texts: MailTexts | null;
    readonly seen: number;
  } | null;
};

export function textModel(
  context: PersonContext,
  shown: ShownTemplate,
  proposed: Proposed | null,
): TextModel {
  const { t, tenant, language } = context;
  const { kind, versions, present, product } = shown;
  const [template] = versions;
  const title = t('mail-texts.one', { mail: t(`mails.kind.${kind}`) });
  const isOwn = template !== undefined && template.texts !== null;
  return {
    title,
    breadcrumb: textsTrail(context, t(`mails.kind.${kind}`), true),
    preview: previewOf(context, kind, proposed),
    fields: fieldsOfMail(kind).map((name) => ({
      term: `{{${name}}}`,
      value: { text: t(`mail-texts.field.${name}`) },
    })),
    form: formView({
      language,
      action: paths.mailTexts.change(tenant.slug, kind),
      fields: partSpecs(context),
      submit: t('mail-texts.preview'),
      look: proposed?.preview == null ? 'primary' : 'secondary',
      sent: proposed?.sent ?? null,
      initial: valuesOf(template?.texts ?? null),
      hidden: [{ name: 'seen', value: seenOf(shown, proposed) }],
      cancel: { label: t('kit.cancel'), href: paths.mailTexts.list(tenant.slug) },
    }),
    reset: isOwn
      ? { label: t('mail-texts.reset'), href: paths.mailTexts.act(tenant.slug, kind, 'reset') }
      : null,
    present: readOf(context, t('mail-texts.present'), present),
    product: isOwn ? readOf(context, t('mail-texts.product'), product) : null,
    history: versions.length === 0 ? null : historyOf(context, shown),
  };
}

/** That on which the words were written, also after somebody else has saved others. */
function seenOf({ versions }: ShownTemplate, proposed: Proposed | null): string {
  return proposed?.sent.values['seen']?.at(-1) ?? String(versions[0]?.version ?? 0);
}

function readOf({ t }: PersonContext, heading: string, { subject, text }: WrittenMail): Read {
  return { heading, subject: t('mails.preview.subject', { subject }), text };
}

function previewOf(context: PersonContext, kind: MailKind, proposed: Proposed | null): TextModel['preview'] {
  const preview = proposed?.preview ?? null;
  if (preview === null) return null;
  const { t, tenant } = context;
  return {
    ...readOf(context, t('mail-texts.preview-heading'), preview.mail),
    save: {
      action: paths.mailTexts.act(tenant.slug, kind, 'save'),
      label: t('mail-texts.save'),
      look: 'primary',
      hidden: hiddenTexts(preview.texts, preview.seen),
    },
  };
}

function historyOf(context: PersonContext, { versions }: ShownTemplate): Table {
  const { t, format } = context;
  return {
    caption: t('mail-texts.history'),
    captionHidden: true,
    columns: (['version', 'whose', 'changed'] as const).map((column) => ({
      label: t(`mail-texts.column.${column}`),
    })),
    rows: versions.map((one) => [
      { text: format.number(one.version) },
      { text: t(one.texts === null ? 'mail-texts.whose.product' : 'mail-texts.whose.own') },
      changed(context, one),
    ]),
    empty: { title: '', text: '' },
  };
}
