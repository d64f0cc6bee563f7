// Handlers: the words of a mail are looked at in a preview first, then saved; and the way back to the product's text.
import { Refusal } from '../../domain/errors';
import { isMailKind, type MailKind } from '../../domain/mail';
import { changeMailTemplate } from '../../usecases/change-mail-template';
import type { Ports } from '../../usecases/ports';
import { listMailTemplates, previewMailTemplate, showMailTemplate } from '../../usecases/show-mail-templates';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm, withError } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import { textModel, textPage, type Proposed } from './text-page';
import { judged, resetForm, textsForm } from './texts-form';
import { textsModel, textsPage, textsTrail } from './texts-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'mail'>;

export async function listTexts(ports: Needs, context: PersonContext): Promise<Result> {
  return show(textsPage, textsModel(context, await listMailTemplates(ports, context.actor)));
}

export async function showText(ports: Needs, context: PersonContext): Promise<Result> {
  return page(ports, context, { proposed: null, status: 200 });
}

export async function previewText(ports: Needs, context: PersonContext): Promise<Result> {
  const kind = kindIn(context);
  const sent = readForm(textsForm, context.body);
  const words = judged(kind, sent);
  if (!words.ok) return page(ports, context, { proposed: { sent: words.again, preview: null }, status: 422 });
  const { texts, seen } = words;
  const mail = await previewMailTemplate(ports, context.actor, { kind, texts });
  return page(ports, context, { proposed: { sent, preview: { mail, texts, seen } }, status: 200 });
}

export async function saveText(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, tenant, t } = context;
  const kind = kindIn(context);
  const sent = readForm(textsForm, context.body);
  const words = judged(kind, sent);
  if (!words.ok) return page(ports, context, { proposed: { sent: words.again, preview: null }, status: 422 });
  try {
    const { isNew } = await changeMailTemplate(ports, actor, { kind, texts: words.texts, seen: words.seen });
    return redirect(paths.mailTexts.change(tenant.slug, kind), {
      tone: isNew ? 'success' : 'info',
      title: t(isNew ? 'mail-texts.saved' : 'mail-texts.unchanged'),
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'mail-template-changed-meanwhile') throw error;
    const { versions } = await showMailTemplate(ports, actor, kind);
    // Whoever looks at the text that counts now and saves again knows what they replace.
    const values = { ...sent.values, seen: [String(versions[0]?.version ?? 0)] };
    const again = withError({ ...sent, values }, 'de-opening', `refusal.${error.reason}`);
    return page(ports, context, { proposed: { sent: again, preview: null }, status: 409 });
  }
}

export async function askBeforeReset(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, tenant, actor } = context;
  const kind = kindIn(context);
  const [present] = (await showMailTemplate(ports, actor, kind)).versions;
  const back = paths.mailTexts.change(tenant.slug, kind);
  if (present === undefined || present.texts === null) return redirect(back);
  return askFirst(context, {
    title: t('mail-texts.reset-title', { mail: t(`mails.kind.${kind}`) }),
    breadcrumb: textsTrail(context, t('mail-texts.reset'), true),
    consequence: t('mail-texts.reset-consequence'),
    action: paths.mailTexts.act(tenant.slug, kind, 'reset'),
    button: t('mail-texts.reset'),
    back,
    hidden: [{ name: 'seen', value: String(present.version) }],
  });
}

export async function resetText(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, tenant, t } = context;
  const kind = kindIn(context);
  const [present] = (await showMailTemplate(ports, actor, kind)).versions;
  const sent = readForm(resetForm, context.body);
  const isStale = !sent.ok || present?.version !== sent.value.seen;
  if (isStale && present?.texts != null) throw new Refusal('conflict', 'mail-template-changed-meanwhile');
  const { isNew } = await changeMailTemplate(ports, actor, {
    kind,
    texts: null,
    seen: present?.version ?? 0,
  });
  return redirect(paths.mailTexts.change(tenant.slug, kind), {
    tone: isNew ? 'success' : 'info',
    title: t(isNew ? 'mail-texts.reset-done' : 'mail-texts.unchanged'),
  });
}

function kindIn({ params }: PersonContext): MailKind {
  const kind = params['kind'] ?? '';
  if (!isMailKind(kind)) throw new Refusal('not-found', 'page-not-found');
  return kind;
}

type Shown = { readonly proposed: Proposed | null; readonly status: 200 | 409 | 422 };

async function page(ports: Needs, context: PersonContext, { proposed, status }: Shown): Promise<Result> {
  const shown = await showMailTemplate(ports, context.actor, kindIn(context));
  return show(textPage, textModel(context, shown, proposed), { status });
}
