// A municipality's mails: on or off, where answers go, and what could not be delivered.
import { hasRole } from '../../domain/actor';
import type { ShownMails } from '../../usecases/show-mails';
import type { PersonContext } from '../kit/context';
import { cursorText } from '../kit/cursor';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { pagination } from '../kit/paging';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Alert, Breadcrumb, Cell, Description, Link, Pagination, Table } from '../kit/view-models';

type MailsModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly notConfigured: Alert | null;
  readonly settings: readonly Description[];
  /** Null for those who may only read. */
  readonly form: FormView | null;
  readonly toPreview: Link;
  /** Null for those who may only read. */
  readonly toTexts: Link | null;
  /** Null where nothing was sent. */
  readonly undeliverable: Table | null;
  readonly pagination: Pagination;
};
export const mailsPage = page<MailsModel>('mails/mails');

export function mailsModel(
  context: PersonContext,
  shown: ShownMails,
  sent: Parsed<unknown> | null,
): MailsModel {
  const { t, tenant, actor } = context;
  const { items } = shown.undeliverable;
  const title = t('mails.title');
  return {
    title,
    breadcrumb: { links: [{ label: t('settings.title'), href: paths.settings(tenant.slug) }], here: title },
    notConfigured: shown.isConfigured
      ? null
      : { tone: 'info', title: t('mails.not-configured'), lines: [t('mails.not-configured-text')] },
    settings: [
      { term: t('mails.state'), value: { badge: stateBadge(context, shown) } },
      { term: t('mails.reply-to'), value: { text: shown.replyTo ?? t('settings.not-given') } },
    ],
    form: hasRole(actor, 'tenant-admin') ? formOf(context, shown, sent) : null,
    toPreview: { label: t('mails.to-preview'), href: paths.mailPreview(tenant.slug) },
    toTexts: hasRole(actor, 'tenant-admin')
      ? { label: t('mail-texts.link'), href: paths.mailTexts.list(tenant.slug) }
      : null,
    undeliverable: shown.isConfigured || items.length > 0 ? tableOf(context, shown) : null,
    pagination: pagination(context, {
      filters: {},
      newer: null,
      older: cursorText(shown.undeliverable.next),
      hits: null,
    }),
  };
}

function stateBadge({ t }: PersonContext, { enabled }: ShownMails) {
  return enabled ? badge(t('mails.on'), 'success') : badge(t('mails.off'), 'neutral');
}

function formOf({ t, tenant, language }: PersonContext, shown: ShownMails, sent: Parsed<unknown> | null) {
  return formView({
    language,
    action: paths.settingsPart(tenant.slug, 'mails'),
    fields: [
      { kind: 'box', name: 'enabled', label: t('mails.enabled'), hint: t('mails.enabled-hint') },
      {
        kind: 'text',
        name: 'replyTo',
        label: t('mails.reply-to'),
        hint: t('mails.reply-to-hint'),
        optional: true,
      },
    ],
    submit: t('kit.save'),
    sent,
    initial: { ...(shown.enabled ? { enabled: 'yes' } : {}), replyTo: shown.replyTo ?? '' },
    cancel: { label: t('kit.cancel'), href: paths.settings(tenant.slug) },
  });
}

function tableOf(context: PersonContext, { undeliverable }: ShownMails): Table {
  const { t, format } = context;
  return {
    caption: t('mails.undeliverable.caption'),
    captionHidden: true,
    columns: (['person', 'kind', 'when', 'why'] as const).map((column) => ({
      label: t(`mails.undeliverable.${column}`),
    })),
    rows: undeliverable.items.map((mail) => [
      { text: mail.name ?? t('mails.undeliverable.nobody') },
      { text: t(`mails.kind.${mail.kind}`) },
      { text: format.dateTime(mail.endedAt) },
      whyCell(context, mail),
    ]),
    empty: { title: t('mails.undeliverable.empty'), text: t('mails.undeliverable.empty-text') },
  };
}

type Undeliverable = ShownMails['undeliverable']['items'][number];

/** An answer of the server is a number, with which its administrator finds the rest. */
function whyCell({ t }: PersonContext, { state, answer }: Undeliverable): Cell {
  if (answer === 'address') return { text: t('mails.undeliverable.address') };
  const text = t(state === 'given-up' ? 'mails.undeliverable.given-up' : 'mails.undeliverable.refused');
  return { text, note: t('mails.undeliverable.answer', { answer }) };
}
