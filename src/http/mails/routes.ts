// The pages about a municipality's mails: its IT sees them, its admin switches them on and off.
import { pageSize } from '../../domain/paging';
import { changeMailSettings } from '../../usecases/change-mail-settings';
import type { Ports } from '../../usecases/ports';
import { previewMails, showMails } from '../../usecases/show-mails';
import type { PersonContext } from '../kit/context';
import { readCursor } from '../kit/cursor';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { askBeforeReset, listTexts, previewText, resetText, saveText, showText } from './changing-texts';
import { mailsForm } from './forms';
import { mailsModel, mailsPage } from './mails-page';
import { previewModel, previewPage } from './preview-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'mail'>;

const readers = ['it-admin', 'tenant-admin'] as const;

export function mailRoutes(ports: Needs): readonly PersonRoute[] {
  const path = paths.settingsPart(':tenant', 'mails');
  const route = { guard: 'person', method: 'get', permission: readers } as const;
  return [
    { ...route, path, handler: async (context) => show(mailsPage, await modelFor(ports, context, null)) },
    {
      ...route,
      path: paths.mailPreview(':tenant'),
      handler: async (context) =>
        show(previewPage, previewModel(context, await previewMails(ports, context.actor))),
    },
    {
      ...route,
      method: 'post',
      path,
      permission: ['tenant-admin'],
      handler: (context) => change(ports, context),
    },
    ...textRoutes(ports),
  ];
}

function textRoutes(ports: Needs): readonly PersonRoute[] {
  const own = { guard: 'person', permission: ['tenant-admin'] } as const;
  const list = paths.mailTexts.list(':tenant');
  const one = paths.mailTexts.change(':tenant', ':kind');
  const save = paths.mailTexts.act(':tenant', ':kind', 'save');
  const reset = paths.mailTexts.act(':tenant', ':kind', 'reset');
  return [
    { ...own, method: 'get', path: list, handler: (context) => listTexts(ports, context) },
    { ...own, method: 'get', path: one, handler: (context) => showText(ports, context) },
    { ...own, method: 'post', path: one, handler: (context) => previewText(ports, context) },
    { ...own, method: 'post', path: save, handler: (context) => saveText(ports, context) },
    { ...own, method: 'get', path: reset, handler: (context) => askBeforeReset(ports, context) },
    { ...own, method: 'post', path: reset, handler: (context) => resetText(ports, context) },
  ];
}

async function modelFor(ports: Needs, context: PersonContext, sent: Parsed<unknown> | null) {
  const page = { after: readCursor(context.query['after']), limit: pageSize };
  return mailsModel(context, await showMails(ports, context.actor, page), sent);
}

async function change(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, tenant, t } = context;
  const again = async (sent: Parsed<unknown>): Promise<Result> =>
    show(mailsPage, await modelFor(ports, context, sent), { status: 422 });
  const sent = readForm(mailsForm, context.body);
  if (!sent.ok) return again(sent);
  const { enabled, replyTo } = sent.value;
  try {
    await changeMailSettings(ports, actor, { enabled, replyTo: replyTo === '' ? null : replyTo });
  } catch (error) {
    return again(refusedForm(sent, error, () => 'replyTo'));
  }
  return redirect(paths.settingsPart(tenant.slug, 'mails'), { tone: 'success', title: t('settings.saved') });
}
